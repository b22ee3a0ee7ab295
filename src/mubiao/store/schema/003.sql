-- 3: full text search. A row of the index is the current extraction of a document, a column the text of its sections of one kind.
-- Chinese is indexed by pairs of characters, each as often as the logarithm of its count (see bigrams.py); the text itself is in texts.

CREATE VIRTUAL TABLE search USING fts5 (
    review, outlook, plan, tasks, self_governance, appendix, other,
    content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO search (search, rank) VALUES ('automerge', 8);

-- What is in the index: extraction by extraction, with what it was indexed as, so that it can be taken out again.
CREATE TABLE indexed (
    extraction INTEGER PRIMARY KEY,
    way INTEGER NOT NULL         -- of making terms from text
);

CREATE VIRTUAL TABLE terms USING fts5vocab (search, row);

-- 10: an index of the text that is cheaper to add to. Its terms come ready (see bigrams.py): they are parted at blanks alone, and nothing is
-- looked up for their characters. More of them are held before they are written, and joined more seldom.

DROP TABLE terms;
DROP TABLE search;
DELETE FROM indexed;
CREATE VIRTUAL TABLE search USING fts5 (terms, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
INSERT INTO search (search, rank) VALUES ('automerge', 16);
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
CREATE VIRTUAL TABLE terms USING fts5vocab (search, row);

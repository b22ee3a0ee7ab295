-- 6: what was said of a row can be taken back, by an entry of the log that names the one it withdraws. An anchor knows its row.

CREATE TABLE corrections_now (
    number INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,      -- the same in every database that has it
    action TEXT NOT NULL CHECK (action IN ('correct', 'reject', 'confirm', 'add', 'withdraw')),
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    why TEXT NOT NULL,
    document_id TEXT NOT NULL,
    part INTEGER NOT NULL,
    statement TEXT NOT NULL,       -- id of the row
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    evidence TEXT NOT NULL,        -- the passage, by which the anchor is found again when the text has moved
    was TEXT NOT NULL,             -- json: the row as it stood; the entry that is withdrawn
    fields TEXT NOT NULL           -- json: what is changed, or all fields of a row that is added, or {"withdraws": uid}
);
INSERT INTO corrections_now SELECT * FROM corrections;

CREATE TABLE anchors_now (
    correction INTEGER PRIMARY KEY REFERENCES corrections_now,
    state TEXT NOT NULL,           -- held, moved, changed, unread, gone, lost, withdrawn
    note TEXT,
    n INTEGER                      -- of the row in the current extraction, where it has one
);
INSERT INTO anchors_now
SELECT a.correction, a.state, a.note,
       (SELECT f.n FROM documents d JOIN extractions e ON e.document = d.id AND e.current JOIN figures f ON f.extraction = e.id
        WHERE d.document_id = c.document_id AND d.part = c.part AND f.id = number_of_id(c.statement) LIMIT 1)
FROM anchors a JOIN corrections c ON c.number = a.correction;
DROP TABLE anchors;
DROP TRIGGER corrections_stay;
DROP TRIGGER corrections_remain;
DROP TABLE corrections;
ALTER TABLE corrections_now RENAME TO corrections;
ALTER TABLE anchors_now RENAME TO anchors;

CREATE INDEX corrections_document ON corrections (document_id, part);
CREATE INDEX corrections_statement ON corrections (statement);
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN
    SELECT raise(ABORT, 'the log of corrections is append-only');
END;
CREATE TRIGGER corrections_remain BEFORE DELETE ON corrections BEGIN
    SELECT raise(ABORT, 'the log of corrections is append-only');
END;
CREATE INDEX anchors_loose ON anchors (state) WHERE state NOT IN ('held', 'gone', 'withdrawn');

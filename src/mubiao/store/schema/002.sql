-- 2: official series, corrections by hand; the index of cells without phrases outside the vocabulary, which made up half of it.

CREATE TABLE series (
    area INTEGER NOT NULL REFERENCES areas,
    indicator TEXT NOT NULL,
    measure TEXT NOT NULL,
    period TEXT NOT NULL,
    source TEXT NOT NULL,
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    PRIMARY KEY (area, indicator, measure, period, source)
) WITHOUT ROWID;

-- The log of corrections: what people said of rows, anchored to document and span, never changed and never deleted.
CREATE TABLE corrections (
    number INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,      -- the same in every database that has it
    action TEXT NOT NULL CHECK (action IN ('correct', 'reject', 'confirm', 'add')),
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    why TEXT NOT NULL,
    document_id TEXT NOT NULL,
    part INTEGER NOT NULL,
    statement TEXT NOT NULL,       -- id of the row
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    evidence TEXT NOT NULL,        -- the passage, by which the anchor is found again when the text has moved
    was TEXT NOT NULL,             -- json: the row as it stood
    fields TEXT NOT NULL           -- json: what is changed, or all fields of a row that is added
);
CREATE INDEX corrections_document ON corrections (document_id, part);
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN
    SELECT raise(ABORT, 'the log of corrections is append-only');
END;
CREATE TRIGGER corrections_remain BEFORE DELETE ON corrections BEGIN
    SELECT raise(ABORT, 'the log of corrections is append-only');
END;

-- Where each correction holds in the current extraction of its document; made anew from the log whenever the document is extracted again.
CREATE TABLE anchors (
    correction INTEGER PRIMARY KEY REFERENCES corrections,
    state TEXT NOT NULL,           -- held, moved, changed, unread, gone, lost
    statement INTEGER REFERENCES statements ON DELETE SET NULL,
    note TEXT
);
CREATE INDEX anchors_statement ON anchors (statement);
CREATE INDEX anchors_loose ON anchors (state) WHERE state NOT IN ('held', 'gone');

-- confirmed, corrected, rejected or added by hand; null for a row as it was extracted
ALTER TABLE statements ADD COLUMN status TEXT;
-- json: the fields that corrections changed, as they were extracted
ALTER TABLE statements ADD COLUMN extracted TEXT;
CREATE INDEX statements_status ON statements (status) WHERE status IS NOT NULL;

DROP INDEX statements_cell;
CREATE INDEX statements_cell ON statements (indicator, kind, measure) WHERE indicator NOT LIKE 'other:%';

DROP VIEW current_statements;
CREATE VIEW current_statements AS
SELECT s.id, d.name AS document, d.document_id, s.kind, s.headline, a.name AS area, a.code AS area_code, a.name_en AS area_en,
       ra.name AS report_area, e.report_year, s.indicator, s.measure, s.period, s.low, s.high, s.unit, s.bound, s.stance, s.relative_op,
       s.relative_to, s.relative_margin, s.printed, substr(t.text, s.start + 1, s."end" - s.start) AS evidence, s.start, s."end",
       s.section, s.confidence, s.aims_higher, s.action, s.rank, s.rank_in, s.notes, s.status
FROM statements s
JOIN extractions e ON e.id = s.extraction AND e.current
JOIN documents d ON d.id = e.document
JOIN texts t ON t.id = e.text
LEFT JOIN areas a ON a.id = s.area
LEFT JOIN areas ra ON ra.id = e.area
WHERE s.status IS NOT 'rejected';

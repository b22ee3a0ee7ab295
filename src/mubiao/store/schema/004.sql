-- 4: a smaller file. Rows of statements are most of it: their set words become numbers, the indicator's name stands once, and the row is
-- kept with its extraction. The view statements shows them in words. The index of the text keeps which document has a term, and in steps
-- how often, but not where (see bigrams.py): a third of the size, and a ranking that need not look at every document.

CREATE TABLE indicators (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
INSERT INTO indicators (name) SELECT DISTINCT indicator FROM statements;

CREATE TABLE figures (
    extraction INTEGER NOT NULL REFERENCES extractions ON DELETE CASCADE,
    n INTEGER NOT NULL,              -- of the row in its extraction
    id INTEGER NOT NULL,             -- the 16 hexadecimal digits of the id as a number
    kind NOT NULL,                   -- numbers of the words in the view below; a word that is not among them stands as it is
    headline INTEGER NOT NULL,
    area INTEGER REFERENCES areas,
    indicator INTEGER NOT NULL REFERENCES indicators,
    measure NOT NULL,
    period,                          -- a year as a number
    low REAL,
    high REAL,
    unit NOT NULL,
    bound NOT NULL,
    stance NOT NULL,
    relative_op TEXT,
    relative_to TEXT,
    relative_margin REAL,
    printed TEXT NOT NULL,
    start INTEGER NOT NULL,          -- characters into texts.text; the evidence is text[start:end]
    "end" INTEGER NOT NULL,
    section NOT NULL,
    confidence INTEGER NOT NULL,     -- in thousandths
    aims_higher INTEGER NOT NULL,
    action TEXT,
    rank INTEGER,
    rank_in TEXT,
    notes TEXT,                      -- json list, null where there are none
    status TEXT,                     -- confirmed, corrected, rejected or added by hand; null as extracted
    extracted TEXT,                  -- json: the fields that corrections changed, as they were extracted
    PRIMARY KEY (extraction, n)
) WITHOUT ROWID;
INSERT INTO figures
SELECT s.extraction, row_number() OVER (PARTITION BY s.extraction ORDER BY s.number) - 1, number_of_id(s.id),
       CASE s.kind WHEN 'target' THEN 0 WHEN 'outcome' THEN 1 WHEN 'outlook' THEN 2 WHEN 'commitment' THEN 3 ELSE s.kind END,
       s.headline, s.area, i.id,
       CASE s.measure WHEN 'growth' THEN 0 WHEN 'avg_growth' THEN 1 WHEN 'level' THEN 2 WHEN 'ratio' THEN 3 WHEN 'change' THEN 4 ELSE s.measure END,
       CASE WHEN s.period GLOB '[0-9][0-9][0-9][0-9]' THEN CAST(s.period AS INTEGER) ELSE s.period END, s.low, s.high,
       CASE s.unit WHEN '%' THEN 0 WHEN 'pp' THEN 1 WHEN 'CNY' THEN 2 WHEN 'USD' THEN 3 WHEN 'persons' THEN 4 WHEN 'households' THEN 5 WHEN 't' THEN 6 WHEN 'tce' THEN 7 WHEN 'mu' THEN 8 WHEN 'm2' THEN 9 WHEN 'm3' THEN 10 WHEN 'km' THEN 11 WHEN 'km2' THEN 12 WHEN 'kWh' THEN 13 WHEN 'kW' THEN 14 WHEN 'ug/m3' THEN 15 WHEN 'days' THEN 16 WHEN 'years' THEN 17 WHEN 'index' THEN 18 WHEN 'count' THEN 19 ELSE s.unit END,
       CASE s.bound WHEN 'point' THEN 0 WHEN 'around' THEN 1 WHEN 'at_least' THEN 2 WHEN 'at_most' THEN 3 WHEN 'range' THEN 4 WHEN 'relative' THEN 5 WHEN 'qualitative' THEN 6 ELSE s.bound END,
       CASE s.stance WHEN 'firm' THEN 0 WHEN 'strive' THEN 1 ELSE s.stance END,
       s.relative_op, s.relative_to, s.relative_margin, s.printed, s.start, s."end",
       CASE s.section WHEN 'review' THEN 0 WHEN 'outlook' THEN 1 WHEN 'plan' THEN 2 WHEN 'tasks' THEN 3 WHEN 'self_governance' THEN 4 WHEN 'appendix' THEN 5 WHEN 'other' THEN 6 ELSE s.section END,
       CAST(round(s.confidence * 1000) AS INTEGER), s.aims_higher, s.action, s.rank, s.rank_in, s.notes, s.status, s.extracted
FROM statements s JOIN indicators i ON i.name = s.indicator;
CREATE INDEX figures_id ON figures (id);
CREATE INDEX figures_cell ON figures (indicator, kind, measure);
CREATE INDEX figures_status ON figures (status) WHERE status IS NOT NULL;

CREATE TABLE anchors_now (
    correction INTEGER PRIMARY KEY REFERENCES corrections,
    state TEXT NOT NULL,             -- held, moved, changed, unread, gone, lost
    note TEXT
);
INSERT INTO anchors_now SELECT correction, state, note FROM anchors;
DROP TABLE anchors;
ALTER TABLE anchors_now RENAME TO anchors;
CREATE INDEX anchors_loose ON anchors (state) WHERE state NOT IN ('held', 'gone');

DROP VIEW current_statements;
DROP TABLE statements;

CREATE VIEW statements AS
SELECT f.extraction, f.n, printf('%016x', f.id) AS id, f.id AS id_number,
       CASE f.kind WHEN 0 THEN 'target' WHEN 1 THEN 'outcome' WHEN 2 THEN 'outlook' WHEN 3 THEN 'commitment' ELSE f.kind END AS kind,
       f.headline, f.area, i.name AS indicator, f.indicator AS indicator_number,
       CASE f.measure WHEN 0 THEN 'growth' WHEN 1 THEN 'avg_growth' WHEN 2 THEN 'level' WHEN 3 THEN 'ratio' WHEN 4 THEN 'change' ELSE f.measure END AS measure,
       CAST(f.period AS TEXT) AS period, f.low, f.high,
       CASE f.unit WHEN 0 THEN '%' WHEN 1 THEN 'pp' WHEN 2 THEN 'CNY' WHEN 3 THEN 'USD' WHEN 4 THEN 'persons' WHEN 5 THEN 'households' WHEN 6 THEN 't' WHEN 7 THEN 'tce' WHEN 8 THEN 'mu' WHEN 9 THEN 'm2' WHEN 10 THEN 'm3' WHEN 11 THEN 'km' WHEN 12 THEN 'km2' WHEN 13 THEN 'kWh' WHEN 14 THEN 'kW' WHEN 15 THEN 'ug/m3' WHEN 16 THEN 'days' WHEN 17 THEN 'years' WHEN 18 THEN 'index' WHEN 19 THEN 'count' ELSE f.unit END AS unit,
       CASE f.bound WHEN 0 THEN 'point' WHEN 1 THEN 'around' WHEN 2 THEN 'at_least' WHEN 3 THEN 'at_most' WHEN 4 THEN 'range' WHEN 5 THEN 'relative' WHEN 6 THEN 'qualitative' ELSE f.bound END AS bound,
       CASE f.stance WHEN 0 THEN 'firm' WHEN 1 THEN 'strive' ELSE f.stance END AS stance,
       f.relative_op, f.relative_to, f.relative_margin, f.printed, f.start, f."end",
       CASE f.section WHEN 0 THEN 'review' WHEN 1 THEN 'outlook' WHEN 2 THEN 'plan' WHEN 3 THEN 'tasks' WHEN 4 THEN 'self_governance' WHEN 5 THEN 'appendix' WHEN 6 THEN 'other' ELSE f.section END AS section,
       f.confidence / 1000.0 AS confidence, f.aims_higher, f.action, f.rank, f.rank_in, f.notes, f.status, f.extracted,
       f.kind AS kind_number, f.measure AS measure_number
FROM figures f JOIN indicators i ON i.id = f.indicator;

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

DROP TABLE terms;
DROP TABLE search;
DELETE FROM indexed;
CREATE VIRTUAL TABLE search USING fts5 (terms, content = '', detail = none, columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO search (search, rank) VALUES ('automerge', 8);
CREATE VIRTUAL TABLE terms USING fts5vocab (search, row);

-- 1: documents, what was found in them, and by which program.
--
-- A document is its bytes. An extraction is what one version of the program made of it: its text (readers improve, so the text is the
-- extraction's), whose report it is, its sections and statements. The newest extraction of a document is current; older ones stay until
-- their run is dropped.

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    vocabulary_hash TEXT NOT NULL,  -- of indicators, places, units, words: everything that is data
    program_hash TEXT NOT NULL,     -- of the code that reads and extracts
    started_at TEXT NOT NULL,
    UNIQUE (version, vocabulary_hash, program_hash)
);

CREATE TABLE areas (
    id INTEGER PRIMARY KEY,
    code TEXT,
    name TEXT,
    name_en TEXT
);
CREATE UNIQUE INDEX areas_as_named ON areas (ifnull(code, ''), ifnull(name, ''), ifnull(name_en, ''));

CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,  -- sha-256 of the text in UTF-8
    text TEXT NOT NULL
);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL,        -- sha-256 of the bytes
    part INTEGER NOT NULL,            -- 2 for the second report in the same bytes
    name TEXT NOT NULL,               -- path or URL under which it first came
    media_type TEXT NOT NULL,
    added_at TEXT NOT NULL,
    duplicate_of INTEGER REFERENCES documents ON DELETE SET NULL,  -- the canonical copy, where this is another copy of the same report
    UNIQUE (document_id, part)
);
CREATE INDEX documents_duplicates ON documents (duplicate_of) WHERE duplicate_of IS NOT NULL;

-- The smallest hashes of each document's sentences: where two documents share one, they are compared whole.
CREATE TABLE sketches (
    hash INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (hash, document)
) WITHOUT ROWID;
CREATE INDEX sketches_document ON sketches (document);

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    location TEXT NOT NULL,      -- path or URL as given
    file_hash TEXT NOT NULL,     -- sha-256 of its bytes
    retrieved_at TEXT NOT NULL,
    final_url TEXT,              -- where redirects led
    media_type TEXT,             -- as the server declared it
    encoding TEXT,               -- as the server declared it
    UNIQUE (location, file_hash)
);
CREATE INDEX sources_bytes ON sources (file_hash);

CREATE TABLE raw (
    file_hash TEXT PRIMARY KEY,
    content BLOB NOT NULL        -- the bytes of a page that was fetched, so that it is still here when the site is not
);

CREATE TABLE source_documents (
    source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    name TEXT NOT NULL,          -- of the document in this source: reports.csv#5
    PRIMARY KEY (source, document, name)
) WITHOUT ROWID;
CREATE INDEX source_documents_document ON source_documents (document);

CREATE TABLE files_read (
    file_hash TEXT NOT NULL,
    text_column TEXT NOT NULL,   -- '' where none was asked for
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    documents INTEGER NOT NULL,
    PRIMARY KEY (file_hash, text_column, run)
) WITHOUT ROWID;

CREATE TABLE failures (
    name TEXT PRIMARY KEY,       -- the path, or the row of a table
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    place TEXT,
    area INTEGER REFERENCES areas,   -- whose report it is by its name
    level TEXT,
    report_year INTEGER,             -- which year by its name
    failed_at TEXT NOT NULL
);

CREATE TABLE extractions (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    run INTEGER NOT NULL REFERENCES runs,
    text INTEGER NOT NULL REFERENCES texts,
    current INTEGER NOT NULL,    -- 1 for the newest of the document
    extracted_at TEXT NOT NULL,
    language TEXT NOT NULL,
    genre TEXT NOT NULL,
    title TEXT,
    area INTEGER REFERENCES areas,
    level TEXT,
    report_year INTEGER,
    delivered_on TEXT,
    published_on TEXT,
    speaker TEXT,
    warnings TEXT NOT NULL,      -- json: [{code, message}]
    reading TEXT NOT NULL,       -- json: what the reader gave beside the text, so that it can be extracted again without the file
    more TEXT,                   -- json: what else the program says of the document
    UNIQUE (document, run)
);
CREATE UNIQUE INDEX extractions_current ON extractions (document) WHERE current;
CREATE INDEX extractions_report ON extractions (area, report_year) WHERE current;
CREATE INDEX extractions_run ON extractions (run);
CREATE INDEX extractions_text ON extractions (text);

CREATE TABLE sections (
    extraction INTEGER NOT NULL REFERENCES extractions ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (extraction, start, "end", kind)
) WITHOUT ROWID;

CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    extraction INTEGER NOT NULL REFERENCES extractions ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    headline INTEGER NOT NULL,
    area INTEGER REFERENCES areas,
    indicator TEXT NOT NULL,
    measure TEXT NOT NULL,
    period TEXT,
    low REAL,
    high REAL,
    unit TEXT NOT NULL,
    bound TEXT NOT NULL,
    stance TEXT NOT NULL,
    relative_op TEXT,
    relative_to TEXT,
    relative_margin REAL,
    printed TEXT NOT NULL,
    start INTEGER NOT NULL,      -- characters into texts.text; the evidence is text[start:end]
    "end" INTEGER NOT NULL,
    section TEXT NOT NULL,
    confidence REAL NOT NULL,
    aims_higher INTEGER NOT NULL,
    action TEXT,
    rank INTEGER,
    rank_in TEXT,
    notes TEXT                   -- json list, null where there are none
);
CREATE INDEX statements_extraction ON statements (extraction);
CREATE INDEX statements_id ON statements (id);
CREATE INDEX statements_cell ON statements (indicator, kind, measure);

-- Quotes, releases, priorities, guidance: whatever is no statement with a value. The payload holds all fields as the program printed them.
CREATE TABLE records (
    number INTEGER PRIMARY KEY,
    extraction INTEGER NOT NULL REFERENCES extractions ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    area INTEGER REFERENCES areas,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    payload TEXT NOT NULL        -- json
);
CREATE INDEX records_extraction ON records (extraction);
CREATE INDEX records_kind ON records (kind);

-- For a look with other programs (Datasette, DB Browser): current documents, and their statements with evidence.
CREATE VIEW current_documents AS
SELECT d.id AS document, d.document_id, d.part, d.name, d.media_type, d.duplicate_of, e.id AS extraction, e.genre, e.language, e.title,
       a.name AS area, a.code AS area_code, a.name_en AS area_en, e.level, e.report_year, e.delivered_on, e.published_on, e.speaker,
       length(t.text) AS characters, e.warnings, r.version, e.extracted_at
FROM documents d
JOIN extractions e ON e.document = d.id AND e.current
JOIN texts t ON t.id = e.text
JOIN runs r ON r.id = e.run
LEFT JOIN areas a ON a.id = e.area;

CREATE VIEW current_statements AS
SELECT s.id, d.name AS document, d.document_id, s.kind, s.headline, a.name AS area, a.code AS area_code, a.name_en AS area_en,
       ra.name AS report_area, e.report_year, s.indicator, s.measure, s.period, s.low, s.high, s.unit, s.bound, s.stance, s.relative_op,
       s.relative_to, s.relative_margin, s.printed, substr(t.text, s.start + 1, s."end" - s.start) AS evidence, s.start, s."end",
       s.section, s.confidence, s.aims_higher, s.action, s.rank, s.rank_in, s.notes
FROM statements s
JOIN extractions e ON e.id = s.extraction AND e.current
JOIN documents d ON d.id = e.document
JOIN texts t ON t.id = e.text
LEFT JOIN areas a ON a.id = s.area
LEFT JOIN areas ra ON ra.id = e.area;

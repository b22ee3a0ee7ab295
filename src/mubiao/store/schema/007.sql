-- 7: what of the figures deserves a look is kept, so that the queue of review need not compare everything with everything. A cell is
-- what documents state of one area, indicator, kind and measure for one year, a group its cells of all areas. What changed is stale until
-- it is compared again (see findings.py). Areas are numbers of areas; of those with one code the first.

CREATE INDEX areas_code ON areas (code);

CREATE TABLE stale (
    indicator INTEGER NOT NULL,
    kind NOT NULL,
    measure NOT NULL,
    year INTEGER NOT NULL,
    area INTEGER NOT NULL,
    PRIMARY KEY (indicator, kind, measure, year, area)
) WITHOUT ROWID;

CREATE TABLE stale_groups (
    indicator INTEGER NOT NULL,
    kind NOT NULL,
    measure NOT NULL,
    year INTEGER NOT NULL,
    PRIMARY KEY (indicator, kind, measure, year)
) WITHOUT ROWID;

-- The value of the preferred row of a cell, of targets and outcomes whose values are like each other across places.
CREATE TABLE cells (
    indicator INTEGER NOT NULL,
    kind NOT NULL,
    measure NOT NULL,
    year INTEGER NOT NULL,
    area INTEGER NOT NULL,
    value INTEGER NOT NULL,        -- in ten-thousandths
    extraction INTEGER NOT NULL,   -- and n: the row
    n INTEGER NOT NULL,
    PRIMARY KEY (indicator, kind, measure, year, area)
) WITHOUT ROWID;

-- Rows of figures that differ from another document's, or are far from their like.
CREATE TABLE suspects (
    number INTEGER PRIMARY KEY,
    indicator INTEGER NOT NULL,
    kind NOT NULL,
    measure NOT NULL,
    year INTEGER NOT NULL,
    area INTEGER NOT NULL,
    extraction INTEGER NOT NULL,   -- and n: the row; of two that differ, the preferred
    n INTEGER NOT NULL,
    other_extraction INTEGER,      -- the row that differs; null for an outlier
    other_n INTEGER,
    detail TEXT NOT NULL,          -- of two that differ: in what (value,bound,unit,comparison)
    weight REAL                    -- in the queue of review; null where they differ by rounding alone
);
CREATE INDEX suspects_cell ON suspects (indicator, kind, measure, year, area);
CREATE INDEX suspects_weight ON suspects (weight) WHERE weight IS NOT NULL;

-- Rows of the vocabulary that the program is not sure of, as they were extracted.
CREATE TABLE unsure (
    confidence INTEGER NOT NULL,   -- in thousandths
    extraction INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (confidence, extraction, n)
) WITHOUT ROWID;
INSERT INTO unsure
SELECT f.confidence, f.extraction, f.n FROM figures f JOIN indicators i ON i.id = f.indicator
WHERE f.confidence < 800 AND i.name NOT LIKE 'other:%';

-- Half an id tells rows apart as well.
DROP INDEX figures_id;
CREATE INDEX figures_id ON figures (id >> 32);
DROP INDEX figures_cell;
CREATE INDEX figures_cell ON figures (indicator, kind, measure, area, period);
INSERT INTO stale
SELECT DISTINCT f.indicator, f.kind, f.measure, CASE
    WHEN f.kind = 2 THEN ifnull(e.report_year, CAST(substr(e.published_on, 1, 4) AS INTEGER))
    WHEN f.period IS NULL THEN CASE f.kind WHEN 0 THEN e.report_year END
    WHEN typeof(f.period) = 'integer' THEN f.period END AS year, (SELECT min(b.id) FROM areas b WHERE b.code = a.code) AS first
FROM figures f JOIN indicators i ON i.id = f.indicator JOIN extractions e ON e.id = f.extraction JOIN areas a ON a.id = f.area
WHERE i.name NOT LIKE 'other:%' AND e.current AND year IS NOT NULL AND first IS NOT NULL;

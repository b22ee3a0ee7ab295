-- 8: cheaper to add to. An index of all rows by their ids, which are hashes, and one by their cells touched a page for each row of a
-- document: most of the time that adding to a large database took. Ids are now listed for many documents at once (see ids.py), and the
-- index of cells has the rows of the vocabulary alone, whose indicators have the numbers below 4096. How many rows an extraction has stands
-- with it, so that listing documents need not count them.

CREATE TABLE renumbered (
    old INTEGER PRIMARY KEY,
    new INTEGER NOT NULL
);
INSERT INTO renumbered
SELECT id, row_number() OVER (PARTITION BY name LIKE 'other:%' ORDER BY id) + CASE WHEN name LIKE 'other:%' THEN 4095 ELSE 0 END FROM indicators;
DROP INDEX figures_cell;
DROP INDEX figures_id;
UPDATE figures SET indicator = (SELECT new FROM renumbered WHERE old = indicator);
-- Through negative numbers, for the new ones are among the old.
UPDATE indicators SET id = -(SELECT new FROM renumbered WHERE old = id);
UPDATE indicators SET id = -id;
UPDATE stale SET indicator = -(SELECT new FROM renumbered WHERE old = indicator);
UPDATE stale SET indicator = -indicator;
UPDATE stale_groups SET indicator = -(SELECT new FROM renumbered WHERE old = indicator);
UPDATE stale_groups SET indicator = -indicator;
UPDATE cells SET indicator = -(SELECT new FROM renumbered WHERE old = indicator);
UPDATE cells SET indicator = -indicator;
UPDATE suspects SET indicator = (SELECT new FROM renumbered WHERE old = indicator);
DROP TABLE renumbered;
CREATE INDEX figures_cell ON figures (indicator, kind, measure, area, period) WHERE indicator < 4096;

-- Where a row with an id stands, by the upper half of the id: half an id tells rows apart as well. What was deleted may still be listed.
CREATE TABLE ids (
    half INTEGER NOT NULL,
    extraction INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (half, extraction, n)
) WITHOUT ROWID;
INSERT INTO ids SELECT id >> 32, extraction, n FROM figures ORDER BY 1, 2, 3;

-- Extractions whose rows are not among the ids yet.
CREATE TABLE unlisted (
    extraction INTEGER PRIMARY KEY
);

ALTER TABLE extractions ADD COLUMN statements INTEGER NOT NULL DEFAULT 0;
UPDATE extractions SET statements = (SELECT count(*) FROM figures f WHERE f.extraction = extractions.id);

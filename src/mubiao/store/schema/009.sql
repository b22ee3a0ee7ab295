-- 9: what the passage is about in which a statement stands (its topic): a place in the text, so a number and not its words.

ALTER TABLE figures ADD COLUMN topic INTEGER;  -- 256 times the first character, and the length; null where there is none

DROP VIEW current_statements;
DROP VIEW statements;
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
       f.kind AS kind_number, f.measure AS measure_number, f.topic / 256 AS topic_start, f.topic / 256 + f.topic % 256 AS topic_end
FROM figures f JOIN indicators i ON i.id = f.indicator;

CREATE VIEW current_statements AS
SELECT s.id, d.name AS document, d.document_id, s.kind, s.headline, a.name AS area, a.code AS area_code, a.name_en AS area_en,
       ra.name AS report_area, e.report_year, s.indicator, s.measure, s.period, s.low, s.high, s.unit, s.bound, s.stance, s.relative_op,
       s.relative_to, s.relative_margin, s.printed, substr(t.text, s.start + 1, s."end" - s.start) AS evidence, s.start, s."end",
       s.section, s.confidence, s.aims_higher, s.action, s.rank, s.rank_in, s.notes, s.status,
       substr(t.text, s.topic_start + 1, s.topic_end - s.topic_start) AS topic, s.topic_start, s.topic_end
FROM statements s
JOIN extractions e ON e.id = s.extraction AND e.current
JOIN documents d ON d.id = e.document
JOIN texts t ON t.id = e.text
LEFT JOIN areas a ON a.id = s.area
LEFT JOIN areas ra ON ra.id = e.area
WHERE s.status IS NOT 'rejected';

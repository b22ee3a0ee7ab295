-- 5: how long each text is, so that listing documents need not read them.

ALTER TABLE extractions ADD COLUMN characters INTEGER NOT NULL DEFAULT 0;
UPDATE extractions SET characters = (SELECT length(t.text) FROM texts t WHERE t.id = extractions.text);

DROP VIEW current_documents;
CREATE VIEW current_documents AS
SELECT d.id AS document, d.document_id, d.part, d.name, d.media_type, d.duplicate_of, e.id AS extraction, e.genre, e.language, e.title,
       a.name AS area, a.code AS area_code, a.name_en AS area_en, e.level, e.report_year, e.delivered_on, e.published_on, e.speaker,
       e.characters, e.warnings, r.version, e.extracted_at
FROM documents d
JOIN extractions e ON e.document = d.id AND e.current
JOIN runs r ON r.id = e.run
LEFT JOIN areas a ON a.id = e.area;

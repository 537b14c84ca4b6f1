-- What linking looks up. Keys name appearances by number, which takes a third of the room; `claims link` makes those of
-- older files anew. A mark says which appearances are copies of each other: only one of them, which has a sketch of its
-- words, has keys. The mark holds them too: an index of keys by appearance would take as much room as they do, and a key
-- of an appearance that is gone leads to no sketch.
DROP TABLE match_keys;

CREATE TABLE match_keys (
  key INTEGER NOT NULL,
  docid INTEGER NOT NULL,
  PRIMARY KEY (key, docid)
) STRICT, WITHOUT ROWID;

CREATE TABLE match_marks (
  docid INTEGER PRIMARY KEY REFERENCES appearances(docid) ON DELETE CASCADE,
  appearance_id TEXT NOT NULL,
  sign INTEGER NOT NULL,
  is_bound INTEGER NOT NULL CHECK (is_bound IN (0, 1)),
  sketch BLOB,
  keys BLOB
) STRICT;

CREATE INDEX match_marks_sign ON match_marks(sign, appearance_id);

-- The pairs most worth a person's judgement: contradictions first, then what was just enough to be taken for the same.
-- The order is that of the index links_relation, and the signs keep SQLite to it: the first page costs no more in a large
-- database.
DROP VIEW review_queue;

CREATE VIEW review_queue AS
SELECT links.relation, links.score, lefts.gloss AS left_gloss, rights.gloss AS right_gloss,
  lefts.text AS left_text, rights.text AS right_text,
  lefts.claim_id AS left_claim_id, rights.claim_id AS right_claim_id,
  links.left_id, links.right_id, links.features
FROM links
JOIN appearances AS lefts ON lefts.id = links.left_id
JOIN appearances AS rights ON rights.id = links.right_id
WHERE (+links.relation = 'conflict' OR (+links.relation = 'same' AND links.score < 0.85))
AND NOT EXISTS (
  SELECT 1 FROM judgements WHERE judgements.left_id = links.left_id AND judgements.right_id = links.right_id)
ORDER BY links.relation, links.score, links.left_id, links.right_id;

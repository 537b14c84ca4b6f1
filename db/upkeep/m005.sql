-- `appearances` holds what sources claim today, so that everything that counts or links them stays as simple as it was;
-- what their earlier texts claimed lies beside it, whole, its parts as JSON in the columns of their own tables.
CREATE TABLE past_appearances (
  version_id TEXT NOT NULL REFERENCES versions(id),
  id TEXT NOT NULL,
  claim_id TEXT,
  source_id TEXT NOT NULL REFERENCES sources(id),
  kind TEXT NOT NULL,
  gloss TEXT NOT NULL,
  subject TEXT,
  lang TEXT NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  time_start TEXT,
  time_end TEXT,
  place TEXT,
  published TEXT,
  negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
  hedged INTEGER NOT NULL CHECK (hedged IN (0, 1)),
  rule TEXT NOT NULL,
  quantities TEXT NOT NULL,
  attributions TEXT NOT NULL,
  PRIMARY KEY (version_id, id)
) STRICT;

CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES sources(id),
  from_version_id TEXT NOT NULL REFERENCES versions(id),
  to_version_id TEXT NOT NULL REFERENCES versions(id),
  appearance_id TEXT NOT NULL,
  claim_id TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('unchanged', 'moved', 'altered', 'gone')),
  old_exact TEXT NOT NULL,
  new_exact TEXT,
  old_start INTEGER NOT NULL,
  new_start INTEGER,
  old_figures TEXT NOT NULL,
  new_figures TEXT,
  new_appearance_id TEXT,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE rechecks (
  id INTEGER PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES sources(id),
  checked_at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('unchanged', 'changed', 'gone', 'failed')),
  version_id TEXT REFERENCES versions(id),
  message TEXT
) STRICT;

-- Where the bytes of a version lie in the archive file beside the database; what a server said to know them again.
ALTER TABLE versions ADD COLUMN archive_offset INTEGER;
ALTER TABLE versions ADD COLUMN archive_length INTEGER;
ALTER TABLE versions ADD COLUMN original_sha256 TEXT;
ALTER TABLE sources ADD COLUMN etag TEXT;
ALTER TABLE sources ADD COLUMN last_modified TEXT;

CREATE INDEX past_appearances_claim_id ON past_appearances(claim_id);
CREATE INDEX past_appearances_source_id ON past_appearances(source_id);
CREATE INDEX changes_source_id ON changes(source_id);
CREATE INDEX changes_from_version_id ON changes(from_version_id);
CREATE INDEX changes_to_version_id ON changes(to_version_id);
CREATE INDEX changes_claim_id ON changes(claim_id);
CREATE INDEX changes_outcome ON changes(outcome, changed_at);
CREATE INDEX rechecks_source_id ON rechecks(source_id, checked_at);
CREATE INDEX rechecks_version_id ON rechecks(version_id);
CREATE INDEX versions_original_sha256 ON versions(original_sha256) WHERE original_sha256 IS NOT NULL;

-- An altered place whose first words stand there again was altered back: its id is current once more.
CREATE VIEW altered_since_first_seen AS
SELECT changes.changed_at, changes.old_figures, changes.new_figures, changes.old_exact, changes.new_exact,
  sources.title, sources.publisher, sources.published, changes.source_id, changes.claim_id, changes.appearance_id,
  changes.new_appearance_id, changes.from_version_id, changes.to_version_id
FROM changes
JOIN sources ON sources.id = changes.source_id
WHERE changes.outcome = 'altered'
  AND NOT EXISTS (SELECT 1 FROM appearances WHERE appearances.id = changes.appearance_id);

CREATE TABLE publishers (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  names TEXT NOT NULL DEFAULT '[]',
  kind TEXT,
  region TEXT,
  url TEXT
) STRICT;

CREATE TABLE sources (
  id TEXT PRIMARY KEY NOT NULL,
  docid INTEGER NOT NULL UNIQUE,
  url TEXT,
  ref TEXT,
  title TEXT,
  publisher TEXT,
  author TEXT,
  published TEXT,
  published_basis TEXT CHECK (published_basis IN ('stated', 'url', 'inferred', 'given')),
  lang TEXT,
  region TEXT,
  added_at TEXT NOT NULL,
  publisher_id INTEGER REFERENCES publishers(id)
, location TEXT, given TEXT, etag TEXT, last_modified TEXT, page TEXT) STRICT;

CREATE TABLE versions (
  id TEXT PRIMARY KEY NOT NULL,
  source_id TEXT NOT NULL REFERENCES sources(id),
  fetched_at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  extractor TEXT NOT NULL,
  reader TEXT,
  text TEXT NOT NULL
, archive_offset INTEGER, archive_length INTEGER, original_sha256 TEXT) STRICT;

CREATE TABLE claims (
  id TEXT PRIMARY KEY NOT NULL,
  docid INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  gloss TEXT NOT NULL,
  text TEXT NOT NULL,
  lang TEXT NOT NULL,
  subject TEXT,
  status TEXT NOT NULL DEFAULT 'open',
  first_published TEXT,
  last_published TEXT,
  appearance_count INTEGER NOT NULL DEFAULT 0,
  source_count INTEGER NOT NULL DEFAULT 0,
  independent_source_count INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE appearances (
  id TEXT PRIMARY KEY NOT NULL,
  docid INTEGER NOT NULL UNIQUE,
  claim_id TEXT REFERENCES claims(id),
  source_id TEXT NOT NULL REFERENCES sources(id),
  version_id TEXT NOT NULL REFERENCES versions(id),
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
  rule TEXT NOT NULL
) STRICT;

CREATE TABLE quantities (
  id INTEGER PRIMARY KEY,
  appearance_id TEXT NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  exact TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value REAL,
  max_value REAL,
  unit TEXT,
  modifier TEXT NOT NULL,
  direction TEXT,
  item TEXT,
  per TEXT,
  start_date TEXT,
  end_date TEXT,
  vague INTEGER NOT NULL CHECK (vague IN (0, 1)),
  base_value REAL,
  base_max_value REAL,
  base_unit TEXT,
  UNIQUE (appearance_id, position)
) STRICT;

CREATE TABLE attributions (
  id INTEGER PRIMARY KEY,
  appearance_id TEXT NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  exact TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  url TEXT,
  publisher_id INTEGER REFERENCES publishers(id),
  cited_source_id TEXT REFERENCES sources(id),
  UNIQUE (appearance_id, position)
) STRICT;

CREATE TABLE redirects (
  old_id TEXT PRIMARY KEY NOT NULL,
  new_id TEXT NOT NULL REFERENCES claims(id),
  since TEXT NOT NULL
) STRICT;

CREATE TABLE links (
  left_id TEXT NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
  right_id TEXT NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
  relation TEXT NOT NULL CHECK (relation IN ('same', 'conflict', 'related')),
  score REAL NOT NULL,
  features TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (left_id, right_id),
  CHECK (left_id < right_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'conflict', 'different')),
  judge TEXT NOT NULL,
  judged_at TEXT NOT NULL,
  note TEXT,
  CHECK (left_id < right_id)
) STRICT;

CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claims(id),
  rating TEXT NOT NULL,
  rating_value REAL,
  best_rating REAL,
  worst_rating REAL,
  url TEXT,
  title TEXT,
  publisher TEXT,
  site TEXT,
  author TEXT,
  lang TEXT,
  reviewed_at TEXT,
  text TEXT
) STRICT;

CREATE INDEX sources_url ON sources(url);

CREATE INDEX sources_published ON sources(published);

CREATE INDEX sources_publisher_id ON sources(publisher_id);

CREATE INDEX versions_source_id ON versions(source_id);

CREATE INDEX claims_kind ON claims(kind, last_published);

CREATE INDEX claims_lang ON claims(lang, last_published);

CREATE INDEX claims_last_published ON claims(last_published);

CREATE INDEX claims_counts ON claims(independent_source_count, appearance_count);

CREATE INDEX appearances_claim_id ON appearances(claim_id);

CREATE INDEX appearances_source_id ON appearances(source_id, start);

CREATE INDEX appearances_source_claim ON appearances(source_id, claim_id);

CREATE INDEX appearances_version_id ON appearances(version_id);

CREATE INDEX appearances_published ON appearances(published);

CREATE INDEX appearances_kind ON appearances(kind, published);

CREATE INDEX appearances_lang ON appearances(lang, published);

CREATE INDEX quantities_figures ON quantities(base_value, base_unit, modifier, base_max_value, appearance_id);

CREATE INDEX quantities_dates ON quantities(start_date, end_date, appearance_id) WHERE start_date IS NOT NULL;

CREATE INDEX attributions_name ON attributions(name);

CREATE INDEX attributions_url ON attributions(url) WHERE url IS NOT NULL;

CREATE INDEX attributions_publisher_id ON attributions(publisher_id);

CREATE INDEX attributions_cited_source_id ON attributions(cited_source_id);

CREATE INDEX redirects_new_id ON redirects(new_id);

CREATE INDEX links_relation ON links(relation, score);

CREATE INDEX judgements_pair ON judgements(left_id, right_id);

CREATE INDEX judgements_right_id ON judgements(right_id);

CREATE INDEX reviews_claim_id ON reviews(claim_id);

CREATE VIRTUAL TABLE appearances_fts USING fts5(
  text, gloss, tokenize = "porter unicode61 remove_diacritics 2 tokenchars '.|'");

CREATE VIRTUAL TABLE claims_fts USING fts5(
  text, gloss, subject, tokenize = "porter unicode61 remove_diacritics 2 tokenchars '.|'");

CREATE VIRTUAL TABLE sources_fts USING fts5(
  title, publisher, author, tokenize = "porter unicode61 remove_diacritics 2 tokenchars '.|'");

CREATE VIEW single_source_claims AS
SELECT id, kind, gloss, text, lang, subject, first_published, appearance_count
FROM claims WHERE source_count = 1;

CREATE TRIGGER appearances_added AFTER INSERT ON appearances BEGIN INSERT INTO appearances_fts (rowid, text, gloss) VALUES (new.docid, fts_text(new.text), fts_text(new.gloss)); END;

CREATE TRIGGER appearances_removed AFTER DELETE ON appearances BEGIN DELETE FROM appearances_fts WHERE rowid = old.docid; END;

CREATE TRIGGER appearances_changed AFTER UPDATE OF text, gloss ON appearances WHEN new.text IS NOT old.text OR new.gloss IS NOT old.gloss BEGIN DELETE FROM appearances_fts WHERE rowid = old.docid; INSERT INTO appearances_fts (rowid, text, gloss) VALUES (new.docid, fts_text(new.text), fts_text(new.gloss)); END;

CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN INSERT INTO claims_fts (rowid, text, gloss, subject) VALUES (new.docid, fts_text(new.text), fts_text(new.gloss), fts_text(new.subject)); END;

CREATE TRIGGER claims_removed AFTER DELETE ON claims BEGIN DELETE FROM claims_fts WHERE rowid = old.docid; END;

CREATE TRIGGER claims_changed AFTER UPDATE OF text, gloss, subject ON claims WHEN new.text IS NOT old.text OR new.gloss IS NOT old.gloss OR new.subject IS NOT old.subject BEGIN DELETE FROM claims_fts WHERE rowid = old.docid; INSERT INTO claims_fts (rowid, text, gloss, subject) VALUES (new.docid, fts_text(new.text), fts_text(new.gloss), fts_text(new.subject)); END;

CREATE TRIGGER sources_added AFTER INSERT ON sources BEGIN INSERT INTO sources_fts (rowid, title, publisher, author) VALUES (new.docid, fts_text(new.title), fts_text(new.publisher), fts_text(new.author)); END;

CREATE TRIGGER sources_removed AFTER DELETE ON sources BEGIN DELETE FROM sources_fts WHERE rowid = old.docid; END;

CREATE TRIGGER sources_changed AFTER UPDATE OF title, publisher, author ON sources WHEN new.title IS NOT old.title OR new.publisher IS NOT old.publisher OR new.author IS NOT old.author BEGIN DELETE FROM sources_fts WHERE rowid = old.docid; INSERT INTO sources_fts (rowid, title, publisher, author) VALUES (new.docid, fts_text(new.title), fts_text(new.publisher), fts_text(new.author)); END;

CREATE INDEX sources_location ON sources(location) WHERE location IS NOT NULL;

CREATE VIEW conflicts AS
SELECT links.score, lefts.gloss AS left_gloss, rights.gloss AS right_gloss,
  lefts.exact AS left_exact, rights.exact AS right_exact,
  lefts.published AS left_published, rights.published AS right_published,
  left_sources.title AS left_source, right_sources.title AS right_source,
  lefts.claim_id AS left_claim_id, rights.claim_id AS right_claim_id,
  links.left_id, links.right_id, links.features
FROM links
JOIN appearances AS lefts ON lefts.id = links.left_id
JOIN appearances AS rights ON rights.id = links.right_id
JOIN sources AS left_sources ON left_sources.id = lefts.source_id
JOIN sources AS right_sources ON right_sources.id = rights.source_id
WHERE links.relation = 'conflict';

CREATE VIEW claims_by_source AS
SELECT appearances.source_id, sources.title, sources.publisher, sources.published,
  appearances.claim_id, claims.kind, claims.gloss, appearances.exact, count(*) AS appearance_count
FROM appearances
JOIN sources ON sources.id = appearances.source_id
JOIN claims ON claims.id = appearances.claim_id
GROUP BY appearances.source_id, appearances.claim_id;

CREATE INDEX quantities_kind ON quantities(kind);

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
, archived_url TEXT) STRICT;

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

CREATE VIEW altered_since_first_seen AS
SELECT changes.changed_at, changes.old_figures, changes.new_figures, changes.old_exact, changes.new_exact,
  sources.title, sources.publisher, sources.published, changes.source_id, changes.claim_id, changes.appearance_id,
  changes.new_appearance_id, changes.from_version_id, changes.to_version_id
FROM changes
JOIN sources ON sources.id = changes.source_id
WHERE changes.outcome = 'altered'
  AND NOT EXISTS (SELECT 1 FROM appearances WHERE appearances.id = changes.appearance_id);

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

CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('correct', 'remove')),
  subject TEXT NOT NULL CHECK (subject IN ('source', 'appearance')),
  subject_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  field TEXT,
  before TEXT,
  after TEXT,
  note TEXT
) STRICT;

CREATE TABLE tombstones (
  id TEXT PRIMARY KEY NOT NULL,
  subject TEXT NOT NULL CHECK (subject IN ('source', 'appearance')),
  location TEXT,
  removed_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT
) STRICT;

CREATE TABLE hyperlinks (
  version_id TEXT NOT NULL REFERENCES versions(id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  url TEXT NOT NULL,
  page TEXT NOT NULL,
  cited_source_id TEXT REFERENCES sources(id),
  PRIMARY KEY (version_id, start, "end", url)
) STRICT;

CREATE INDEX history_subject_id ON history(subject_id);

CREATE INDEX history_source_id ON history(source_id);

CREATE INDEX tombstones_location ON tombstones(location) WHERE location IS NOT NULL;

CREATE INDEX hyperlinks_page ON hyperlinks(page);

CREATE INDEX hyperlinks_cited_source_id ON hyperlinks(cited_source_id);

CREATE INDEX sources_page ON sources(page) WHERE page IS NOT NULL;

CREATE INDEX quantities_unit ON quantities(unit, base_value, appearance_id);

CREATE INDEX quantities_ranges ON quantities(base_max_value, base_value, unit, kind, appearance_id)
WHERE base_max_value IS NOT NULL;

CREATE INDEX claims_kind_lang ON claims(kind, lang, last_published);

CREATE INDEX claims_status ON claims(status, last_published) WHERE status <> 'open';

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('token', 'visitor', 'shell')),
  action TEXT NOT NULL CHECK (action IN ('add', 'judge', 'review', 'withdraw', 'issue', 'revoke')),
  subject TEXT NOT NULL CHECK (subject IN ('source', 'judgement', 'review', 'token')),
  subject_id TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE INDEX audit_subject_id ON audit(subject_id);

CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'The audit trail is only added to.'); END;

CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'The audit trail is only added to.'); END;

CREATE TRIGGER reviews_added AFTER INSERT ON reviews BEGIN UPDATE claims SET status = 'reviewed' WHERE id = new.claim_id AND status = 'open'; END;

CREATE TRIGGER reviews_removed AFTER DELETE ON reviews BEGIN UPDATE claims SET status = 'open' WHERE id = old.claim_id AND status = 'reviewed' AND NOT EXISTS (SELECT 1 FROM reviews WHERE claim_id = old.claim_id); END;

CREATE TRIGGER reviews_moved AFTER UPDATE OF claim_id ON reviews WHEN new.claim_id <> old.claim_id BEGIN UPDATE claims SET status = 'reviewed' WHERE id = new.claim_id AND status = 'open'; UPDATE claims SET status = 'open' WHERE id = old.claim_id AND status = 'reviewed' AND NOT EXISTS (SELECT 1 FROM reviews WHERE claim_id = old.claim_id); END;

CREATE INDEX links_right_id ON links(right_id, relation);

CREATE INDEX links_left_id ON links(left_id, relation, score, rule) WHERE relation <> 'related';

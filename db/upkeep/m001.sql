-- Ids are text that depends on content alone, so that two machines that read the same page agree on them. Full-text
-- indexes need an integer that survives VACUUM, which the hidden rowid of such a table does not promise: `docid`.
-- Judgements refer to appearances without a foreign key: a person's decision outlives a text that was changed or taken
-- down and holds again when the same words come back.
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
) STRICT;

CREATE TABLE versions (
  id TEXT PRIMARY KEY NOT NULL,
  source_id TEXT NOT NULL REFERENCES sources(id),
  fetched_at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  extractor TEXT NOT NULL,
  reader TEXT,
  text TEXT NOT NULL
) STRICT;

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

CREATE TABLE match_keys (
  key TEXT NOT NULL,
  appearance_id TEXT NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
  PRIMARY KEY (key, appearance_id)
) STRICT, WITHOUT ROWID;

-- Every foreign key has an index: deletes cascade and Datasette counts the rows that point to a row. So has every column
-- that lists are filtered or counted by, with the date that they are ordered by.
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
CREATE INDEX quantities_unit ON quantities(unit);
CREATE INDEX attributions_name ON attributions(name);
CREATE INDEX attributions_url ON attributions(url) WHERE url IS NOT NULL;
CREATE INDEX attributions_publisher_id ON attributions(publisher_id);
CREATE INDEX attributions_cited_source_id ON attributions(cited_source_id);
CREATE INDEX redirects_new_id ON redirects(new_id);
CREATE INDEX links_right_id ON links(right_id);
CREATE INDEX links_relation ON links(relation, score);
CREATE INDEX judgements_pair ON judgements(left_id, right_id);
CREATE INDEX judgements_right_id ON judgements(right_id);
CREATE INDEX reviews_claim_id ON reviews(claim_id);
CREATE INDEX match_keys_appearance_id ON match_keys(appearance_id);

-- The indexes keep the text that `db.search.fts_text` spaced out, so that a row can be deleted without knowing it: the
-- contentless kind that forgets it can delete only from SQLite 3.43 on. Decimal points stay inside number tokens and `|`
-- marks the end of a clause, which no phrase may cross. Datasette cannot see which table such an index belongs to: its
-- metadata says so. Triggers keep index and table together whoever writes; the function they call comes with `open_db`.
CREATE VIRTUAL TABLE appearances_fts USING fts5(
  text, gloss, tokenize = "porter unicode61 remove_diacritics 2 tokenchars '.|'");
CREATE VIRTUAL TABLE claims_fts USING fts5(
  text, gloss, subject, tokenize = "porter unicode61 remove_diacritics 2 tokenchars '.|'");
CREATE VIRTUAL TABLE sources_fts USING fts5(
  title, publisher, author, tokenize = "porter unicode61 remove_diacritics 2 tokenchars '.|'");

CREATE VIEW conflicts AS
SELECT links.score, lefts.gloss AS left_gloss, rights.gloss AS right_gloss,
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
  appearances.claim_id, claims.kind, claims.gloss, count(*) AS appearance_count
FROM appearances
JOIN sources ON sources.id = appearances.source_id
JOIN claims ON claims.id = appearances.claim_id
GROUP BY appearances.source_id, appearances.claim_id;

CREATE VIEW single_source_claims AS
SELECT id, kind, gloss, text, lang, subject, first_published, appearance_count
FROM claims WHERE source_count = 1;

CREATE VIEW review_queue AS
SELECT links.relation, links.score, lefts.gloss AS left_gloss, rights.gloss AS right_gloss,
  lefts.text AS left_text, rights.text AS right_text,
  lefts.claim_id AS left_claim_id, rights.claim_id AS right_claim_id,
  links.left_id, links.right_id, links.features
FROM links
JOIN appearances AS lefts ON lefts.id = links.left_id
JOIN appearances AS rights ON rights.id = links.right_id
WHERE NOT EXISTS (
  SELECT 1 FROM judgements WHERE judgements.left_id = links.left_id AND judgements.right_id = links.right_id);

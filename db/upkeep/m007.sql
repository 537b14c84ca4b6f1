-- What people did to the database: each decision stays, with what stood there before. Corrections and rejections are
-- read from here whenever a text is read again, so that no rule undoes them.
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

-- What was taken down or rejected, by its id alone, and a file by the fingerprint of its place: no text stays.
CREATE TABLE tombstones (
  id TEXT PRIMARY KEY NOT NULL,
  subject TEXT NOT NULL CHECK (subject IN ('source', 'appearance')),
  location TEXT,
  removed_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT
) STRICT;

-- Hyperlinks of texts, by their place; `page` is the address without what does not change where it leads.
CREATE TABLE hyperlinks (
  version_id TEXT NOT NULL REFERENCES versions(id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  url TEXT NOT NULL,
  page TEXT NOT NULL,
  cited_source_id TEXT REFERENCES sources(id),
  PRIMARY KEY (version_id, start, "end", url)
) STRICT;

ALTER TABLE sources ADD COLUMN page TEXT;

CREATE INDEX history_subject_id ON history(subject_id);
CREATE INDEX history_source_id ON history(source_id);
CREATE INDEX tombstones_location ON tombstones(location) WHERE location IS NOT NULL;
CREATE INDEX hyperlinks_page ON hyperlinks(page);
CREATE INDEX hyperlinks_cited_source_id ON hyperlinks(cited_source_id);
CREATE INDEX sources_page ON sources(page) WHERE page IS NOT NULL;

-- What programs show to be let in. Of the secret only its SHA-256 is kept: it has 256 bits of chance, so that no slow
-- hash is needed to keep it from being guessed.
CREATE TABLE tokens (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  expires_at TEXT,
  last_used_at TEXT,
  revoked_at TEXT
) STRICT;

CREATE UNIQUE INDEX tokens_name ON tokens(name) WHERE revoked_at IS NULL;

-- What is to be added. `request` holds what was sent, until the job has ended: texts stay in the database alone.
CREATE TABLE jobs (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
  fingerprint TEXT NOT NULL,
  request TEXT,
  actor TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  created_at TEXT NOT NULL,
  begun_at TEXT,
  ended_at TEXT,
  not_before TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  message TEXT,
  outcome TEXT,
  source_id TEXT,
  appearances INTEGER
) STRICT;

CREATE INDEX jobs_state ON jobs(state, number) WHERE state IN ('queued', 'running');

CREATE INDEX jobs_fingerprint ON jobs(fingerprint) WHERE state IN ('queued', 'running');

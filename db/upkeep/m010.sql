-- Who added, judged, reviewed and withdrew what, over HTTP or at the keyboard. Only added to: not even we can change it.
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

-- A claim is reviewed while a review of it stands, wherever that comes from and wherever merging leads it.
CREATE TRIGGER reviews_added AFTER INSERT ON reviews BEGIN UPDATE claims SET status = 'reviewed' WHERE id = new.claim_id AND status = 'open'; END;

CREATE TRIGGER reviews_removed AFTER DELETE ON reviews BEGIN UPDATE claims SET status = 'open' WHERE id = old.claim_id AND status = 'reviewed' AND NOT EXISTS (SELECT 1 FROM reviews WHERE claim_id = old.claim_id); END;

CREATE TRIGGER reviews_moved AFTER UPDATE OF claim_id ON reviews WHEN new.claim_id <> old.claim_id BEGIN UPDATE claims SET status = 'reviewed' WHERE id = new.claim_id AND status = 'open'; UPDATE claims SET status = 'open' WHERE id = old.claim_id AND status = 'reviewed' AND NOT EXISTS (SELECT 1 FROM reviews WHERE claim_id = old.claim_id); END;

UPDATE claims SET status = 'reviewed' WHERE status = 'open' AND id IN (SELECT claim_id FROM reviews);

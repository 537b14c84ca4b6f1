-- What lists of claims are narrowed by, so that each stays fast at a million appearances: a unit with a range of figures,
-- ranges by their high end, kind with language, and the few claims whose status is no longer the first one.
DROP INDEX quantities_unit;

CREATE INDEX quantities_unit ON quantities(unit, base_value, appearance_id);

CREATE INDEX quantities_ranges ON quantities(base_max_value, base_value, unit, kind, appearance_id)
WHERE base_max_value IS NOT NULL;

CREATE INDEX claims_kind_lang ON claims(kind, lang, last_published);

CREATE INDEX claims_status ON claims(status, last_published) WHERE status <> 'open';

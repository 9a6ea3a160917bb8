-- An answer is too long for a row that is also its own key: SQLite then reads the rest of each row that it
-- compares a name with from a page elsewhere. The names are an index of their own, the rows are appended.
CREATE TABLE core_claims_new (
    name          TEXT PRIMARY KEY,
    hash          BLOB NOT NULL,
    state         INTEGER NOT NULL CHECK (state IN (1, 2)),
    entity        TEXT,
    code          INTEGER NOT NULL,
    answer        TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    person        TEXT
) STRICT;
INSERT INTO core_claims_new (name, hash, state, entity, code, answer, created_at_ms, person)
SELECT name, hash, state, entity, code, answer, created_at_ms, person FROM core_claims;
DROP TABLE core_claims;
ALTER TABLE core_claims_new RENAME TO core_claims;
CREATE INDEX core_claims_person ON core_claims (person) WHERE person IS NOT NULL;

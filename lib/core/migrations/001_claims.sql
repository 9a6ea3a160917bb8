-- One row an idempotency key: who asked for what with which key ("usr_…/order.place/KEY"), and what they got.
-- state: 1 = a saga is running, 2 = answered. An answer is too long for a row that is also its own key: SQLite
-- then reads the rest of each row that it compares a name with from a page elsewhere. So the names are an index
-- of their own, and the rows are appended.
CREATE TABLE core_claims (
    name          TEXT PRIMARY KEY,
    hash          BLOB NOT NULL,
    state         INTEGER NOT NULL CHECK (state IN (1, 2)),
    entity        TEXT,
    code          INTEGER NOT NULL,
    answer        TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    person        TEXT
) STRICT;
-- Whose personal data an answer holds, unless it is the one who asked: so it can be forgotten with the person.
CREATE INDEX core_claims_person ON core_claims (person) WHERE person IS NOT NULL;

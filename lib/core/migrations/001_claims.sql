-- One row an idempotency key: who asked for what with which key, and what they got.
-- state: 1 = a saga is running, 2 = answered.
CREATE TABLE core_claims (
    name          TEXT PRIMARY KEY,
    hash          BLOB NOT NULL,
    state         INTEGER NOT NULL CHECK (state IN (1, 2)),
    entity        TEXT,
    code          INTEGER NOT NULL,
    answer        TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

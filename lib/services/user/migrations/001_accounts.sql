-- What must be unique by itself (e-mail, token digest) is a table or an index of its own. An erased account
-- keeps its row, without anything personal in it.
-- state: 1 = active, 2 = erased.
CREATE TABLE user_accounts (
    id            BLOB PRIMARY KEY,
    email         TEXT,
    name          TEXT,
    locale        TEXT,
    password_hash TEXT,
    role          TEXT NOT NULL,
    state         INTEGER NOT NULL CHECK (state IN (1, 2)),
    version       INTEGER NOT NULL,
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user_emails (
    email   TEXT PRIMARY KEY,
    user_id BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A session that was revoked is deleted. Every session lives equally long, so that the oldest ids are the
-- first to expire.
CREATE TABLE user_sessions (
    id            BLOB PRIMARY KEY,
    user_id       BLOB NOT NULL,
    digest        BLOB NOT NULL,
    device        TEXT,
    created_at_ms INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX user_sessions_digest ON user_sessions (digest);
CREATE INDEX user_sessions_user ON user_sessions (user_id, id);

-- Failures to sign in, by the digest of the e-mail: also of e-mails that nobody has, so that a lock tells
-- nobody who has an account.
CREATE TABLE user_attempts (
    email_digest    BLOB PRIMARY KEY,
    failures        INTEGER NOT NULL,
    locked_until_ms INTEGER NOT NULL,
    last_at_ms      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX user_attempts_last ON user_attempts (last_at_ms);

CREATE TABLE user_addresses (
    user_id          BLOB NOT NULL,
    id               BLOB NOT NULL,
    name             TEXT NOT NULL,
    company          TEXT,
    line1            TEXT NOT NULL,
    line2            TEXT,
    postal_code      TEXT,
    city             TEXT NOT NULL,
    region           TEXT,
    country          TEXT NOT NULL,
    phone            TEXT,
    default_shipping INTEGER NOT NULL,
    default_billing  INTEGER NOT NULL,
    created_at_ms    INTEGER NOT NULL,
    updated_at_ms    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;

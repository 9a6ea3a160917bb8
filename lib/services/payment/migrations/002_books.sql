-- state: 1 pending, 2 done, 3 failed.
CREATE TABLE payment_refunds (
    id            BLOB PRIMARY KEY,
    payment_id    BLOB NOT NULL,
    order_id      BLOB NOT NULL,
    owner         TEXT,
    amount_minor  INTEGER NOT NULL CHECK (amount_minor > 0),
    currency      TEXT NOT NULL,
    reason        TEXT,
    state         INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX payment_refunds_payment ON payment_refunds (payment_id, id);

-- Two entries a movement: one debit, one credit. account: 1 provider_clearing, 2 revenue, 3 refunds.
CREATE TABLE payment_ledger (
    id           BLOB PRIMARY KEY,
    request_key  TEXT NOT NULL,
    side         INTEGER NOT NULL CHECK (side IN (1, 2)),
    account      INTEGER NOT NULL CHECK (account BETWEEN 1 AND 3),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency     TEXT NOT NULL,
    payment_id   BLOB NOT NULL,
    order_id     BLOB NOT NULL,
    at_ms        INTEGER NOT NULL,
    UNIQUE (request_key, side)
) STRICT, WITHOUT ROWID;

CREATE INDEX payment_ledger_payment ON payment_ledger (payment_id, id);

CREATE TABLE payment_inbox (
    provider       TEXT NOT NULL,
    event_id       TEXT NOT NULL,
    attempt        TEXT NOT NULL,
    kind           INTEGER NOT NULL,
    received_at_ms INTEGER NOT NULL,
    PRIMARY KEY (provider, event_id)
) STRICT, WITHOUT ROWID;
-- For forgetting old messages without reading the new ones.
CREATE INDEX payment_inbox_received ON payment_inbox (received_at_ms);

-- A payment is one attempt to pay for an order. capturing and refunding are amounts on their way: they count
-- against the limits from the moment the provider is asked.
-- state: 1 sending, 2 action_required, 3 authorized, 4 declined, 5 capturing, 6 captured, 7 voiding, 8 voided,
-- 9 failed. extra_minor: what the first fulfilment is charged beside its lines (shipping).
CREATE TABLE payment_payments (
    id              BLOB PRIMARY KEY,
    order_id        BLOB NOT NULL,
    attempt         INTEGER NOT NULL CHECK (attempt > 0),
    provider        TEXT NOT NULL,
    owner           TEXT,
    currency        TEXT NOT NULL,
    amount_minor    INTEGER NOT NULL CHECK (amount_minor >= 0),
    capturing_minor INTEGER NOT NULL CHECK (capturing_minor >= 0),
    captured_minor  INTEGER NOT NULL CHECK (captured_minor + capturing_minor <= amount_minor),
    refunding_minor INTEGER NOT NULL CHECK (refunding_minor >= 0),
    refunded_minor  INTEGER NOT NULL CHECK (refunded_minor + refunding_minor <= captured_minor),
    extra_minor     INTEGER NOT NULL,
    state           INTEGER NOT NULL CHECK (state BETWEEN 1 AND 9),
    reason          TEXT,
    action_url      TEXT,
    version         INTEGER NOT NULL,
    created_at_ms   INTEGER NOT NULL,
    updated_at_ms   INTEGER NOT NULL,
    UNIQUE (order_id, attempt)
) STRICT;

CREATE INDEX payment_payments_owner ON payment_payments (owner, id);

CREATE TABLE payment_history (
    payment_id   BLOB NOT NULL,
    version      INTEGER NOT NULL,
    from_state   INTEGER NOT NULL,
    to_state     INTEGER NOT NULL,
    what         TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency     TEXT NOT NULL,
    reason       TEXT,
    at_ms        INTEGER NOT NULL,
    PRIMARY KEY (payment_id, version)
) STRICT, WITHOUT ROWID;

-- A request to a provider is a saga of its own: several of one payment may be under way. Its key is the
-- provider's idempotency key and begins with the order and the attempt: "ord_…/1", "ord_…/1/capture/ful_…".
-- kind: 1 authorize, 2 capture, 3 void, 4 refund. state: 1 queued, 2 sending, 3 done, 4 dropped; it only grows.
CREATE TABLE payment_requests (
    key           TEXT PRIMARY KEY,
    payment_id    BLOB NOT NULL,
    kind          INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
    amount_minor  INTEGER NOT NULL CHECK (amount_minor >= 0),
    state         INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
    answer        INTEGER NOT NULL,
    answer_reason TEXT,
    token         TEXT,
    refund_id     BLOB,
    note          TEXT,
    step          INTEGER NOT NULL,
    direction     INTEGER NOT NULL,
    epoch         INTEGER NOT NULL,
    deadline_ms   INTEGER NOT NULL,
    outcome       INTEGER NOT NULL,
    reason        TEXT,
    claim         TEXT,
    operation     TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX payment_requests_due ON payment_requests (deadline_ms) WHERE deadline_ms > 0;

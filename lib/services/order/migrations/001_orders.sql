-- The order's own row carries the progress of its checkout saga: there is no table of sagas.
CREATE TABLE order_orders (
    id                  BLOB PRIMARY KEY,
    number              TEXT NOT NULL,
    state               INTEGER NOT NULL CHECK (state BETWEEN 1 AND 7),
    owner               TEXT NOT NULL,
    email               TEXT,
    cart_id             BLOB NOT NULL,
    cart_version        INTEGER NOT NULL,
    region              TEXT,
    country             TEXT,
    shipping_method     TEXT,
    currency            TEXT NOT NULL,
    subtotal_minor      INTEGER NOT NULL,
    discount_minor      INTEGER NOT NULL,
    shipping_minor      INTEGER NOT NULL,
    tax_minor           INTEGER NOT NULL,
    total_minor         INTEGER NOT NULL,
    coupons             TEXT,
    shipping_address    TEXT,
    billing_address     TEXT,
    provider            TEXT,
    token               TEXT,
    attempt             INTEGER NOT NULL,
    attempt_at_ms       INTEGER NOT NULL,
    waiting             INTEGER NOT NULL,
    cancel_requested    INTEGER NOT NULL DEFAULT 0,
    cancel_reason       TEXT,
    cause               TEXT,
    version             INTEGER NOT NULL,
    created_at_ms       INTEGER NOT NULL,
    placed_at_ms        INTEGER NOT NULL,
    updated_at_ms       INTEGER NOT NULL,
    step                INTEGER NOT NULL,
    direction           INTEGER NOT NULL,
    epoch               INTEGER NOT NULL,
    deadline_ms         INTEGER NOT NULL,
    outcome             INTEGER NOT NULL,
    reason              TEXT,
    claim               TEXT,
    operation           TEXT
) STRICT;
CREATE INDEX order_orders_owner ON order_orders (owner, id);
-- Only orders that are being worked on: small, and empty at rest.
CREATE INDEX order_orders_deadline ON order_orders (deadline_ms) WHERE deadline_ms > 0;

CREATE TABLE order_lines (
    order_id       BLOB NOT NULL,
    position       INTEGER NOT NULL,
    sku            TEXT NOT NULL,
    product_id     BLOB NOT NULL,
    variant_id     BLOB NOT NULL,
    title          TEXT NOT NULL,
    quantity       INTEGER NOT NULL CHECK (quantity > 0),
    unit_minor     INTEGER NOT NULL,
    subtotal_minor INTEGER NOT NULL,
    discount_minor INTEGER NOT NULL,
    tax_minor      INTEGER NOT NULL,
    total_minor    INTEGER NOT NULL,
    fulfilled      INTEGER NOT NULL DEFAULT 0 CHECK (fulfilled BETWEEN 0 AND quantity),
    returned       INTEGER NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND fulfilled),
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_history (
    order_id BLOB NOT NULL,
    version  INTEGER NOT NULL,
    "from"   INTEGER NOT NULL,
    "to"     INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    note     TEXT,
    at_ms    INTEGER NOT NULL,
    PRIMARY KEY (order_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_fulfilments (
    order_id      BLOB NOT NULL,
    id            BLOB NOT NULL,
    state         INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
    carrier       TEXT,
    tracking      TEXT,
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL,
    PRIMARY KEY (order_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_returns (
    order_id      BLOB NOT NULL,
    id            BLOB NOT NULL,
    state         INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
    reason        TEXT,
    restock       INTEGER NOT NULL,
    refund_minor  INTEGER NOT NULL,
    currency      TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL,
    PRIMARY KEY (order_id, id)
) STRICT, WITHOUT ROWID;

-- Lines of fulfilments and of returns; `part` is the id of the one or the other.
CREATE TABLE order_parts (
    order_id BLOB NOT NULL,
    part     BLOB NOT NULL,
    position INTEGER NOT NULL,
    sku      TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, part, position)
) STRICT, WITHOUT ROWID;

-- state: 1 open, 2 checkout, 3 ordered, 4 merged. coupons are codes with spaces between them. idle_since_ms
-- is at or before the last change of a cart that may become abandoned, and 0 for others: changes leave it
-- alone, so that they need not move an index entry each time.
CREATE TABLE cart_carts (
    id              BLOB PRIMARY KEY,
    owner           TEXT NOT NULL,
    state           INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
    version         INTEGER NOT NULL,
    region          TEXT NOT NULL,
    country         TEXT,
    shipping_method TEXT,
    email           TEXT,
    coupons         TEXT,
    order_id        BLOB,
    merged_into     BLOB,
    idle_since_ms   INTEGER NOT NULL,
    created_at_ms   INTEGER NOT NULL,
    updated_at_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cart_carts_owner ON cart_carts (owner, id);
CREATE INDEX cart_carts_idle ON cart_carts (idle_since_ms) WHERE idle_since_ms > 0;

CREATE TABLE cart_lines (
    cart_id    BLOB NOT NULL,
    sku        TEXT NOT NULL,
    position   INTEGER NOT NULL,
    product_id BLOB NOT NULL,
    variant_id BLOB NOT NULL,
    title      TEXT NOT NULL,
    quantity   INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 1000),
    PRIMARY KEY (cart_id, sku)
) STRICT, WITHOUT ROWID;

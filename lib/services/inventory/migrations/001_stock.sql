CREATE TABLE inventory_locations (
    code          TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    country       TEXT NOT NULL,
    position      INTEGER NOT NULL,
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- 0 <= reserved <= on hand. Reserving changes this row and none beside it.
CREATE TABLE inventory_stock (
    sku      TEXT NOT NULL,
    location TEXT NOT NULL,
    on_hand  INTEGER NOT NULL CHECK (on_hand >= 0),
    reserved INTEGER NOT NULL CHECK (reserved >= 0 AND reserved <= on_hand),
    PRIMARY KEY (sku, location)
) STRICT, WITHOUT ROWID;

-- The version of a SKU's stock as events tell it. Reserving does not touch it.
CREATE TABLE inventory_skus (
    sku     TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

-- The ledger; the sum of a SKU's movements at a location is its on_hand there. The id is that of the event
-- which moved the goods (of an order), or a new one (by hand): the key alone keeps an event from moving
-- the same goods twice, and is the order in which the ledger is read.
CREATE TABLE inventory_movements (
    sku           TEXT NOT NULL,
    id            BLOB NOT NULL,
    location      TEXT NOT NULL,
    quantity      INTEGER NOT NULL CHECK (quantity <> 0),
    kind          INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
    reason        TEXT,
    order_id      BLOB,
    created_at_ms INTEGER NOT NULL,
    PRIMARY KEY (sku, id, location),
    CHECK ((kind IN (3, 4)) = (order_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- 1 held, 2 claimed, 3 released, 4 expired. Sold goods left the stock while claimed; sold and released
-- means that the order was cancelled and they came back.
CREATE TABLE inventory_reservations (
    order_id      BLOB PRIMARY KEY,
    state         INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
    sold          INTEGER NOT NULL CHECK (sold IN (0, 1)),
    expires_at_ms INTEGER NOT NULL,
    version       INTEGER NOT NULL CHECK (version > 0),
    CHECK (sold = 0 OR state IN (2, 3))
) STRICT, WITHOUT ROWID;
CREATE INDEX inventory_reservations_due ON inventory_reservations (expires_at_ms) WHERE state = 1;

-- What a reservation holds (held, claimed) or held (the others). `returned` counts sold goods that came
-- back.
CREATE TABLE inventory_reservation_lines (
    order_id BLOB NOT NULL,
    sku      TEXT NOT NULL,
    location TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    returned INTEGER NOT NULL CHECK (returned >= 0 AND returned <= quantity),
    PRIMARY KEY (order_id, sku, location)
) STRICT, WITHOUT ROWID;

-- What prices need beside the goods. It changes rarely and is read with every quote: one row each by its
-- own key, and a region's taxes in one short range scan.
CREATE TABLE cart_regions (
    code          TEXT PRIMARY KEY,
    position      INTEGER NOT NULL,
    title         TEXT NOT NULL,
    currency      TEXT NOT NULL,
    countries     TEXT NOT NULL,
    tax_inclusive INTEGER NOT NULL CHECK (tax_inclusive IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cart_regions_position ON cart_regions (position);

CREATE TABLE cart_region_taxes (
    region    TEXT NOT NULL,
    position  INTEGER NOT NULL,
    tax_class TEXT NOT NULL,
    title     TEXT NOT NULL,
    rate_ppm  INTEGER NOT NULL CHECK (rate_ppm >= 0),
    PRIMARY KEY (region, position)
) STRICT, WITHOUT ROWID;

-- Prices are in the region's currency. free_from_minor is NULL when delivery is never free.
CREATE TABLE cart_shipping_methods (
    region          TEXT NOT NULL,
    code            TEXT NOT NULL,
    title           TEXT NOT NULL,
    price_minor     INTEGER NOT NULL CHECK (price_minor >= 0),
    free_from_minor INTEGER CHECK (free_from_minor >= 0),
    tax_class       TEXT,
    PRIMARY KEY (region, code)
) STRICT, WITHOUT ROWID;

-- currency is that of amount and minimum, NULL when there is neither. reserved are the orders being placed
-- with it, used those that were; both are counted under a limit only.
CREATE TABLE cart_promotions (
    code          TEXT PRIMARY KEY,
    title         TEXT NOT NULL,
    kind          INTEGER NOT NULL CHECK (kind IN (1, 2)),
    percent_ppm   INTEGER NOT NULL CHECK (percent_ppm BETWEEN 0 AND 1000000),
    amount_minor  INTEGER NOT NULL CHECK (amount_minor >= 0),
    minimum_minor INTEGER NOT NULL CHECK (minimum_minor >= 0),
    currency      TEXT,
    category      TEXT,
    starts_at_ms  INTEGER NOT NULL,
    ends_at_ms    INTEGER NOT NULL,
    automatic     INTEGER NOT NULL CHECK (automatic IN (0, 1)),
    priority      INTEGER NOT NULL,
    usage_limit   INTEGER NOT NULL CHECK (usage_limit >= 0),
    used          INTEGER NOT NULL DEFAULT 0 CHECK (used >= 0),
    reserved      INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    CHECK (usage_limit = 0 OR used + reserved <= usage_limit)
) STRICT, WITHOUT ROWID;
CREATE INDEX cart_promotions_automatic ON cart_promotions (code) WHERE automatic = 1;

-- Who holds which use of a coupon. state: 1 reserved, 2 claimed, 3 released.
CREATE TABLE cart_coupon_uses (
    order_id BLOB NOT NULL,
    code     TEXT NOT NULL,
    state    INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
    PRIMARY KEY (order_id, code)
) STRICT, WITHOUT ROWID;

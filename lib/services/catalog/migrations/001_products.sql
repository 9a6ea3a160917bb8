-- The product id leads every key of the product's own rows, so that reading one product is a few short
-- range scans. What must be unique by itself (slug, SKU) is a table of its own.
CREATE TABLE catalog_products (
    id            BLOB PRIMARY KEY,
    slug          TEXT NOT NULL,
    title         TEXT NOT NULL,
    description   TEXT,
    brand         TEXT,
    category      TEXT,
    status        INTEGER NOT NULL,
    tax_class     TEXT NOT NULL,
    version       INTEGER NOT NULL,
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE catalog_slugs (
    slug       TEXT PRIMARY KEY,
    product_id BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE catalog_variants (
    product_id   BLOB NOT NULL,
    position     INTEGER NOT NULL,
    id           BLOB NOT NULL,
    sku          TEXT NOT NULL,
    title        TEXT,
    weight_grams INTEGER NOT NULL,
    PRIMARY KEY (product_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE catalog_skus (
    sku        TEXT PRIMARY KEY,
    product_id BLOB NOT NULL,
    variant_id BLOB NOT NULL,
    position   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- variant 0 holds the attributes of the product itself, 1 and up the options of that variant.
CREATE TABLE catalog_attributes (
    product_id BLOB NOT NULL,
    variant    INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    name       TEXT NOT NULL,
    value      TEXT NOT NULL,
    PRIMARY KEY (product_id, variant, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE catalog_prices (
    product_id BLOB NOT NULL,
    variant    INTEGER NOT NULL,
    currency   TEXT NOT NULL,
    minor      INTEGER NOT NULL CHECK (minor >= 0),
    PRIMARY KEY (product_id, variant, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE catalog_media (
    product_id BLOB NOT NULL,
    position   INTEGER NOT NULL,
    url        TEXT NOT NULL,
    alt        TEXT,
    PRIMARY KEY (product_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE catalog_categories (
    slug     TEXT PRIMARY KEY,
    id       BLOB NOT NULL,
    title    TEXT NOT NULL,
    parent   TEXT,
    position INTEGER NOT NULL,
    version  INTEGER NOT NULL DEFAULT 1 -- grows with each change, so that events of a category have an order
) STRICT, WITHOUT ROWID;

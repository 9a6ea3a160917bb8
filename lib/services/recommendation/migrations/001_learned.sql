-- What is known of a product that was sold. Popularity is a packed number, see popularity.h; a larger one
-- is more popular, whenever they were written.
CREATE TABLE recommendation_products (
    product_id BLOB PRIMARY KEY,
    orders     INTEGER NOT NULL,
    popularity INTEGER NOT NULL,
    on_sale    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX recommendation_products_popular ON recommendation_products (on_sale, popularity);

-- In how many orders two products stood together; both ways round.
CREATE TABLE recommendation_pairs (
    product_id BLOB NOT NULL,
    other_id   BLOB NOT NULL,
    orders     INTEGER NOT NULL,
    PRIMARY KEY (product_id, other_id)
) STRICT, WITHOUT ROWID;

-- What somebody did, the newest time of each product and kind.
CREATE TABLE recommendation_behaviour (
    owner      TEXT NOT NULL,
    product_id BLOB NOT NULL,
    kind       INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
    at_ms      INTEGER NOT NULL,
    PRIMARY KEY (owner, product_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX recommendation_behaviour_newest ON recommendation_behaviour (owner, at_ms);
CREATE INDEX recommendation_behaviour_age ON recommendation_behaviour (at_ms);

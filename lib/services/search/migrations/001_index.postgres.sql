-- What a hit shows and is filtered by: one narrow row a product. The price is that of its own first currency.
CREATE TABLE search_documents (
    document   BIGINT PRIMARY KEY,
    product_id BYTEA NOT NULL,
    slug       TEXT COLLATE "C" NOT NULL,
    title      TEXT COLLATE "C" NOT NULL,
    brand      TEXT COLLATE "C",
    category   TEXT COLLATE "C",
    image      TEXT COLLATE "C",
    minor      BIGINT,
    currency   TEXT COLLATE "C"
);
CREATE UNIQUE INDEX search_documents_product ON search_documents (product_id);

-- The categories that a product is found in: its own, of height 0, and those above it.
CREATE TABLE search_categories (
    category TEXT COLLATE "C" NOT NULL,
    document BIGINT NOT NULL,
    height   BIGINT NOT NULL,
    PRIMARY KEY (category, document)
);
CREATE UNIQUE INDEX search_categories_document ON search_categories (document, height);

-- The cheapest variant, one row a currency.
CREATE TABLE search_prices (
    document BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    minor    BIGINT NOT NULL,
    PRIMARY KEY (document, currency)
);

-- How far the index has followed the catalogue: one row.
CREATE TABLE search_progress (
    id       BIGINT PRIMARY KEY CHECK (id = 1),
    position BIGINT NOT NULL
);
INSERT INTO search_progress (id, position) VALUES (1, 0);

-- The words, each with the places where it stands. A vector has four weights and there are six places: names are
-- title A, brand B and category C, texts are SKUs A, attributes B and description C.
CREATE TABLE search_words (
    document BIGINT PRIMARY KEY,
    names    TSVECTOR NOT NULL,
    texts    TSVECTOR NOT NULL
);
-- What is looked for may stand in both together; titles are asked for by themselves, for suggestions.
CREATE INDEX search_words_all ON search_words USING gin ((names || texts));
CREATE INDEX search_words_names ON search_words USING gin (names);

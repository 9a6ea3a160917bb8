-- What a hit shows and is filtered by: one narrow row a product, numbered for the full-text index. The price
-- is that of its own first currency.
CREATE TABLE search_documents (
    document   INTEGER PRIMARY KEY,
    product_id BLOB NOT NULL,
    slug       TEXT NOT NULL,
    title      TEXT NOT NULL,
    brand      TEXT,
    category   TEXT,
    image      TEXT,
    minor      INTEGER,
    currency   TEXT
) STRICT;
CREATE UNIQUE INDEX search_documents_product ON search_documents (product_id);

-- The categories that a product is found in: its own, of height 0, and those above it.
CREATE TABLE search_categories (
    category TEXT NOT NULL,
    document INTEGER NOT NULL,
    height   INTEGER NOT NULL,
    PRIMARY KEY (category, document)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX search_categories_document ON search_categories (document, height);

-- The cheapest variant, one row a currency.
CREATE TABLE search_prices (
    document INTEGER NOT NULL,
    currency TEXT NOT NULL,
    minor    INTEGER NOT NULL,
    PRIMARY KEY (document, currency)
) STRICT, WITHOUT ROWID;

-- How far the index has followed the catalogue: one row.
CREATE TABLE search_progress (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL
) STRICT;
INSERT INTO search_progress (id, position) VALUES (1, 0);

-- The words. bm25 needs where in a document each one stands, so that less detail makes it slower, not
-- faster; an index of beginnings beside them would make every query slower by a tenth.
CREATE VIRTUAL TABLE search_words USING fts5 (
    title, brand, category, skus, attributes, description,
    tokenize = 'unicode61 remove_diacritics 2'
);

-- The words of titles with their beginnings, for suggestions. Titles are those of the documents. What a query
-- takes for one word the tokenizer may take for several, at a vowel sign for example; they have to stand beside
-- one another then, which only an index that knows where each word stands can tell.
CREATE VIRTUAL TABLE search_titles USING fts5 (
    title, content = 'search_documents', content_rowid = 'document',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0
);

-- A look at the words of the index themselves.
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_words, instance);

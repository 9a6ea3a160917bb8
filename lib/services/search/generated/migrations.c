/* migrations.c - the schema of search, version by version.
 * Written by lib/schema/generate.py from the files in lib/services/search/migrations; add one there. */
#include "lib/store/store.h"

extern const migration shop__search_migrations[];
extern const size_t shop__search_migration_count;

const migration shop__search_migrations[] = {
    {"search", 1, "index",
     "-- What a hit shows and is filtered by: one narrow row a product, numbered for the full-text index.\n"
     "CREATE TABLE search_documents (\n"
     "    document   INTEGER PRIMARY KEY,\n"
     "    product_id BLOB NOT NULL,\n"
     "    slug       TEXT NOT NULL,\n"
     "    title      TEXT NOT NULL,\n"
     "    brand      TEXT,\n"
     "    category   TEXT,\n"
     "    image      TEXT,\n"
     "    currency   TEXT\n"
     ") STRICT;\n"
     "CREATE UNIQUE INDEX search_documents_product ON search_documents (product_id);\n"
     "CREATE INDEX search_documents_category ON search_documents (category, document);\n"
     "\n"
     "-- The cheapest variant, one row a currency.\n"
     "CREATE TABLE search_prices (\n"
     "    document INTEGER NOT NULL,\n"
     "    currency TEXT NOT NULL,\n"
     "    minor    INTEGER NOT NULL,\n"
     "    PRIMARY KEY (document, currency)\n"
     ") STRICT, WITHOUT ROWID;\n"
     "\n"
     "-- How far the index has followed the catalogue: one row.\n"
     "CREATE TABLE search_progress (\n"
     "    id       INTEGER PRIMARY KEY CHECK (id = 1),\n"
     "    position INTEGER NOT NULL\n"
     ") STRICT;\n"
     "INSERT INTO search_progress (id, position) VALUES (1, 0);\n"
     "\n"
     "-- The words. bm25 needs where in a document each one stands, so that less detail makes it slower, not\n"
     "-- faster; the index of beginnings serves suggestions.\n"
     "CREATE VIRTUAL TABLE search_words USING fts5 (\n"
     "    title, brand, category, skus, attributes, description,\n"
     "    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'\n"
     ");\n"},
};
const size_t shop__search_migration_count = 1;

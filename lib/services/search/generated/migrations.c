/* migrations.c - the schema of search, version by version.
 * Written by lib/schema/generate.py from the files in lib/services/search/migrations; add one there. */
#include "lib/store/store.h"

extern const migration shop__search_migrations[];
extern const size_t shop__search_migration_count;

const migration shop__search_migrations[] = {
    {"search", 1, "index",
     "-- What a hit shows and is filtered by: one narrow row a product, numbered for the full-text index. The price\n"
     "-- is that of its own first currency.\n"
     "CREATE TABLE search_documents (\n"
     "    document   INTEGER PRIMARY KEY,\n"
     "    product_id BLOB NOT NULL,\n"
     "    slug       TEXT NOT NULL,\n"
     "    title      TEXT NOT NULL,\n"
     "    brand      TEXT,\n"
     "    category   TEXT,\n"
     "    image      TEXT,\n"
     "    minor      INTEGER,\n"
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
     "-- faster; an index of beginnings beside them would make every query slower by a tenth.\n"
     "CREATE VIRTUAL TABLE search_words USING fts5 (\n"
     "    title, brand, category, skus, attributes, description,\n"
     "    tokenize = 'unicode61 remove_diacritics 2'\n"
     ");\n"
     "\n"
     "-- The words of titles with their beginnings, for suggestions. Titles are those of the documents.\n"
     "CREATE VIRTUAL TABLE search_titles USING fts5 (\n"
     "    title, content = 'search_documents', content_rowid = 'document',\n"
     "    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', detail = none, columnsize = 0\n"
     ");\n"
     "\n"
     "-- A look at the words of the index themselves.\n"
     "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_words, instance);\n"},
    {"search", 2, "titles",
     "-- What a query takes for one word the tokenizer may take for several, at a vowel sign for example; they have to\n"
     "-- stand beside one another then, which only an index that knows where each word stands can tell.\n"
     "DROP TABLE search_titles;\n"
     "CREATE VIRTUAL TABLE search_titles USING fts5 (\n"
     "    title, content = 'search_documents', content_rowid = 'document',\n"
     "    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0\n"
     ");\n"
     "INSERT INTO search_titles (search_titles) VALUES ('rebuild');\n"},
    {"search", 3, "categories",
     "-- The categories that a product is found in: its own, of height 0, and those above it. An index that was written\n"
     "-- before has only the first; search.reindex adds the others.\n"
     "CREATE TABLE search_categories (\n"
     "    category TEXT NOT NULL,\n"
     "    document INTEGER NOT NULL,\n"
     "    height   INTEGER NOT NULL,\n"
     "    PRIMARY KEY (category, document)\n"
     ") STRICT, WITHOUT ROWID;\n"
     "CREATE UNIQUE INDEX search_categories_document ON search_categories (document, height);\n"
     "INSERT INTO search_categories (category, document, height)\n"
     "SELECT category, document, 0 FROM search_documents WHERE category IS NOT NULL;\n"
     "DROP INDEX search_documents_category;\n"},
};
const size_t shop__search_migration_count = 3;

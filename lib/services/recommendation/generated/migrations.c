/* migrations.c - the schema of recommendation, version by version, as each engine reads it.
 * Written by lib/schema/generate.py from the files in lib/services/recommendation/migrations; add one there. */
#include "lib/store/store.h"

extern const migration shop__recommendation_migrations[];
extern const size_t shop__recommendation_migration_count;

const migration shop__recommendation_migrations[] = {
    {"recommendation", 1, "learned",
     "-- What is known of a product that was sold. Popularity is a packed number, see popularity.h; a larger one\n"
     "-- is more popular, whenever they were written.\n"
     "CREATE TABLE recommendation_products (\n"
     "    product_id BLOB PRIMARY KEY,\n"
     "    orders     INTEGER NOT NULL,\n"
     "    popularity INTEGER NOT NULL,\n"
     "    on_sale    INTEGER NOT NULL\n"
     ") STRICT, WITHOUT ROWID;\n"
     "CREATE INDEX recommendation_products_popular ON recommendation_products (on_sale, popularity);\n"
     "\n"
     "-- In how many orders two products stood together; both ways round.\n"
     "CREATE TABLE recommendation_pairs (\n"
     "    product_id BLOB NOT NULL,\n"
     "    other_id   BLOB NOT NULL,\n"
     "    orders     INTEGER NOT NULL,\n"
     "    PRIMARY KEY (product_id, other_id)\n"
     ") STRICT, WITHOUT ROWID;\n"
     "\n"
     "-- What somebody did, the newest time of each product and kind.\n"
     "CREATE TABLE recommendation_behaviour (\n"
     "    owner      TEXT NOT NULL,\n"
     "    product_id BLOB NOT NULL,\n"
     "    kind       INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),\n"
     "    at_ms      INTEGER NOT NULL,\n"
     "    PRIMARY KEY (owner, product_id, kind)\n"
     ") STRICT, WITHOUT ROWID;\n"
     "CREATE INDEX recommendation_behaviour_newest ON recommendation_behaviour (owner, at_ms);\n"
     "CREATE INDEX recommendation_behaviour_age ON recommendation_behaviour (at_ms);\n",
     "CREATE TABLE recommendation_products (\n"
     "    product_id BYTEA PRIMARY KEY,\n"
     "    orders     BIGINT NOT NULL,\n"
     "    popularity BIGINT NOT NULL,\n"
     "    on_sale    BIGINT NOT NULL\n"
     ");\n"
     "CREATE INDEX recommendation_products_popular ON recommendation_products (on_sale, popularity);\n"
     "CREATE TABLE recommendation_pairs (\n"
     "    product_id BYTEA NOT NULL,\n"
     "    other_id   BYTEA NOT NULL,\n"
     "    orders     BIGINT NOT NULL,\n"
     "    PRIMARY KEY (product_id, other_id)\n"
     ");\n"
     "CREATE TABLE recommendation_behaviour (\n"
     "    owner      TEXT COLLATE \"C\" NOT NULL,\n"
     "    product_id BYTEA NOT NULL,\n"
     "    kind       BIGINT NOT NULL CHECK (kind BETWEEN 1 AND 4),\n"
     "    at_ms      BIGINT NOT NULL,\n"
     "    PRIMARY KEY (owner, product_id, kind)\n"
     ");\n"
     "CREATE INDEX recommendation_behaviour_newest ON recommendation_behaviour (owner, at_ms);\n"
     "CREATE INDEX recommendation_behaviour_age ON recommendation_behaviour (at_ms);\n"},
};
const size_t shop__recommendation_migration_count = 1;

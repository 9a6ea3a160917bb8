/* migrations.c - the schema of core, version by version, as each engine reads it.
 * Written by lib/schema/generate.py from the files in lib/core/migrations; add one there. */
#include "lib/store/store.h"

extern const migration shop__core_migrations[];
extern const size_t shop__core_migration_count;

const migration shop__core_migrations[] = {
    {"core", 1, "claims",
     "-- One row an idempotency key: who asked for what with which key (\"usr_…/order.place/KEY\"), and what they got.\n"
     "-- state: 1 = a saga is running, 2 = answered. An answer is too long for a row that is also its own key: SQLite\n"
     "-- then reads the rest of each row that it compares a name with from a page elsewhere. So the names are an index\n"
     "-- of their own, and the rows are appended.\n"
     "CREATE TABLE core_claims (\n"
     "    name          TEXT PRIMARY KEY,\n"
     "    hash          BLOB NOT NULL,\n"
     "    state         INTEGER NOT NULL CHECK (state IN (1, 2)),\n"
     "    entity        TEXT,\n"
     "    code          INTEGER NOT NULL,\n"
     "    answer        TEXT NOT NULL,\n"
     "    created_at_ms INTEGER NOT NULL,\n"
     "    person        TEXT\n"
     ") STRICT;\n"
     "-- Whose personal data an answer holds, unless it is the one who asked: so it can be forgotten with the person.\n"
     "CREATE INDEX core_claims_person ON core_claims (person) WHERE person IS NOT NULL;\n",
     "CREATE TABLE core_claims (\n"
     "    name          TEXT COLLATE \"C\" PRIMARY KEY,\n"
     "    hash          BYTEA NOT NULL,\n"
     "    state         BIGINT NOT NULL CHECK (state IN (1, 2)),\n"
     "    entity        TEXT COLLATE \"C\",\n"
     "    code          BIGINT NOT NULL,\n"
     "    answer        TEXT COLLATE \"C\" NOT NULL,\n"
     "    created_at_ms BIGINT NOT NULL,\n"
     "    person        TEXT COLLATE \"C\"\n"
     ");\n"
     "CREATE INDEX core_claims_person ON core_claims (person) WHERE person IS NOT NULL;\n"},
    {"core", 2, "claims_age",
     "-- Nothing: the rows lie in the order of their age.\n",
     "CREATE INDEX core_claims_age ON core_claims (created_at_ms);\n"},
};
const size_t shop__core_migration_count = 2;

/* migrations.c - the schema of core, version by version.
 * Written by lib/schema/generate.py from the files in lib/core/migrations; add one there. */
#include "lib/store/store.h"

extern const migration shop__core_migrations[];
extern const size_t shop__core_migration_count;

const migration shop__core_migrations[] = {
    {"core", 1, "claims",
     "-- One row an idempotency key: who asked for what with which key, and what they got.\n"
     "-- state: 1 = a saga is running, 2 = answered.\n"
     "CREATE TABLE core_claims (\n"
     "    name          TEXT PRIMARY KEY,\n"
     "    hash          BLOB NOT NULL,\n"
     "    state         INTEGER NOT NULL CHECK (state IN (1, 2)),\n"
     "    entity        TEXT,\n"
     "    code          INTEGER NOT NULL,\n"
     "    answer        TEXT NOT NULL,\n"
     "    created_at_ms INTEGER NOT NULL\n"
     ") STRICT, WITHOUT ROWID;\n"},
    {"core", 2, "person",
     "-- Whose personal data a stored answer holds, so that it can be forgotten with the person.\n"
     "ALTER TABLE core_claims ADD COLUMN person TEXT;\n"
     "CREATE INDEX core_claims_person ON core_claims (person) WHERE person IS NOT NULL;\n"},
};
const size_t shop__core_migration_count = 2;

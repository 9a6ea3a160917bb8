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
    {"core", 3, "claims_by_rowid",
     "-- An answer is too long for a row that is also its own key: SQLite then reads the rest of each row that it\n"
     "-- compares a name with from a page elsewhere. The names are an index of their own, the rows are appended.\n"
     "CREATE TABLE core_claims_new (\n"
     "    name          TEXT PRIMARY KEY,\n"
     "    hash          BLOB NOT NULL,\n"
     "    state         INTEGER NOT NULL CHECK (state IN (1, 2)),\n"
     "    entity        TEXT,\n"
     "    code          INTEGER NOT NULL,\n"
     "    answer        TEXT NOT NULL,\n"
     "    created_at_ms INTEGER NOT NULL,\n"
     "    person        TEXT\n"
     ") STRICT;\n"
     "INSERT INTO core_claims_new (name, hash, state, entity, code, answer, created_at_ms, person)\n"
     "SELECT name, hash, state, entity, code, answer, created_at_ms, person FROM core_claims;\n"
     "DROP TABLE core_claims;\n"
     "ALTER TABLE core_claims_new RENAME TO core_claims;\n"
     "CREATE INDEX core_claims_person ON core_claims (person) WHERE person IS NOT NULL;\n"},
};
const size_t shop__core_migration_count = 3;

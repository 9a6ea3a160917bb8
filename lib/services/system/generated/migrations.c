/* migrations.c - the schema of system, version by version, as each engine reads it.
 * Written by lib/schema/generate.py from the files in lib/services/system/migrations; add one there. */
#include "lib/store/store.h"

extern const migration shop__system_migrations[];
extern const size_t shop__system_migration_count;

const migration shop__system_migrations[] = {
    {NULL, 0, NULL, NULL, NULL},
};
const size_t shop__system_migration_count = 0;

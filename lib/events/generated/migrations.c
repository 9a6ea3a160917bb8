/* migrations.c - the schema of events, version by version.
 * Written by lib/schema/generate.py from the files in lib/events/migrations; add one there. */
#include "lib/store/store.h"

extern const migration shop__events_migrations[];
extern const size_t shop__events_migration_count;

const migration shop__events_migrations[] = {
    {"events", 1, "outbox",
     "-- What happened, written in the transaction in which it happened. SQLite has one writer, so that the\n"
     "-- order of positions is the order of commits. The newest row is never deleted, so that no position is\n"
     "-- given twice.\n"
     "CREATE TABLE events_outbox (\n"
     "    position    INTEGER PRIMARY KEY,\n"
     "    id          BLOB NOT NULL,\n"
     "    service     TEXT NOT NULL,\n"
     "    type        TEXT NOT NULL,\n"
     "    subject     TEXT NOT NULL,\n"
     "    version     INTEGER NOT NULL,\n"
     "    time_ms     INTEGER NOT NULL,\n"
     "    data        TEXT NOT NULL,\n"
     "    traceparent TEXT\n"
     ") STRICT;\n"
     "CREATE UNIQUE INDEX events_outbox_subject ON events_outbox (subject, version);\n"
     "\n"
     "-- How far each consumer has come. It moves in the transaction of the consumer's effects.\n"
     "CREATE TABLE events_cursors (\n"
     "    consumer TEXT PRIMARY KEY,\n"
     "    position INTEGER NOT NULL\n"
     ") STRICT, WITHOUT ROWID;\n"
     "\n"
     "-- Events that a consumer could not take, and those of the same subject behind them.\n"
     "CREATE TABLE events_dead (\n"
     "    consumer TEXT NOT NULL,\n"
     "    position INTEGER NOT NULL,\n"
     "    subject  TEXT NOT NULL,\n"
     "    code     INTEGER NOT NULL,\n"
     "    reason   TEXT NOT NULL,\n"
     "    attempts INTEGER NOT NULL,\n"
     "    since_ms INTEGER NOT NULL,\n"
     "    PRIMARY KEY (consumer, position)\n"
     ") STRICT, WITHOUT ROWID;\n"
     "CREATE INDEX events_dead_subject ON events_dead (consumer, subject);\n"},
};
const size_t shop__events_migration_count = 1;

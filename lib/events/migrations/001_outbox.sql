-- What happened, written in the transaction in which it happened. SQLite has one writer, so that the
-- order of positions is the order of commits. The newest row is never deleted, so that no position is
-- given twice.
CREATE TABLE events_outbox (
    position    INTEGER PRIMARY KEY,
    id          BLOB NOT NULL,
    service     TEXT NOT NULL,
    type        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    version     INTEGER NOT NULL,
    time_ms     INTEGER NOT NULL,
    data        TEXT NOT NULL,
    traceparent TEXT
) STRICT;
CREATE UNIQUE INDEX events_outbox_subject ON events_outbox (subject, version);

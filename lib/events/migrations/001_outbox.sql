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

-- How far each consumer has come. It moves in the transaction of the consumer's effects.
CREATE TABLE events_cursors (
    consumer TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Events that a consumer could not take, and those of the same subject behind them.
CREATE TABLE events_dead (
    consumer TEXT NOT NULL,
    position INTEGER NOT NULL,
    subject  TEXT NOT NULL,
    code     INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    since_ms INTEGER NOT NULL,
    PRIMARY KEY (consumer, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_dead_subject ON events_dead (consumer, subject);

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

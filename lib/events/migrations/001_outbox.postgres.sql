-- What happened, written in the transaction in which it happened. Many write at once here, so that an event's
-- place is known only after the commit: a relay moves it from the outbox to the log.
CREATE TABLE events_outbox (
    id          BYTEA PRIMARY KEY,
    service     TEXT COLLATE "C" NOT NULL,
    type        TEXT COLLATE "C" NOT NULL,
    subject     TEXT COLLATE "C" NOT NULL,
    version     BIGINT NOT NULL,
    time_ms     BIGINT NOT NULL,
    data        TEXT COLLATE "C" NOT NULL,
    traceparent TEXT COLLATE "C"
);
CREATE UNIQUE INDEX events_outbox_subject ON events_outbox (subject, version);

-- Events in the order in which their transactions were committed.
CREATE TABLE events_log (
    position    BIGINT PRIMARY KEY,
    id          BYTEA NOT NULL,
    service     TEXT COLLATE "C" NOT NULL,
    type        TEXT COLLATE "C" NOT NULL,
    subject     TEXT COLLATE "C" NOT NULL,
    version     BIGINT NOT NULL,
    time_ms     BIGINT NOT NULL,
    data        TEXT COLLATE "C" NOT NULL,
    traceparent TEXT COLLATE "C"
);
CREATE UNIQUE INDEX events_log_subject ON events_log (subject, version);

-- The position given last, in one row. Whoever holds it is the relay.
CREATE TABLE events_relay (
    id       BIGINT PRIMARY KEY CHECK (id = 1),
    position BIGINT NOT NULL
);
INSERT INTO events_relay (id, position) VALUES (1, 0);

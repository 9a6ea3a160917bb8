-- Templates that were written; the built-in ones are constants of the library.
CREATE TABLE notification_templates (
    name          TEXT NOT NULL,
    channel       TEXT NOT NULL,
    locale        TEXT NOT NULL,
    subject       TEXT NOT NULL,
    text          TEXT NOT NULL,
    version       INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL,
    PRIMARY KEY (name, channel, locale)
) STRICT, WITHOUT ROWID;

-- What somebody chose; who is not in here has the defaults.
CREATE TABLE notification_choices (
    user_id BLOB NOT NULL,
    topic   INTEGER NOT NULL CHECK (topic BETWEEN 1 AND 3),
    channel TEXT NOT NULL,
    wanted  INTEGER NOT NULL,
    PRIMARY KEY (user_id, topic, channel)
) STRICT, WITHOUT ROWID;

-- One row for those who chose a language or were erased; to these nothing is ever written again.
CREATE TABLE notification_people (
    user_id BLOB PRIMARY KEY,
    locale  TEXT,
    erased  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whom to write to about an order, for events that do not say it.
CREATE TABLE notification_orders (
    order_id BLOB PRIMARY KEY,
    number   TEXT NOT NULL,
    owner    TEXT,
    email    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX notification_orders_owner ON notification_orders (owner);

-- Messages. The intent is a row before anything is sent; an event gives each template one row at most.
-- due_ms is NULL when nothing is left to do.
CREATE TABLE notification_deliveries (
    id            BLOB PRIMARY KEY,
    event_id      BLOB,
    template      TEXT,
    topic         INTEGER NOT NULL CHECK (topic BETWEEN 1 AND 3),
    channel       TEXT NOT NULL,
    user_id       BLOB,
    order_id      BLOB,
    recipient     TEXT NOT NULL,
    subject       TEXT NOT NULL,
    text          TEXT NOT NULL,
    state         INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
    attempts      INTEGER NOT NULL,
    reason        TEXT,
    due_ms        INTEGER,
    version       INTEGER NOT NULL,
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX notification_deliveries_event ON notification_deliveries (event_id, template);
CREATE INDEX notification_deliveries_due ON notification_deliveries (due_ms) WHERE due_ms IS NOT NULL;
CREATE INDEX notification_deliveries_user ON notification_deliveries (user_id, id);
-- Those that went wrong, failed or dead.
CREATE INDEX notification_deliveries_wrong ON notification_deliveries (state, id) WHERE state IN (4, 5);

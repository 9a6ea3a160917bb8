-- As on SQLite, and an index for forgetting old claims: there the rows lie in the order of their age, here all of
-- them would be read, and whoever claims meanwhile would be in the way.
CREATE TABLE core_claims (
    name          TEXT COLLATE "C" PRIMARY KEY,
    hash          BYTEA NOT NULL,
    state         BIGINT NOT NULL CHECK (state IN (1, 2)),
    entity        TEXT COLLATE "C",
    code          BIGINT NOT NULL,
    answer        TEXT COLLATE "C" NOT NULL,
    created_at_ms BIGINT NOT NULL,
    person        TEXT COLLATE "C"
);
CREATE INDEX core_claims_person ON core_claims (person) WHERE person IS NOT NULL;
CREATE INDEX core_claims_age ON core_claims (created_at_ms);

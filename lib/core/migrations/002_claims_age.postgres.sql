-- For forgetting old claims: all of them would be read, and whoever claims meanwhile would be in the way.
CREATE INDEX core_claims_age ON core_claims (created_at_ms);

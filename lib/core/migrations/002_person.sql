-- Whose personal data a stored answer holds, so that it can be forgotten with the person.
ALTER TABLE core_claims ADD COLUMN person TEXT;
CREATE INDEX core_claims_person ON core_claims (person) WHERE person IS NOT NULL;

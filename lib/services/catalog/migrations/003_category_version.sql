-- Grows with each change, so that events of a category have an order.
ALTER TABLE catalog_categories ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- Lists go from new to old by id within one status, of one category or one brand; each order is an index.
CREATE INDEX catalog_products_by_status ON catalog_products (status, id);
CREATE INDEX catalog_products_by_category ON catalog_products (category, status, id);
CREATE INDEX catalog_products_by_brand ON catalog_products (brand, status, id);
CREATE INDEX catalog_categories_by_parent ON catalog_categories (parent);

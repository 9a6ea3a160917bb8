-- The categories that a product is found in: its own, of height 0, and those above it. An index that was written
-- before has only the first; search.reindex adds the others.
CREATE TABLE search_categories (
    category TEXT NOT NULL,
    document INTEGER NOT NULL,
    height   INTEGER NOT NULL,
    PRIMARY KEY (category, document)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX search_categories_document ON search_categories (document, height);
INSERT INTO search_categories (category, document, height)
SELECT category, document, 0 FROM search_documents WHERE category IS NOT NULL;
DROP INDEX search_documents_category;

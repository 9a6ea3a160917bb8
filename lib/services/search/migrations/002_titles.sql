-- What a query takes for one word the tokenizer may take for several, at a vowel sign for example; they have to
-- stand beside one another then, which only an index that knows where each word stands can tell.
DROP TABLE search_titles;
CREATE VIRTUAL TABLE search_titles USING fts5 (
    title, content = 'search_documents', content_rowid = 'document',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0
);
INSERT INTO search_titles (search_titles) VALUES ('rebuild');

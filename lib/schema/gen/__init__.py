"""The generator's parts: model loads and checks the schema, the others write files from it."""

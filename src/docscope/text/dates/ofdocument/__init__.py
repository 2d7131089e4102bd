"""The date of a document itself."""

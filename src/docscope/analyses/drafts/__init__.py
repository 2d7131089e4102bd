"""Two drafts compared: which clauses belong together, and what became of each."""

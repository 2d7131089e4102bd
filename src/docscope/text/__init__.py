"""One string in, spans out: tokens, structure, markup, dates and clauses."""

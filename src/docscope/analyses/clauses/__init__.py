"""Clauses as rows: which are wanted, what each row says, how documents were read."""

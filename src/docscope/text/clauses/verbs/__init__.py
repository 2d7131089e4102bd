"""The verbs of clauses: their forms, the phrase they stand in, finding clauses by them."""

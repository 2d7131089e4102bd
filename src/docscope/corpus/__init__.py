"""Many documents: where they are, how they are read, what is searched."""

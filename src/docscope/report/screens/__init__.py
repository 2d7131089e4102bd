"""One screen a command: the human table."""

"""Numbers in, numbers out: every formula cites its source."""

"""From documents to the segments of an index."""

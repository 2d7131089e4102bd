"""One writer a format, chosen by name: see `registry`."""

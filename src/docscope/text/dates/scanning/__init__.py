"""From characters to words, each with the class that the grammar is written in."""

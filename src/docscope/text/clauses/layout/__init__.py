"""What the printed page adds to a text: lines, furniture, footnotes."""

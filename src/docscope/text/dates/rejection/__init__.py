"""What looks like a date and is none."""

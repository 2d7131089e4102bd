"""What the words leave out, taken from the dates around them or from the document."""

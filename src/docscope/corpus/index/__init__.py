"""A corpus folder: documents cut into tokens once, so that any later answer is quick."""

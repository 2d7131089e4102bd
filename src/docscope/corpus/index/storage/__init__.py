"""The files of a corpus folder: written once, checked when read, replaced as a whole."""

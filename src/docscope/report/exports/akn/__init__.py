"""Akoma Ntoso: the parts of a document in its XML vocabulary."""

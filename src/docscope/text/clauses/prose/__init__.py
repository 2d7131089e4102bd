"""Prose: the sentences in which an actor takes a stance."""

"""Answers as web pages."""

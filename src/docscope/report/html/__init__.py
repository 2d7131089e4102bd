"""Answers as web pages: one file each, with nothing fetched and document text never markup."""

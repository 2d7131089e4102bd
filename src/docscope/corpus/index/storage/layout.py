"""What lies in a corpus folder: names of files, columns and their types, and the versions."""

from __future__ import annotations

import re

from docscope.corpus.corpusfolder import making
from docscope.errors import IndexDamagedError

FORMAT = 1
# Grows whenever tokens, sentences, blocks or folded forms of any text change; the tests
# compare what the rules give with what they gave when this was last set.
TOKENISER = "2"

MANIFEST = "manifest.json"
MANIFEST_PARTIAL = "manifest.json.tmp"
MAGIC = b'{"docscope":'
LOCK = "lock"
LOCK_MAGIC = b"docscope: locked by the kernel while a program writes to this folder\n"

COLUMNS_FILE = "columns.bin"
COLUMNS_MAGIC = b"docscope columns"
TABLES = ("lexicon", "parts", "documents")
FILES = (COLUMNS_FILE, *(f"{table}.arrow" for table in TABLES))
ALIGNMENT = 64  # bytes; a column starts at a multiple, as Arrow's buffers do

# A block is what is checked when one byte of it is read: small, so that a search in a
# sorted column, which reads far apart, stays cheap.
BLOCK_SHIFT = 14
BLOCK = 1 << BLOCK_SHIFT

# Little-endian; B is one byte, I four, Q eight, none signed.
COLUMNS = {
    "ids": "I",
    "postings": "I",
    "steps": "B",
    "wide_at": "I",
    "wide_step": "I",
    "checkpoints": "I",
    "block_start": "I",
    "block_end": "I",
    "block_kind": "B",
    "block_token": "I",
    "block_sentence": "I",
    "sentence_start": "I",
    "text": "B",
    "sources": "B",
}
SIZES = {"B": 1, "I": 4, "Q": 8, "q": 8}
CHECKPOINT_EVERY = 64  # tokens

SEGMENT = "seg-{generation:06d}-{number}"
DROPPED = "drop-{generation:06d}-{number}.u32"
SEGMENT_OF_WORKER = SEGMENT + "-{token}"
PARTIAL = "tmp-{name}"
# Nothing else in a corpus folder is ever removed.
SEGMENT_NAME = r"seg-(\d{6,})-\d+(?:-[0-9a-f]{8})?"
DROPPED_NAME = r"drop-(\d{6,})-\d+\.u32"


def generation_of(name: str) -> int | None:
    """Return the generation that wrote a folder or file of this name; None if it is not ours."""
    found = re.fullmatch(f"(?:tmp-)?(?:{SEGMENT_NAME}|{DROPPED_NAME})", name)
    return int(found[1] or found[2]) if found else None


def damaged(folder: str, what: str) -> IndexDamagedError:
    """Return the error that says what is damaged in a corpus folder, and what to run."""
    return IndexDamagedError(f"{folder}: {what}; run {making(folder)}")

"""Front matter: which blocks are a collector's page header, and what its fields say."""

from __future__ import annotations

import pytest

from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.text.cleaning import clean_markdown, clean_text
from docscope.text.front import front_matter
from docscope.text.structure import blocks

BODY = "The General Assembly,\n\nRecalling its resolutions,\n"


def front(source: str, *, plain: bool = False) -> list[str]:
    """Return the blocks of front matter, white space as one blank."""
    cleaned = clean_text(source) if plain else clean_markdown(source)
    return [
        " ".join(cleaned.text[block.start : block.end].split())
        for block in blocks(cleaned)
        if block.part == "front"
    ]


def fields(source: str, *, plain: bool = False) -> dict[str, str]:
    cleaned = clean_text(source) if plain else clean_markdown(source)
    return front_matter(cleaned, blocks(cleaned))


def header(*labels: str, gap: int = 0) -> str:
    between = "".join(f"Remark {number}.\n\n" for number in range(gap))
    return between.join(f"**{label}:** x{number}\n\n" for number, label in enumerate(labels))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (header("Title", "Source", "Date"), 3),
        (header("Title", "Source"), 0),
        (header("Caption", "Source", "Copyright", "URL", "Last updated"), 5),
        ("**Title**: x\n\n**Source**: y\n\n**Date**: z\n\n", 3),
        ("## **URL**:\n\n<http://a.b/c>\n\n**Source:** x\n\n**Date:** y\n\n", 4),
        ("**Source:** x\n\n**Date:** y\n\n## **URL**:\n\nhttp://a.b/c\n\n", 4),
        ("# A title\n\n" + header("Caption", "Source", "Date"), 4),
        (header("Title", "Source", "Date", gap=5), 13),
        (header("Title", "Source", "Date", gap=6), 0),
        ("Smith says.\n\n" * 5 + header("Title", "Source", "Date"), 8),
        ("Smith says.\n\n" * 6 + header("Title", "Source", "Date"), 0),
        (header("Title", "Source", "Date", "Title"), 0),
        (header("SMITH", "JONES", "SMITH", "JONES"), 0),
        ("Title: x\n\nSource: y\n\nDate: z\n\n**Bold** is here.\n\n", 0),
        ("**Title:** x\n**Source:** y\n**Date:** z\n\n", 3),
        ("**Bold** text: x\n\n**More** text: y\n\n**Last** one: z\n\n", 0),
        ("- **Title:** x\n- **Source:** y\n- **Date:** z\n\n", 3),
        ("", 0),
    ],
)
def test_which_blocks_are_front_matter(source: str, expected: int) -> None:
    found = front(source + BODY)
    assert len(found) == expected
    assert not any("General Assembly" in text for text in found)


def test_a_far_label_does_not_undo_a_header() -> None:
    body = "A paragraph.\n\n" * 10 + "**Note:** see there.\n\n**Date:** later\n"
    assert len(front(header("Title", "Source", "Date") + body)) == 3


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Title: X\nDate: 1956\nSource: Y\n\n", 3),
        ("Title: X\n\nDate: 1956\n\nSource: Y\n\n", 3),
        ("Title: X\nDate: 1956\n\n", 0),
        ("Smith: No.\nJones: Yes.\nBrown: Perhaps.\n\n", 0),
        ("Title: X\nSmith: No.\nDate: 1956\nSource: Y\n\n", 3),
        ("TITLE : X\nDATE : 1956\nSOURCE : Y\n\n", 3),
        ("Author: A\r\nTitle: B\r\nLanguage: C\r\n\r\n", 3),
    ],
)
def test_lines_of_a_plain_text_header(source: str, expected: int) -> None:
    assert len(front(source + BODY, plain=True)) == expected


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("end", ["---\n", "---\n\n", "...\n\n", "---  \n"])
def test_yaml_between_dashes(end: str, *, plain: bool) -> None:
    source = f'---\ntitle: "A title"\ndate: 1956-11-04\nempty:\nlink: http://a.b/c\n{end}'
    assert fields(source + BODY, plain=plain) == {
        "title": "A title",
        "date": "1956-11-04",
        "empty": "",
        "link": "http://a.b/c",
    }
    assert " ".join(front(source + BODY, plain=plain)).endswith(end.strip())
    assert not any("Assembly" in text for text in front(source + BODY, plain=plain))


@pytest.mark.parametrize(
    "source", ["---\n\nNo field.\n\n---\n\n", "---\ntitle: X\n\nnever closed\n\n", "--- \n", "---"]
)
def test_dashes_alone_are_no_yaml(source: str) -> None:
    assert front(source + BODY, plain=True) == []


def test_the_fields_of_a_header() -> None:
    source = (
        "**Caption:** On 4 November\n\n**Source**: A\nbook.\n\nA remark.\n\n"
        "## **URL**:\n\n $http://a.b/c\\_d.html$ \n\n**Last  updated:** 12/04/2023\n\n"
    )
    assert fields(source + BODY) == {
        "caption": "On 4 November",
        "source": "A book. A remark.",
        "url": "http://a.b/c_d.html",
        "last_updated": "12/04/2023",
    }
    assert fields(BODY) == {}


@pytest.mark.parametrize(
    ("doc", "front_line", "heading_lines", "dateline"),
    [("resolution-1004", 19, [23], None), ("soviet-declaration", 23, [25], 27)],
)
def test_the_parts_of_the_built_in_texts(
    doc: str, front_line: int, heading_lines: list[int], dateline: int | None
) -> None:
    document = open_corpus().document(doc)

    def line(position: int) -> int:
        return document.source.count("\n", 0, position) + 1

    lines: dict[str, list[int]] = {"front": [], "heading": [], "dateline": [], "body": []}
    for block in document.blocks:
        start, end = document.offsets.source_span(block.start, block.end)
        lines[block.part].append(line(end - 1) if block.part == "front" else line(start))
    assert max(lines["front"]) == front_line
    assert lines["heading"] == heading_lines
    assert lines["dateline"] == ([dateline] if dateline else [])


def test_a_header_of_labels_costs_no_more_than_its_length() -> None:
    text = "a" * 100 + "Label " * 50_000 + ":" * 50_000
    corpus = MemoryCorpus.from_texts(
        {"a.txt": text, "b.md": f"**{text}**", "c.txt": "---\n" * 50_000}
    )
    assert len(list(corpus.documents())) == 3

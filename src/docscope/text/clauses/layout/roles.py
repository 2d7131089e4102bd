"""Lines of a resolution that are no clause: page furniture, footnotes, votes, headings."""

from __future__ import annotations

import re
from functools import cache

FURNITURE = r"""
    (?: \[? [A-Z]{1,5} (?: / [A-Z0-9.()*-]+ )+ (?: [ ] \d{1,3} | [ ] \(\d{4}\) )? [.\]}]?
                                                                # A/RES/73/8
      | (?: GE\. )? \d{2}-\d{5} \s* (?: \([EFSRCA]\) )?           # 18-18418 (E)
      | \*\d{5,}\* | \d{6,7}                                    # *1818418*
      | \d{1,3} \s? / \s? \d{1,3} (?: \s* \d{2}-\d{5} )?        # 2/2
      | /\.{2,3} | \.{3} | [_=~-]{4,} | [*•.\s]+                # /...  ______
      | (?: [Pp]age \s )? [-–—]? \s? \d{1,3} \s? [-–—]?         # - 3 -
      | Distr \.? : .* | ENGLISH .* | Original : .* | Please \s recycle .*
    ) \Z
    """
FOOTNOTE = r"""
    (?: \d{1,3} / \s* | \d{1,3} \s* | [*†‡¹²³⁰⁴-⁹]+ \s* | \[\d{1,3}\] \s* | I?\d{1,2}[!?] \s+ )
    (?: See\b | [If\[]{1,2}b[il]d\b | I?\[bid\b | Ibid | Idem | Id\.   # and misprints of them
      | Official \s Records | Report \s of | Text \s of | Resolution \s \d+
      | (?: United | League \s of ) \s Nations, \s Treaty | Treaty \s Series
      | (?: [A-Z]{1,4} / )+ [A-Z0-9] | Documents? \s [A-Z]/            # S/24476, annex.
      | Adopted \s without | (?: One | Two | Three | Four ) \s member  # did not participate
      | The \s (?: draft \s resolution | proposals ) \s w | In \s the \s absence \s of | For \s the
      | [A-Z][a-z]+ (?: \s [A-Z]?[a-z]+ ){0,3} , \s (?: vol | No | document | annex )
    )
    | (?: Ibid | Idem ) [.,]
    | [*†‡]{1,3} \s? [A-Z]                                      # * Reissued
    """
CLOSING = r"""
    [\[(]? Adopted \s+ (?: unanimously | at \s | by \s | without | on \s | as \s
      | (?: \w+ \s ){1,2} \d )
    | [\[(]? Resolution \s adopted \s (?: as | by | without ) \b
    | [\[(]? \d{1,4} (?: st | nd | rd | th ) \s+ (?: \(?resumed\)? \s+ )?
      (?: plenary \s+ )? (?: meeting | session )
    | [\[(]? [A-Z][a-z]+ (?: [ -] [a-z]+ ){0,5} (?: st | nd | rd | th ) \s+ plenary \s+ meeting
    | (?: Done | DONE ) \s+ (?: at | in ) \b
    | (?: Vote | VOTE | Voting | In \s favour | RECORDED \s VOTE ) \s* :
    """
SECTION = (
    r"(?: (?:PART|Part|SECTION|Section) \s+ )? (?P<label> [A-Z] | [IVX]{1,6} | [a-hc] ) \.? \Z"
)
TITLED_SECTION = r"(?P<label> [IVX]{1,6} | [A-H] ) \s? [.—–-] \s+ (?P<title> [A-Z][^.;:]{2,90} ) \Z"
ANNEX = (
    r"(?: ANNEX | Annex | APPENDIX | Appendix | ATTACHMENT | Attachment | ENCLOSURE | Enclosure )"
    r"(?: \s+ (?: [IVX]{1,5} | \d{1,2} | [A-Z] ) )? (?: \s? [.:*—–-]+ .{0,90} )? \Z"
)
FORMULA = r"""
    (?P<body>
      (?: We, \s+ (?: [Tt]he | THE ) | The | THE )
      (?: ,? \s+ (?: [(]? [A-Z] [\w’'()-]* | \d{1,4} (?: st | nd | rd | th )?
          | of | the | and | on | for | to | in | its | their | present | serving | as | at
          | meeting | from | by | with | special | extraordinary | session ) ){1,24}
    )
    (?: , \s therefore )? \s* [,:]?
    """
RESOLUTION_TITLE = r"""
    (?: DRAFT \s )? R(?: ESOLUTION | esolution ) \b
    | [A-Z]{0,4} \d{1,4} \s? (?: \( [^)\s]{1,12} \) | [/.] \d{1,4} \b )
    """
# `Now, therefore,` and `And to this end` lead over to the clauses.
TURN = r"""
    (?: (?: And \s )? [Tt]o \s (?: this | that ) \s end
      | N(?: OW | ow ) ,? \s (?: and \s | AND \s )? [Tt](?: HEREFORE | herefore )
      | Accordingly | Therefore | Hereby )
    ,? (?: \s (?: it \s )? hereby )? [,:]? \Z
    """
LONGEST_TURN = 40
DIGITS = "0123456789"
NUMBERED = (".", ",", ")")  # after the number of a clause, not of a footnote
FOOTNOTE_MARKS = frozenset("0123456789¹²³⁰⁴⁵⁶⁷⁸⁹*†‡[I")
LONGEST_SESSION = 90  # characters of `Two hundred and first (resumed) plenary meeting`
LONGEST_FORMULA = 200
LONGEST_FURNITURE = 60  # but for `Distr.:`, `Original:` and rules
LONGEST_LABEL = 14  # `Section XVIII`
LONGEST_TITLE = 120


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page: a symbol, a page number, a rule."""
    if len(line) > LONGEST_FURNITURE and line[0] not in "DEO_":
        return False
    return bool(_compiled(FURNITURE).match(line))


def is_footnote(line: str) -> bool:
    """Whether a line opens a footnote."""
    if line[0] not in FOOTNOTE_MARKS or line.lstrip(DIGITS)[:1] in NUMBERED:
        return False
    return bool(_compiled(FOOTNOTE).match(line))


def is_closing(line: str) -> bool:
    """Whether a line tells how the text was adopted."""
    if line[0] not in "[(AVID" and "meeting" not in line[:LONGEST_SESSION]:
        return False
    return bool(_compiled(CLOSING).match(line))


def section_label(line: str) -> str | None:
    """Return the letter or Roman number of a line that names a part: `B`, `Part II`."""
    match = _compiled(SECTION).match(line) if len(line) < LONGEST_LABEL else None
    return match["label"].upper() if match else None


def titled_section(line: str) -> str | None:
    """Return the letter or Roman number of a part's heading with a title: `II. Finance`."""
    match = _compiled(TITLED_SECTION).match(line) if line[0] in "IVXABCDEFGH" else None
    return match["label"] if match else None


def title_of(line: str) -> str | None:
    """Return the title in the heading of a part: `Finance` of `II. Finance`."""
    match = _compiled(TITLED_SECTION).match(line)
    return match["title"] if match else None


def is_turn(line: str) -> bool:
    """Whether a line leads over to the clauses: `Now, therefore,`."""
    return len(line) < LONGEST_TURN and bool(_compiled(TURN).match(line))


def is_conclusion(line: str) -> bool:
    """Whether words that lead over to the clauses draw a conclusion: `Therefore`."""
    return "therefore" in line.lower()


def is_resolution_title(line: str) -> bool:
    """Whether a line opens with what a resolution is cited by: `3363 (S-VII). Rivers`."""
    return len(line) < LONGEST_TITLE and bool(_compiled(RESOLUTION_TITLE).match(line))


def annex_label(line: str) -> str:
    """Return what an annex is called: `annex`, `annex II`."""
    words = line.split()
    return " ".join(["annex", *(word.strip(".:*—–-") for word in words[1:2])]).strip()


def is_annex(line: str) -> bool:
    """Whether a line is the heading of an annex."""
    return line[0] in "AE" and len(line) < LONGEST_TITLE and bool(_compiled(ANNEX).match(line))


def acting_body(line: str) -> str | None:
    """Return the body named by an opening formula: `The Security Council,`."""
    if len(line) > LONGEST_FORMULA:
        return None
    match = _compiled(FORMULA).fullmatch(line)
    return match["body"] if match else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)

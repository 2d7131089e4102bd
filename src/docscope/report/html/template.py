"""The one place where pages are put together: templates filled in, all text escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.report.cells import LINE_ENDS
from docscope.report.display import visible

if TYPE_CHECKING:
    from typing import TextIO

    from jinja2 import Environment
    from markupsafe import Markup

POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


class Dress(NamedTuple):
    """The files that a kind of page is made of: its template, its styles and its scripts."""

    template: str
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


def fill(dress: Dress, stream: TextIO, **parts: Any) -> None:  # noqa: ANN401 - whatever a template names
    """Write a page, row by row as they come; all that is no template is text."""
    style = _joined("styles", ("page.css", *dress.styles))
    script = _joined("scripts", ("theme.js", *dress.scripts))
    policy = POLICY.format(script=_source(script), style=_source(style))
    page = _environment().get_template(dress.template)
    stream.writelines(page.generate(style=style, script=script, policy=policy, **parts))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("docscope.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
        auto_reload=False,
    )


def _shown(value: object) -> object:
    """Return text with nothing invisible in it; what is markup of ours stays as it is."""
    if not isinstance(value, str) or value.isprintable() or hasattr(value, "__html__"):
        return value
    return visible(LINE_ENDS.sub(" ", value))


def _joined(folder: str, names: tuple[str, ...]) -> Markup:
    """Return files of this package one after the other, for a `style` or `script` element."""
    from importlib.resources import files

    from markupsafe import Markup

    place = files("docscope.report.html").joinpath(folder)
    texts = [place.joinpath(name).read_text(encoding="utf-8") for name in names]
    return Markup("\n".join(texts))  # noqa: S704 - our own files, with nothing put in


def _source(text: str) -> str:
    """Return what the security policy calls an inline script or style: its SHA-256."""
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"

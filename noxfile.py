"""The checks of the project: `python -m nox` runs lint, types, tests and gold."""

import os

import nox

nox.options.default_venv_backend = "venv"
nox.options.sessions = ["lint", "types", "tests", "gold"]
nox.options.reuse_existing_virtualenvs = True

TESTING = [
    "pytest>=8",
    "pytest-cov>=5",
    "cobalt>=9",
    "dask[distributed]>=2024.8",
    "hypothesis>=6.100",
    "duckdb>=1",
    "edtf>=5",
    "editables>=0.5",
    "hatchling>=1.27",
    "html5lib>=1.1",
    "lxml>=5",
    "markdown-it-py>=3",
    "nupunkt>=0.6",
    "scipy>=1.13",
    "selenium>=4.20",
]


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting and the layers of the architecture."""
    session.install("ruff>=0.15", "import-linter>=2", ".")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Check all types strictly."""
    session.install("mypy>=1.18", "pandas-stubs", "types-tabulate", "nox", ".", *TESTING)
    session.run("mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests with branch coverage; `-- --accept` writes the expected screens anew."""
    session.install(".", *TESTING)
    if session.posargs:
        session.run("pytest", "--ignore=tests/gold", *session.posargs)
        return
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", "--ignore=tests/gold")
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def gold(session: nox.Session) -> None:
    """Score extraction on the annotated texts in $DOCSCOPE_GOLD."""
    if not os.environ.get("DOCSCOPE_GOLD"):
        session.skip("DOCSCOPE_GOLD is not set")
    session.install(".", *TESTING)
    session.run("pytest", "tests/gold", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure start-up and speed as ratios to a reference of the same run."""
    session.install(".", "dateparser>=1.2", "datefinder>=0.7")
    session.run("python", "bench/startup.py", *session.posargs)
    session.run("python", "bench/scan.py", "--mb", "20", "--runs", "1")
    session.run("python", "bench/speed.py", "--mb", "5", "--runs", "1")
    session.run("python", "bench/indexing.py", "--mb", "20", "--runs", "1")
    session.run("python", "bench/timeline.py", "--runs", "1")
    session.run("python", "bench/clauses.py", "--runs", "1")


@nox.session
def soak(session: nox.Session) -> None:
    """Run the property tests with many more examples."""
    session.install(".", *TESTING)
    session.run("pytest", "--ignore=tests/gold", "--hypothesis-profile=soak", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Run every command shown in README and docs and compare its output."""
    session.install(".", *TESTING)
    session.run("pytest", "tests/test_docs.py", *session.posargs)

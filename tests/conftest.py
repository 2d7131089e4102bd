"""Options and profiles of the test suite."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default", max_examples=40, deadline=None)
settings.register_profile("soak", max_examples=2000, deadline=None)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the expected output anew")


@pytest.fixture(scope="session")
def speeches(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample of UN General Debate speeches in the folder $DOCSCOPE_CORPORA, if set."""
    folder = Path(os.environ.get("DOCSCOPE_CORPORA") or pytest.skip("DOCSCOPE_CORPORA is not set"))
    archive = folder / "ungdc-sample.tar.xz"
    if archive.exists():
        folder = tmp_path_factory.mktemp("corpora")
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    return sorted(folder.glob("ungdc/*.txt"))

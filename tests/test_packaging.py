"""The package as people get it: what is in it, and that it finds its texts wherever it is."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import docscope
from terminal import environment

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "docscope"
PROJECT = ROOT / "pyproject.toml"

pytestmark = pytest.mark.skipif(not PROJECT.exists(), reason="the project is not around the tests")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution, built without the network."""
    folder = tmp_path_factory.mktemp("dist")
    program = (
        "import os, sys; os.chdir(sys.argv[1]); from hatchling import build;"
        "build.build_sdist(sys.argv[2]); build.build_wheel(sys.argv[2])"
    )
    _run([sys.executable, "-c", program, str(ROOT), str(folder)])
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in the source distribution."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return next(folder.iterdir())


def test_version_has_one_place(wheel: Path) -> None:
    assert wheel.name.startswith(f"docscope-{docscope.__version__}-py3-none-any")
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]


def test_wheel_holds_the_whole_package_and_no_tests(wheel: Path) -> None:
    names = _names(wheel)
    package = {f"docscope/{path}" for path in _below(SOURCE)}
    assert package <= names
    assert {"docscope/py.typed", "docscope/builtin/corpus.toml"} <= names
    texts = {path.name for path in (ROOT / "corpus").glob("*.md")}
    assert {f"docscope/builtin/{name}" for name in texts} <= names
    assert {name.split("/")[0] for name in names if "dist-info" not in name} == {"docscope"}
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if "test" in name.lower() or name.endswith(".pyc")]


def test_source_distribution_holds_what_is_needed_to_build_and_test(unpacked: Path) -> None:
    assert _below(SOURCE) <= _below(unpacked / "src" / "docscope")
    assert _below(ROOT / "corpus") <= _below(unpacked / "corpus")
    for name in ("pyproject.toml", "README.md", "LICENSE", "noxfile.py", "tests/terminal.py"):
        assert (unpacked / name).is_file()


def test_wheel_of_the_source_distribution_is_the_same(
    wheel: Path, unpacked: Path, tmp_path: Path
) -> None:
    program = "import sys; from hatchling import build; build.build_wheel(sys.argv[1])"
    _run([sys.executable, "-c", program, str(tmp_path)], folder=unpacked)
    assert _names(next(tmp_path.glob("*.whl"))) == _names(wheel)


@pytest.mark.parametrize("kind", ["wheel", "sdist", "editable", "checkout"])
def test_built_in_texts_are_found(kind: str, wheel: Path, unpacked: Path, tmp_path: Path) -> None:
    """Each way to install is tried in an environment of its own, beside the libraries of this."""
    if kind == "checkout":
        python, settings = sys.executable, {"PYTHONPATH": str(SOURCE.parent)}
    else:
        what = {"wheel": [str(wheel)], "sdist": [str(unpacked)], "editable": ["-e", str(ROOT)]}
        python, settings = _installed(tmp_path / "venv", what[kind]), {}
    where = _run([python, "-c", "import docscope; print(docscope.__file__)"], settings=settings)
    home = tmp_path if kind in {"wheel", "sdist"} else SOURCE
    assert where.startswith(str(home))
    listed = _run([python, "-m", "docscope", "docs", "--csv"], settings=settings).splitlines()
    assert [line.split(",")[0] for line in listed] == [
        "doc",
        "resolution-1004",
        "soviet-declaration",
    ]
    if kind != "checkout":
        script = Path(python).parent / "docscope"
        assert _run([str(script), "--version"]) == f"docscope {docscope.__version__}\n"


def _installed(folder: Path, what: list[str]) -> str:
    """Return the interpreter of a new environment with docscope and the libraries of this one."""
    venv.create(folder, symlinks=True, with_pip=False)
    python = next(folder.glob("[bS]*/python"))
    site = next(folder.glob("[lL]ib*/**/site-packages"))
    here = [path for path in sys.path if path.endswith("site-packages")]
    lines = [path for path in here if str(SOURCE) not in path]
    (site / "libraries.pth").write_text("\n".join(lines), encoding="utf-8")
    pip = ["-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps"]
    _run([sys.executable, *pip, "--no-index", "--no-build-isolation", "--ignore-installed", *what])
    return str(python)


def _run(
    command: list[str], *, folder: Path | None = None, settings: dict[str, str] | None = None
) -> str:
    """Run a command away from the checkout and return what it prints."""
    kept = environment(PYTHONDONTWRITEBYTECODE="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    kept.pop("PYTHONPATH", None)
    kept.update(settings or {})
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=folder or Path(ROOT.anchor),
        env=kept,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


def _below(folder: Path) -> set[str]:
    """Return the files below a folder that belong to the project."""
    files: Iterable[Path] = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix() for path in files if "__pycache__" not in path.parts
    }

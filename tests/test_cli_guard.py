"""Every way a run can end has its exit code and at most one sentence."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from docscope.cli.guard import guarded
from docscope.errors import DocscopeError, InputError, OutputError, UsageError
from terminal import DOCSCOPE, environment

FULL = Path("/dev/full")
LONG_RUN = pytest.mark.skipif(not shutil.which("setsid"), reason="needs setsid and ps of Linux")
ENTRY = "import sys; from docscope.cli.app import main; main(sys.argv[1:])"


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (UsageError("no such thing"), 2, "docscope: no such thing\n"),
        (InputError("no such file"), 2, "docscope: no such file\n"),
        (OutputError("disk full"), 74, "docscope: disk full\n"),
        (BrokenPipeError(), 0, ""),
        (KeyboardInterrupt(), 130, ""),
        (ValueError("oh"), 70, "docscope: internal fault: ValueError: oh (--debug shows where)\n"),
        (PermissionError(13, "no"), 70, "docscope: internal fault: PermissionError: [Errno 13] no"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_error_has_code_and_sentence(
    error: BaseException, code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def action() -> int:
        raise error

    assert guarded(action) == code
    assert capsys.readouterr().err.startswith(sentence)


def test_result_is_the_code() -> None:
    assert guarded(lambda: 3) == 3


def test_debug_shows_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: 1 // 0, debug=True) == 70
    assert "Traceback" in capsys.readouterr().err


def test_debug_with_closed_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert guarded(lambda: 1 // 0, debug=True) == 70


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=["term", "int"]
)
def test_signal_ends_the_run(number: int, code: int) -> None:
    def action() -> int:
        os.kill(os.getpid(), number)
        time.sleep(10)
        return 0

    before = signal.getsignal(number)
    assert guarded(action) == code
    assert signal.getsignal(number) is before


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_error_that_a_signal_led_to_is_the_signal(
    number: int, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = threading.Lock()

    def action() -> int:
        with lock:
            lock.release()  # as a wait does that the signal finds
            os.kill(os.getpid(), number)
            time.sleep(5)
        return 0

    assert guarded(action) == code
    assert capsys.readouterr().err == ""


def test_signal_while_the_error_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def action() -> int:
        raise DocscopeError("slow terminal")

    def tell(_: str) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(10)

    monkeypatch.setattr("docscope.cli.guard._note", tell)
    assert guarded(action) == 130


def test_ignored_signal_stays_ignored() -> None:
    def action() -> int:
        os.kill(os.getpid(), signal.SIGINT)
        return 0

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert guarded(action) == 0
    finally:
        signal.signal(signal.SIGINT, before)


def test_interrupt_while_importing_leaves_no_traceback() -> None:
    """The group of commands, typer with it, is imported under guard."""
    program = f"""
import sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
{ENTRY}
"""
    done = subprocess.run(
        [sys.executable, "-c", program, "docs"],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", ["", "--version", "--help", "docs --help", "docs", "text -"])
def test_full_disk_is_told(arguments: str) -> None:
    command = f"{' '.join(DOCSCOPE)} {arguments} > {FULL}"
    done = _shell(command, given=b"Peace." if "-" in arguments.split() else b"")
    told = "docscope: standard output cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr.decode()) == (74, told)


@pytest.mark.parametrize(
    "arguments", ["", "--version", "--help", "docs --help", "docs", "docs --csv"]
)
def test_closed_standard_output_is_told(arguments: str) -> None:
    done = _shell(f"{' '.join(DOCSCOPE)} {arguments} >&-")
    told = "docscope: standard output is closed; nothing was written\n"
    assert (done.returncode, done.stderr.decode()) == (74, told)


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(("arguments", "code"), [("docs", 0), ("doc", 2), ("kwic soviet -c", 0)])
def test_standard_error_that_cannot_be_written_harms_nothing(
    where: str, arguments: str, code: int
) -> None:
    done = _shell(f"{' '.join(DOCSCOPE)} {arguments} {where}")
    assert done.returncode == code
    assert bool(done.stdout) == (code == 0)


def test_reader_who_leaves_is_no_error(tmp_path: Path) -> None:
    _many(tmp_path, 300)
    command = f"{' '.join(DOCSCOPE)} kwic peace {tmp_path} | head -1; echo ${{PIPESTATUS[0]}}"
    done = _shell(command)
    assert done.stdout.decode().splitlines()[-1] == "0"
    assert done.stderr == b""


def test_skipped_input_wins_over_a_reader_who_left(tmp_path: Path) -> None:
    _many(tmp_path, 300)
    (tmp_path / "0.txt").write_bytes(b"\0\1\2")
    command = f"{' '.join(DOCSCOPE)} kwic peace {tmp_path} | head -1; echo ${{PIPESTATUS[0]}}"
    done = _shell(command)
    assert done.stdout.decode().splitlines()[-1] == "3"
    assert "0.txt: binary, not text; skipped" in done.stderr.decode()


@LONG_RUN
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupt_ends_a_long_run_and_its_workers(tmp_path: Path, jobs: str) -> None:
    code, output, left = _ended(tmp_path, jobs, how=b"\x03")
    assert (code, output.replace("^C", ""), left) == (130, "", [])


@LONG_RUN
def test_interrupt_while_workers_start(tmp_path: Path) -> None:
    code, output, left = _ended(tmp_path, "2", how=b"\x03", settled=0)
    assert (code, output.replace("^C", ""), left) == (130, "", [])


@LONG_RUN
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_termination_ends_a_long_run_and_its_workers(tmp_path: Path, jobs: str) -> None:
    code, output, left = _ended(tmp_path, jobs, how=signal.SIGTERM)
    assert (code, output, left) == (143, "", [])


def _shell(command: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", command],
        input=given or None,
        stdin=None if given else subprocess.DEVNULL,
        capture_output=True,
        env=environment(PYTHONUNBUFFERED=""),
        check=False,
    )


def _many(folder: Path, number: int) -> None:
    line = "The peace of Europe depends on the peace of every people in it.\n\n"
    for index in range(number):
        (folder / f"{index:05}.txt").write_text(line * 200, encoding="utf-8")


def _ended(
    folder: Path, jobs: str, *, how: bytes | int, settled: float = 0.5
) -> tuple[int, str, list[str]]:
    """Start a search of minutes in a terminal, end it, and return code, output and what is left."""
    first = folder / "0.txt"
    first.write_text("war " * 100_000, encoding="utf-8")
    for number in range(1, 1000):
        (folder / f"{number}.txt").hardlink_to(first)
    master, slave = pty.openpty()
    command = [*DOCSCOPE, "kwic", "zzz", str(folder), "--jobs", jobs]
    with subprocess.Popen(
        ["setsid", "--ctty", *command],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(),
    ) as process:
        os.close(slave)
        # setsid has become docscope; the helper of multiprocessing comes before a worker
        started = [process.pid, *_children(process.pid, at_least=2 * (jobs == "2"))]
        time.sleep(settled)  # into the work
        if isinstance(how, bytes):
            os.write(master, how)
        else:
            os.kill(process.pid, how)
        output = _all_of(master)
        code = process.wait(timeout=20)
    os.close(master)
    deadline = time.monotonic() + 5
    while any(map(_runs, started)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return code, output, [str(pid) for pid in started if _runs(pid)]


def _children(pid: int, *, at_least: int) -> list[int]:
    """Wait until a process has so many children, and return them."""
    deadline = time.monotonic() + 20
    found: list[int] = []
    while len(found) < at_least and time.monotonic() < deadline:
        time.sleep(0.01)
        listed = subprocess.run(
            ["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, check=False
        )
        found = [int(line) for line in listed.stdout.split()]
    return found


def _runs(pid: int) -> bool:
    state = subprocess.run(
        ["ps", "-p", str(pid), "-o", "stat="], capture_output=True, check=False
    ).stdout
    return bool(state.strip()) and not state.startswith(b"Z")


def _all_of(terminal: int) -> str:
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux: the last process has left the terminal
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode()

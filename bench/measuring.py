"""What the programs of this folder share: child processes, their CPU time and memory."""

import os
import platform
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

PEERS = Path(__file__).parent / "peers"
DOCSCOPE = str(Path(sysconfig.get_path("scripts")) / "docscope")
SAMPLE = "ungdc-sample.tar.xz"


class Used(NamedTuple):
    """What a process took: seconds of CPU (user and system), megabytes at its peak."""

    seconds: float
    megabytes: float


def peer(name: str, *arguments: str) -> list[str]:
    """Return the command that runs one of the programs we compare with."""
    return [sys.executable, str(PEERS / f"{name}.py"), *arguments]


def medians(commands: Sequence[Sequence[str]], runs: int) -> list[Used]:
    """Return the median of what each command takes.

    The commands take turns, so that a slow moment of the machine touches all alike; a
    first round, after which the files are in memory, is not counted.
    """
    taken: list[list[Used]] = [[] for _ in commands]
    for number in range(runs + 1):
        for command, used in zip(commands, taken, strict=True):
            one = run(command)
            if number:
                used.append(one)
    return [
        Used(
            statistics.median(one.seconds for one in used),
            statistics.median(one.megabytes for one in used),
        )
        for used in taken
    ]


# A process that is started holds for a moment what the one that starts it holds, and the
# system counts that as its own peak. So a small one that has not loaded anything does it.
LAUNCHER = """
import os, sys
first, *command = sys.argv[1:]
nowhere = [(os.POSIX_SPAWN_OPEN, at, os.devnull, os.O_RDWR, 0) for at in (0, 1, 2)]
process = os.posix_spawnp(first, [first, *command], os.environ, file_actions=nowhere)
_, status, used = os.wait4(process, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def run(command: Sequence[str]) -> Used:
    """Run a command to its end and return what the system accounts to it."""
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, *command]
    done = subprocess.run(
        launcher, capture_output=True, text=True, check=True, env=environment()
    ).stdout.split()
    if int(done[0]) not in {0, 1}:  # 1: nothing found
        raise SystemExit(f"{' '.join(command)}: exit code {done[0]}")
    unit = 1_000_000 if sys.platform == "darwin" else 1_000  # of ru_maxrss
    return Used(float(done[1]), int(done[2]) / unit)


def output(command: Sequence[str]) -> str:
    """Run a command and return what it writes."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    return done.stdout.strip()


def environment() -> dict[str, str]:
    """Return the environment of the commands, in which Python keeps compiled modules as usual."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def machine() -> str:
    """Return when and on what this runs, without names of hosts or paths."""
    model = platform.processor() or platform.machine()
    known = Path("/proc/cpuinfo")
    if known.exists():
        lines = known.read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        model = names[0] if names else model
    day = datetime.now(UTC).date()
    python = f"Python {platform.python_version()}"
    return f"{day}, {os.cpu_count()} cores ({model}), {platform.system()}, {python}"


def sample(folder: str | os.PathLike[str]) -> Path | None:
    """Unpack the speeches in $DOCSCOPE_CORPORA; None if there are none."""
    archive = Path(os.environ.get("DOCSCOPE_CORPORA", ""), SAMPLE)
    if not os.environ.get("DOCSCOPE_CORPORA") or not archive.exists():
        return None
    import tarfile

    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return Path(folder, "ungdc")


def temporary() -> tempfile.TemporaryDirectory[str]:
    """Return a folder that goes when the program ends."""
    return tempfile.TemporaryDirectory(prefix="docscope-bench-")

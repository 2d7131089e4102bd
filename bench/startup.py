"""Measure what the four questions cost as whole processes: python bench/startup.py [RUNS].

The reference is a Typer application with two empty commands. Reference and commands
take turns, so that a slow moment of the machine touches all alike; each figure is the
median of the CPU seconds (user and system) of the finished processes.
"""

import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

BARE = """\
import typer

app = typer.Typer(add_completion=False)


@app.command()
def one(name: str = "a", size: int = 1) -> None:
    print(name, size)


@app.command()
def two(name: str = "b") -> None:
    print(name)


if __name__ == "__main__":
    app()
"""
GOALS = {
    ("kwic", "intervention"): 1.8,
    ("clauses",): 3.0,
    ("timeline",): 3.0,
    ("contrast",): 3.0,
    ("docs",): 3.0,
}


def main() -> None:
    """Print the CPU seconds of each command, its ratio to the reference, and the goal."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    docscope = str(Path(sysconfig.get_path("scripts")) / "docscope")
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        reference = [sys.executable, str(bare), "one"]
        measured = medians([reference, *([docscope, *call] for call in GOALS)], runs)
    base = measured[0]
    print(f"{'bare Typer application':<30} {base:6.3f} s CPU")
    for (call, goal), seconds in zip(GOALS.items(), measured[1:], strict=True):
        name = " ".join(("docscope", *call))
        print(f"{name:<30} {seconds:6.3f} s CPU, {seconds / base:4.2f} times (goal {goal})")


def medians(commands: list[list[str]], runs: int) -> list[float]:
    """Return the median CPU seconds of each command, the first round not counted."""
    taken: list[list[float]] = [[] for _ in commands]
    for number in range(runs + 1):
        for command, seconds in zip(commands, taken, strict=True):
            used = cpu_seconds(command)
            if number:
                seconds.append(used)
    return [statistics.median(seconds) for seconds in taken]


def cpu_seconds(command: list[str]) -> float:
    """Run a command to its end and return the CPU seconds that the system accounts to it."""
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=environment()
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command}: exit code {process.returncode}")
    return used.ru_utime + used.ru_stime


def environment() -> dict[str, str]:
    """Return the environment of the commands, in which Python keeps compiled modules as usual."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


if __name__ == "__main__":
    main()

"""Signals that come at the wrong moment."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def held_back(*numbers: signal.Signals) -> Iterator[None]:
    """Hold back signals until this ends, and from processes that start meanwhile for good.

    A process that an interrupt finds half started leaves a traceback. Windows cannot hold
    back any.
    """
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover - Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # when it starts later it lets through what is held back
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

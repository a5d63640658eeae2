"""A bound on the time a pure Python parser may take, for parsers that cannot be asked to stop."""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class DeadlinePassed(BaseException):
    """Time is up. Not an Exception, so that no parser's own `except Exception` swallows it."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise DeadlinePassed in the block after so many seconds, at its next step of Python.

    CPython delivers it between two byte codes of this thread: a single long call into C is not cut short.
    """
    thread = threading.get_ident()
    lock, is_over = threading.Lock(), False

    def fire() -> None:
        with lock:
            if not is_over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(thread), ctypes.py_object(DeadlinePassed)
                )

    timer = threading.Timer(seconds, fire)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over = True
        timer.cancel()

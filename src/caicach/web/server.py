"""gunicorn's settings under `caicach serve`: the web server ends when the command that started it has ended, however."""

import os
import signal
import threading
import time
from typing import Any


def when_ready(_server: Any) -> None:
    """Called by gunicorn in its main process; watches the process that started it, which kill -9 gives no time to tell."""
    starter = os.getppid()

    def watch() -> None:
        while os.getppid() == starter:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True, name="watch the starter").start()

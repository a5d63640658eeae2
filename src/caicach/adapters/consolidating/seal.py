"""The seal of a consolidation in JSON: one hash over all of it, by which a file that was cut short or changed is known."""

import hashlib
import json
from collections.abc import Mapping


VERSION = 2
"""Of what a consolidation says of itself. Since the second every one bears a seal."""


def sealed(data: Mapping[str, object]) -> dict[str, object]:
    """The same with its seal."""
    return {**data, "seal": seal_of(data)}


def seal_of(data: Mapping[str, object]) -> str:
    """SHA-256, in hex, over everything but the seal, in one fixed writing."""
    rest = {name: item for name, item in data.items() if name != "seal"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_whole(data: Mapping[str, object]) -> bool:
    """Whether it is as it was written: its seal fits. Only the first version had none."""
    if "seal" in data:
        return data["seal"] == seal_of(data)
    package = data.get("consolidation")
    return isinstance(package, Mapping) and package.get("version") == 1

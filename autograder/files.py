"""Write files so that a reader, or a run resumed after a kill, sees all of one or none of it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

__all__ = ["write"]

NAME = 255  # bytes that a file's name can have


def write(path: Path, content: bytes) -> None:
    """Write `content` to `path` atomically, with the mode that the umask says; missing folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # It begins as the file's own name does: whose a part is that a kill left behind, `serve erase` tells by that.
    end = f".{secrets.token_hex(4)}.part"
    part = path.with_name(f".{_first(path.name, NAME - 1 - len(end))}{end}")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _first(name: str, size: int) -> str:
    """The first `size` bytes of `name`, without half a letter at the end."""
    whole = os.fsencode(name)
    return name if len(whole) <= size else whole[:size].decode("utf-8", "ignore")

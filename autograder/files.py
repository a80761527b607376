"""Write files so that a reader, or a run resumed after a kill, sees all of one or none of it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

__all__ = ["write"]


def write(path: Path, content: bytes) -> None:
    """Write `content` to `path` atomically, with the mode that the umask says; missing folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise

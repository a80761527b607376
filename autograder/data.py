"""Real data sets for those who have a network: MNIST and CIFAR-100, fetched once, checked, offered read-only.

The course never needs them: every exercise and every grader works on scikit-learn's embedded digits. File names,
checksums and the readers are torchvision's own; the download is ours, because torchvision's starts over each time.
"""

from __future__ import annotations

import hashlib
import http.client
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

__all__ = ["VARIABLE", "DataError", "DataSet", "File", "check", "fetch", "folder", "known", "listing"]

VARIABLE = "AUTOGRADER_DATA"
CHUNK = 1 << 16
PATIENCE = 30.0  # seconds without a byte


class DataError(Exception):
    """A data set could not be fetched, or is not what it should be; the message says what to do."""


@dataclass(frozen=True)
class File:
    """One archive: its path below the data folder, its MD5 and where to get it, best first."""

    path: str
    md5: str
    urls: tuple[str, ...]


@dataclass(frozen=True)
class DataSet:
    """A data set: its archives, and torchvision's reader, called with the data folder and `download=True`.

    With the archives in place the reader downloads nothing: it checks them and unpacks what is not unpacked.
    """

    id: str
    title: str
    megabytes: int
    files: tuple[File, ...]
    reader: Callable[..., Any]


def known() -> dict[str, DataSet]:
    """The data sets that the course knows, by id."""
    from autograder import vision

    vision.guard()
    from torchvision.datasets import CIFAR100, MNIST

    mnist = tuple(File(f"MNIST/raw/{n}", md5, tuple(m + n for m in MNIST.mirrors)) for n, md5 in MNIST.resources)
    cifar = (File(CIFAR100.filename, CIFAR100.tgz_md5, (CIFAR100.url,)),)
    sets = (
        DataSet("mnist", "MNIST: 70,000 handwritten digits, 28x28, grey", 12, mnist, MNIST),
        DataSet("cifar100", "CIFAR-100: 60,000 photographs in 100 classes, 32x32, colour", 161, cifar, CIFAR100),
    )
    return {s.id: s for s in sets}


def folder(course: Path) -> Path:
    """Where data lies: $AUTOGRADER_DATA, else data/ in the course folder."""
    return Path(os.environ.get(VARIABLE) or course / "data")


def listing(root: Path, sets: Mapping[str, DataSet], console: Console) -> None:
    """Say what there is, and what there could be."""
    console.print("digits     embedded (scikit-learn): 1,797 handwritten digits, 8x8, grey; used by every grader")
    for s in sets.values():
        missing = [f for f in s.files if not (root / f.path).is_file()]
        state = "not here" if len(missing) == len(s.files) else "incomplete" if missing else "here"
        console.print(f"{s.id:<10} {state}: {s.title}; {s.megabytes} MB", markup=False, soft_wrap=True)
    console.print(f"folder: {root}", markup=False, soft_wrap=True)


def check(root: Path, sets: Mapping[str, DataSet], console: Console) -> int:
    """Compare every archive that is here with its checksum; how many are damaged."""
    damaged = 0
    for s in sets.values():
        for f in s.files:
            path = root / f.path
            if not path.is_file():
                console.print(f"{s.id}: {f.path}: not here", markup=False)
                continue
            good = _md5(path) == f.md5
            damaged += not good
            console.print(f"{s.id}: {f.path}: {'as it should be' if good else 'DAMAGED'}", markup=False)
    if damaged:
        console.print("autograder: run `autograder data fetch` to replace what is damaged")
    return damaged


def fetch(root: Path, data: DataSet, console: Console) -> None:
    """Download what is missing or damaged, go on where an earlier try stopped, check, unpack. Raises DataError."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=console.is_terminal) as progress:
        for f in data.files:
            path = root / f.path
            if path.is_file() and _md5(path) == f.md5:
                continue
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as problem:
                raise DataError(f"{path.parent}: {problem.strerror}: name another folder with {VARIABLE}") from problem
            _download(f, path, progress)
    try:
        data.reader(root, download=True)
    except (OSError, RuntimeError, ValueError) as problem:
        raise DataError(f"{data.id} is here but cannot be read: {problem}") from problem


def _download(file: File, path: Path, progress: Progress) -> None:
    said = []
    for url in file.urls:
        try:
            _resume(url, path, progress)
        except (OSError, http.client.HTTPException, ValueError) as problem:  # URLError is an OSError
            reason = getattr(problem, "reason", None) or problem
            said.append(f"{url}: {reason}")
            continue
        part = _part(path)
        if _md5(part) == file.md5:
            part.replace(path)
            return
        part.unlink()
        said.append(f"{url}: the checksum is wrong")
    raise DataError(
        f"{path.name} could not be fetched ({'; '.join(said)}). Without a network nothing is lost: the course works on "
        "its embedded digits. Otherwise run the same command again: it goes on where it stopped"
    )


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def _resume(url: str, path: Path, progress: Progress) -> None:
    """Fetch `url` into the .part file of `path`, from where that ends."""
    part = _part(path)
    have = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": "autograder", **({"Range": f"bytes={have}-"} if have else {})}
    try:
        answer = urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=PATIENCE)  # noqa: S310 - torchvision's
    except urllib.error.HTTPError as problem:
        if problem.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise
        return  # all of it is here; the checksum decides
    with answer:
        if have and answer.status != http.HTTPStatus.PARTIAL_CONTENT:
            have = 0  # a server that cannot go on in the middle
        length = answer.length
        task = progress.add_task(path.name, total=None if length is None else have + length, completed=have)
        with part.open("ab" if have else "wb") as out:
            while chunk := answer.read(CHUNK):
                out.write(chunk)
                progress.advance(task, len(chunk))
        if length is not None and part.stat().st_size < have + length:
            raise OSError("the connection broke off")


def _md5(path: Path) -> str:
    digest = hashlib.md5(usedforsecurity=False)  # what torchvision publishes
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()

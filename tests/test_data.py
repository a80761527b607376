"""`autograder data` against a small server of our own: fetch, resume, damage, no network; the real readers."""

import gzip
import hashlib
import io
import struct
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from autograder import cli, data, vision
from autograder.data import DataError, DataSet, File

vision.guard()
BYTES = bytes(range(256)) * 2000


class Served(ThreadingHTTPServer):
    """Serves `files`; `break_after` bytes it hangs up once; `asked`: the Range header of each request."""

    files: dict[str, bytes]
    break_after: int | None
    asked: list[str | None]
    ranges: bool


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Served)
        asked = self.headers["Range"]
        server.asked.append(asked)
        content = server.files.get(self.path)
        if content is None:
            self.send_error(404)
            return
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked and server.ranges else 0
        if start and start >= len(content):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        end, server.break_after = server.break_after, None
        self.wfile.write(content[start:end])

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Served]:
    with Served(("127.0.0.1", 0), Handler) as server:
        server.files, server.break_after, server.asked, server.ranges = {"/a.bin": BYTES}, None, [], True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def url(server: Served, path: str = "/a.bin") -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


def made(*urls: str, content: bytes = BYTES) -> DataSet:
    file = File("raw/a.bin", hashlib.md5(content, usedforsecurity=False).hexdigest(), urls)
    return DataSet("small", "a small set", 1, (file,), lambda root, download: None)


@pytest.fixture
def console() -> Console:
    return Console(file=io.StringIO(), width=400)


def said(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_fetch_downloads_checks_and_does_not_ask_again(server: Served, tmp_path: Path, console: Console) -> None:
    data.fetch(tmp_path, made(url(server)), console)
    data.fetch(tmp_path, made(url(server)), console)
    assert (tmp_path / "raw/a.bin").read_bytes() == BYTES
    assert server.asked == [None]
    assert data.check(tmp_path, {"small": made()}, console) == 0


def test_a_download_that_broke_off_goes_on_where_it_stopped(server: Served, tmp_path: Path, console: Console) -> None:
    server.break_after = 100_000
    with pytest.raises(DataError, match="run the same command again"):
        data.fetch(tmp_path, made(url(server)), console)
    kept = (tmp_path / "raw/a.bin.part").stat().st_size
    assert kept == 100_000
    data.fetch(tmp_path, made(url(server)), console)
    assert server.asked == [None, f"bytes={kept}-"]
    assert (tmp_path / "raw/a.bin").read_bytes() == BYTES
    assert not (tmp_path / "raw/a.bin.part").exists()


def test_a_server_that_cannot_go_on_in_the_middle_starts_over(server: Served, tmp_path: Path, console: Console) -> None:
    server.ranges = False
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.bin.part").write_bytes(BYTES[:1000])
    data.fetch(tmp_path, made(url(server)), console)
    assert (tmp_path / "raw/a.bin").read_bytes() == BYTES


def test_a_part_that_is_whole_already_is_taken(server: Served, tmp_path: Path, console: Console) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.bin.part").write_bytes(BYTES)
    data.fetch(tmp_path, made(url(server)), console)
    assert (tmp_path / "raw/a.bin").read_bytes() == BYTES


def test_a_wrong_checksum_goes_on_to_the_next_mirror(server: Served, tmp_path: Path, console: Console) -> None:
    server.files["/bad.bin"] = b"something else"
    data.fetch(tmp_path, made(url(server, "/bad.bin"), url(server, "/missing"), url(server)), console)
    assert (tmp_path / "raw/a.bin").read_bytes() == BYTES


def test_a_wrong_checksum_everywhere_leaves_nothing_behind(server: Served, tmp_path: Path, console: Console) -> None:
    with pytest.raises(DataError, match="the checksum is wrong"):
        data.fetch(tmp_path, made(url(server), content=b"other"), console)
    assert list((tmp_path / "raw").iterdir()) == []


def test_damage_is_found_and_mended(server: Served, tmp_path: Path, console: Console) -> None:
    data.fetch(tmp_path, made(url(server)), console)
    (tmp_path / "raw/a.bin").write_bytes(b"x" + BYTES[1:])
    assert data.check(tmp_path, {"small": made()}, console) == 1
    assert "DAMAGED" in said(console)
    data.fetch(tmp_path, made(url(server)), console)
    assert data.check(tmp_path, {"small": made()}, console) == 0


def test_no_network_is_one_plain_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    closed = {"mnist": made("http://127.0.0.1:9/a.bin")}
    monkeypatch.setattr(data, "known", lambda: closed)
    monkeypatch.setenv(data.VARIABLE, str(tmp_path))
    assert cli.main(["data", "fetch"]) == 3
    error = capsys.readouterr().err
    assert "embedded digits" in error
    assert len(error.strip().splitlines()) == 1
    assert cli.main(["data", "fetch", "imagenet"]) == 2
    assert "there is no data set 'imagenet'; known: mnist" in capsys.readouterr().err
    assert cli.main(["data", "list"]) == 0
    assert "not here" in capsys.readouterr().out
    assert cli.main(["data", "check"]) == 0


def idx(values: bytes, *shape: int) -> bytes:
    """Unsigned bytes in the format of MNIST's files."""
    return gzip.compress(struct.pack(f">BBBB{len(shape)}I", 0, 0, 8, len(shape), *shape) + values)


def test_mnist_is_fetched_unpacked_and_read_by_torchvision(
    server: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, console: Console
) -> None:
    from torchvision.datasets import MNIST

    files = {}
    for part, n in (("train", 3), ("t10k", 2)):
        files[f"{part}-images-idx3-ubyte.gz"] = idx(bytes([7]) * (n * 784), n, 28, 28)
        files[f"{part}-labels-idx1-ubyte.gz"] = idx(bytes(range(n)), n)
    server.files |= {f"/{name}": content for name, content in files.items()}
    sums = [(name, hashlib.md5(c, usedforsecurity=False).hexdigest()) for name, c in files.items()]
    monkeypatch.setattr(MNIST, "resources", sums)
    monkeypatch.setattr(MNIST, "mirrors", [url(server, "/")])
    data.fetch(tmp_path, data.known()["mnist"], console)
    digits = MNIST(str(tmp_path), train=True)
    assert digits.data.shape == (3, 28, 28)
    assert digits.targets.tolist() == [0, 1, 2]
    assert len(server.asked) == 4
    data.fetch(tmp_path, data.known()["mnist"], console)
    assert len(server.asked) == 4


def test_the_known_sets_have_a_checksum_and_an_address_for_each_file() -> None:
    sets = data.known()
    assert sets.keys() == {"mnist", "cifar100"}
    for file in (f for s in sets.values() for f in s.files):
        assert len(file.md5) == 32
        assert file.urls

"""The page in processes of its own: killed under load (`python tests/serve_kill.py` in full), and as README shows."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import time
from pathlib import Path

import httpx2 as httpx
import serve_kill
import serve_load
import servekit

README = Path(__file__).parents[1] / "README.md"


def test_killed_under_load_it_loses_nothing_and_grades_nothing_twice(tmp_path: Path) -> None:
    count = serve_kill.run(tmp_path / "course", kills=2, seed=1)
    assert count.wrong == []
    assert count.kills == 2 and count.acknowledged >= 2
    assert count.graded == count.accepted >= count.acknowledged


def test_the_readme_leads_from_a_roster_to_a_report_on_screen(tmp_path: Path) -> None:
    """The commands below make, as they stand there, but for the port; then what a browser does with the link."""
    text = README.read_text(encoding="utf-8").partition("### A page to hand in on")[2]
    block = text.partition("```sh\n")[2].partition("```")[0]
    lines = [line.split("#")[0].strip() for line in block.splitlines()]
    assert lines[0] == "make setup" and len(lines) <= 4 and lines[-1].split()[1:] == ["serve"]
    course = serve_kill.course(tmp_path / "course")
    (tmp_path / "autograder").write_text(f'#!/bin/sh\nexec {sys.executable} -m autograder.cli "$@"\n')
    (tmp_path / "autograder").chmod(0o755)
    for line in lines[1:-1]:
        command = line.replace(".venv/bin/autograder", str(tmp_path / "autograder"))
        subprocess.run(["sh", "-c", command], cwd=course.root, check=True, timeout=600)
    with (course.root / "links.csv").open(encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file)
    token = row["link"].rpartition("/")[2]
    port = serve_kill.free_port()
    with (
        serve_kill.serving(course.root, port),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as client,
    ):
        assert row["name"] in client.get(f"/in/{token}").text
        client.post(f"/in/{token}")
        found = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
        assert found is not None
        files = {"notebook": ("day1.ipynb", servekit.notebook(course))}
        answer = client.post("/hand-in", data={"csrf": found[1]}, files=files)
        assert answer.status_code == 303
        until = time.monotonic() + 300
        while "hx-refresh" not in client.get(f"{answer.headers['location']}/state").headers:
            assert time.monotonic() < until
            time.sleep(0.2)
        report = client.get(f"{answer.headers['location']}/report")
    assert report.status_code == 200 and "7.5" in report.text
    assert token not in (course.root / "serve.out").read_text(encoding="utf-8")


def test_a_small_class_that_hands_in_at_once_gets_every_report(tmp_path: Path) -> None:
    """The small version of `python tests/serve_load.py`, which measures; here nothing depends on time."""
    course = serve_kill.course(tmp_path / "course")
    load = serve_load.run(course, "day1", 6, 1.0, 2, lambda n: servekit.notebook(course, extra=str(n)))
    assert (len(load.acknowledged), len(load.reported), load.refused) == (6, 6, [])

"""nbgrader's exchange, where students can write: what lies there is collected as data of one student, never followed.

nbgrader 0.9.6 follows the links that a student puts into the exchange, as the instructor, takes a folder for whom its
name claims, and stops for everybody at one folder that cannot be read. Here one folder is refused, with a line.
"""

from __future__ import annotations

import glob
import mimetypes
import os
import pwd
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseFeedback

from autograder import submission

__all__ = ["LARGEST_KB", "Collect", "ReleaseFeedback"]

LARGEST_KB = submission.MAX_MB << 10  # of a file and of all that is handed in together, as far as we read a notebook
PIECE = 1 << 20
SUBMITTING = timedelta(minutes=10)  # from the time in a folder's name until all of it is there: seconds for 100 MB
PROOF = "submission_secret.txt"  # shows, with its hash in the exchange, whose submission it is


class Collect(ExchangeCollect):
    """Collects the notebooks in each student's latest folder that is their own."""

    def _path_to_record(self, path: str) -> dict[str, Any]:
        """Student, file name and time of a folder in the exchange; the student is "" where it is refused."""
        name = Path(path).name
        try:
            record: dict[str, Any] = super()._path_to_record(path)
            about = os.lstat(path)
            owner = _owner(about.st_uid)
            if record["username"].startswith("."):
                raise ValueError("no name of a student")
        except Exception as problem:  # its name is a student's choice, and says what it likes
            self.log.error("refused %r: %s", name, problem)
            return {"username": "", "filename": name, "timestamp": datetime.min}
        if self.check_owner and record["username"] != owner:
            self.log.error(
                "refused %r: it claims to be %s's and belongs to %s (ExchangeCollect.check_owner = False believes it)",
                *(name, record["username"], owner),
            )
            record["username"] = ""
        put = datetime.fromtimestamp(about.st_ctime, UTC).replace(tzinfo=None)
        if put - record["timestamp"] > SUBMITTING:
            self.log.warning("%r says when it was handed in; it was put there or renamed at %s UTC", name, put)
        return record

    def init_src(self) -> None:
        super().init_src()
        self.src_records: list[dict[str, Any]] = [record for record in self.src_records if record["username"]]

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy the notebooks in `src` that are its owner's own; no links, nothing that waits when read."""
        try:
            self._copy(Path(src), Path(dest))
        except (OSError, ValueError) as problem:
            shutil.rmtree(dest, ignore_errors=True)
            self.log.error("not collected: %s: %s", Path(src).name, problem)

    def _copy(self, src: Path, dest: Path) -> None:
        folder = os.open(src, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            dest.mkdir(parents=True)
            left = 1000 * self.coursedir.max_dir_size
            for name in filter(_wanted, sorted(os.listdir(folder))):
                left -= self._copy_file(name, folder, dest / name, left)
        finally:
            os.close(folder)
        # The exchange's name for it, not what the student wrote into it: the same time decides what is the latest.
        (dest / "timestamp.txt").write_text(src.name.rsplit("+", 3)[2], encoding="utf-8")
        if self.coursedir.groupshared:
            for path, mode in ((dest, 0o2770), *((path, 0o660) for path in dest.iterdir())):
                path.chmod(mode)

    def _copy_file(self, name: str, folder: int, dest: Path, left: int) -> int:
        """Copy one file of the open `folder`; returns its bytes, 0 for what is passed over. At most `left` bytes."""
        try:
            found = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
        except OSError as problem:
            self.log.error("passed over %r: %s", name, problem.strerror)
            return 0
        about = os.fstat(found)
        # A hard link to a file of somebody else's can be read by us, and not by who put it there.
        if not stat.S_ISREG(about.st_mode) or about.st_uid != os.fstat(folder).st_uid:
            os.close(found)
            self.log.error("passed over %r: no file of its owner's", name)
            return 0
        done = 0
        with os.fdopen(found, "rb") as source, dest.open("xb") as copy:
            while piece := source.read(PIECE):
                done += len(piece)
                if done > min(left, 1000 * self.coursedir.max_file_size):
                    raise ValueError(f"{name} is larger than the course allows (CourseDirectory.max_file_size)")
                copy.write(piece)
        return done


class ReleaseFeedback(ExchangeReleaseFeedback):
    """Releases to those who handed in through the exchange; nbgrader stops at the first who did not."""

    def copy_files(self) -> None:
        before = self.coursedir.student_id_exclude
        without = []
        for folder in map(Path, sorted(glob.glob(self.src_path))):
            if not all((folder / name).is_file() for name in ("timestamp.txt", PROOF)):
                without.append(folder.parent.name)
        if without:
            shown = ", ".join(without[:10]) + (f" and {len(without) - 10} more" if len(without) > 10 else "")
            self.log.warning(
                "no feedback through the exchange for %s: not handed in there, or generate_feedback has not run", shown
            )
        try:
            self.coursedir.student_id_exclude = ",".join([*filter(None, before.split(",")), *without])
            super().copy_files()
        finally:
            self.coursedir.student_id_exclude = before


def _wanted(name: str) -> bool:
    """Notebooks, by whatever ending, and what `release_feedback` needs.

    Nothing else is graded, and formgrader would show a student's page with the instructor's rights.
    """
    kind = mimetypes.guess_type(name)[0]
    return name == PROOF or (".ipynb" in name.lower() and kind in (None, "application/x-ipynb+json", "text/plain"))


def _owner(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"uid {uid}"

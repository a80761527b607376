"""`autograder roster` and `autograder serve`: what each does, and their arguments."""

from __future__ import annotations

import argparse
import getpass
import importlib.util
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rich.console import Console

from autograder.commands import device
from autograder.course import Course, CourseError

if TYPE_CHECKING:
    from autograder.serve.desk import Desk
    from autograder.serve.queue import Dispatcher
    from autograder.serve.store import Store

__all__ = ["add"]

PAGES = ("starlette", "uvicorn", "python_multipart", "sqlalchemy")
NEEDED = (*PAGES, "argon2", "itsdangerous", "joserfc", "pyotp", "zxcvbn")
Verbs = Any  # argparse's own type for them is private


def add(verbs: Verbs, positive: Callable[[str], int]) -> argparse.ArgumentParser:
    """Add both commands to the command line; the parser of `serve`."""
    _roster(verbs.add_parser("roster", help="who may hand in on the page of `autograder serve`: list and links"))
    serve: argparse.ArgumentParser = verbs.add_parser(
        "serve", help="the page where students hand in notebooks and read their feedback"
    )
    _database(serve)
    serve.add_argument("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1)")
    serve.add_argument("--port", type=_port, default=8000, metavar="N", help="default: 8000")
    serve.add_argument("--jobs", type=positive, default=1, metavar="N", help="gradings at once (default: 1)")
    serve.add_argument(
        "--backend", choices=("local", "ray"), default="local", help="ray: the cluster at $RAY_ADDRESS (default: local)"
    )
    serve.add_argument("--gradebook", metavar="URL", default="", help="nbgrader's database (default: gradebook.db)")
    serve.set_defaults(run=_serve)
    actions = serve.add_subparsers(title="actions", metavar="ACTION")
    password = actions.add_parser("password", help="give an instructor a password, asked for or read from a pipe")
    password.add_argument("name", metavar="NAME")
    password.add_argument("--remove", action="store_true", help="they are an instructor no more; sessions end, too")
    password.set_defaults(run=_password)
    factor = actions.add_parser("factor", help="give an instructor a second factor, or another: an authenticator app")
    factor.add_argument("name", metavar="NAME")
    factor.add_argument("--remove", action="store_true", help="their password alone signs them in, if that is enough")
    factor.set_defaults(run=_factor)
    for name, run, told in (
        ("backup", _backup, "write all that the page keeps into one archive, also while it runs"),
        ("restore", _restore, "read such an archive into an empty place"),
    ):
        action = actions.add_parser(name, help=told)
        action.add_argument("file", type=Path, metavar="FILE", help="a .tar.gz")
        action.set_defaults(run=run)
    return serve


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 1 << 16:
        raise argparse.ArgumentTypeError(f"must be a port, 1 to 65535, is {text!r}")
    return int(text)


def _roster(roster: argparse.ArgumentParser) -> None:
    _database(roster)
    actions = roster.add_subparsers(title="actions", metavar="ACTION", required=True)
    entering = actions.add_parser("import", help="enter students from a CSV file with the columns id and name")
    entering.add_argument("file", type=Path, metavar="FILE")
    entering.add_argument("--links", type=Path, metavar="FILE", help="write everybody's personal link here, as CSV")
    entering.set_defaults(run=_import)
    links = actions.add_parser("links", help="write personal links as CSV; with --renew, for another term of days")
    links.add_argument("file", type=Path, metavar="FILE")
    links.add_argument("students", nargs="*", metavar="STUDENT", help="default: everybody")
    links.add_argument("--renew", action="store_true", help="they expire [serve] link_days from now")
    links.set_defaults(run=_links)
    revoke = actions.add_parser("revoke", help="end the sessions and the personal links of students; others are made")
    revoke.add_argument("students", nargs="+", metavar="STUDENT")
    revoke.set_defaults(run=_revoke)
    erase = actions.add_parser("erase", help="list all that is kept of students; with --yes, remove it for good")
    erase.add_argument("students", nargs="+", metavar="STUDENT")
    erase.add_argument("--yes", action="store_true", help="remove it; the server must not be running")
    erase.add_argument("--gradebook", metavar="URL", default="", help="nbgrader's database (default: gradebook.db)")
    erase.set_defaults(run=_erase)


def _database(command: argparse.ArgumentParser) -> None:
    command.add_argument("--db", metavar="URL", default="", help="the page's own (default: served/serve.db, SQLite)")


@contextmanager
def _desk(arguments: argparse.Namespace) -> Iterator[Desk]:
    """The page's parts. Raises CourseError where packages are missing or the course's settings are odd."""
    if missing := [name for name in NEEDED if importlib.util.find_spec(name) is None]:
        raise CourseError(f"the page needs {', '.join(missing)}: pip install 'autograder[serve]'")
    from autograder.publish import GRADEBOOK
    from autograder.serve import oidc
    from autograder.serve.desk import Desk
    from autograder.serve.factor import Factors
    from autograder.serve.people import Keys
    from autograder.serve.places import Places
    from autograder.serve.policy import policies
    from autograder.serve.queue import Dispatcher

    course = Course(arguments.course.resolve())
    service, rules = policies(course)
    places = Places(course.root)
    secret = places.secret()
    provider = oidc.configured(course, service.url, secret)
    store = _store(arguments, places.database)
    book = getattr(arguments, "gradebook", "") or GRADEBOOK.format(root=course.root)
    dispatcher = Dispatcher(course, store, places, rules, book, jobs=getattr(arguments, "jobs", 1))
    try:
        yield Desk(
            course,
            store,
            places,
            Keys(store, secret),
            Factors(store, secret),
            service,
            rules,
            dispatcher,
            book,
            provider,
        )
    finally:
        store.close()


@contextmanager
def _backend(arguments: argparse.Namespace, dispatcher: Dispatcher) -> Iterator[None]:
    """Have the dispatcher grade where --backend says. Raises NoCluster."""
    if arguments.backend == "local":
        dispatcher.rehearsed = True
        yield
        return
    from autograder.driver import Driver

    with Driver(arguments.jobs) as driver:
        dispatcher.grade = driver.grade
        yield


def _store(arguments: argparse.Namespace, path: Path) -> Store:
    from sqlalchemy.exc import OperationalError

    from autograder.sandbox import Infrastructure
    from autograder.serve.store import Store, sqlite

    try:
        return Store(arguments.db or sqlite(path))
    except OperationalError as problem:
        raise Infrastructure(f"the database does not answer: {str(problem.orig).strip().splitlines()[0]}") from problem


def _import(arguments: argparse.Namespace, console: Console) -> int:
    from autograder.serve.people import enter, read_roster, write_links

    people = read_roster(arguments.file)
    with _desk(arguments) as desk:
        new, known = enter(desk.store, people, time.time() + 86_400 * desk.service.link_days)
        console.print(f"{new} entered, {known} there already", markup=False)
        if arguments.links:
            listed = {id for id, _ in people}
            shown = [p for p in desk.store.people() if p.id in listed]
            write_links(desk.keys, shown, desk.service.url, arguments.links)
            console.print(f"wrote {arguments.links}: whoever has a link is that student", markup=False, soft_wrap=True)
    return 0


def _links(arguments: argparse.Namespace, console: Console) -> int:
    from autograder.serve.people import write_links

    with _desk(arguments) as desk:
        people = [p for p in desk.store.people() if not arguments.students or p.id in arguments.students]
        _all_known(arguments.students, {p.id for p in people})
        if arguments.renew:
            expires = time.time() + 86_400 * desk.service.link_days
            people = [replace(p, expires=expires) for p in people]
            desk.store.put(*people)
        write_links(desk.keys, people, desk.service.url, arguments.file)
        console.print(f"wrote {arguments.file}: {len(people)} links", markup=False, soft_wrap=True)
    return 0


def _revoke(arguments: argparse.Namespace, console: Console) -> int:
    with _desk(arguments) as desk:
        people = [p for p in desk.store.people() if p.id in arguments.students]
        _all_known(arguments.students, {p.id for p in people})
        for person in people:
            desk.store.put(replace(person, serial=person.serial + 1))
            desk.store.close_sessions_of(person.id)
        console.print(f"revoked: {', '.join(p.id for p in people)}; `autograder roster links` makes new ones")
    return 0


def _erase(arguments: argparse.Namespace, console: Console) -> int:
    from autograder.outputs.connection import GradebookFault
    from autograder.sandbox import Infrastructure
    from autograder.serve import erasing

    def say(text: str) -> None:
        console.print(text, markup=False, soft_wrap=True)

    with _desk(arguments) as desk, desk.places.alone() if arguments.yes else nullcontext():
        people = [p for p in desk.store.people() if p.id in arguments.students]
        _all_known(arguments.students, {p.id for p in people})
        if arguments.yes:
            desk.places.tidy()
        for person in people:
            try:
                found = erasing.kept(desk.course, desk.store, desk.places, desk.gradebook_url, person)
                if arguments.yes:
                    erasing.erase(desk.store, desk.gradebook_url, found)
            except GradebookFault as problem:
                raise Infrastructure(str(problem)) from problem
            say(f"{person.id} ({person.name}): {len(found.attempts)} attempts, and these files")
            for path in found.files:
                say(f"  {path.relative_to(desk.course.root)}")
            if found.graded:
                say(f"  in the gradebook: {', '.join(found.graded)}")
            if found.shared:
                say(f"  {found.shared} notebooks stay: others handed in the very same file")
    say(f"Not reached: {erasing.OUTSIDE}.")
    say("All of the above was removed." if arguments.yes else "Nothing was removed: that takes --yes.")
    return 0


def _all_known(asked: list[str], known: set[str]) -> None:
    if missing := [id for id in asked if id not in known]:
        raise ValueError(f"not in the roster: {', '.join(missing)}")


def _password(arguments: argparse.Namespace, console: Console) -> int:
    from autograder.serve.people import STRONGEST, dismiss, set_password, strength

    if arguments.remove:
        with _desk(arguments) as desk:
            dismiss(desk.store, arguments.name)
            listed = desk.oidc is not None and arguments.name in desk.oidc.instructors
        still = "; [serve.oidc] still lists them, and lets them in: take them out there" if listed else ""
        console.print(f"{arguments.name} is an instructor no more{still}", markup=False, soft_wrap=True)
        return 0
    if sys.stdin.isatty():
        password = getpass.getpass(f"password of {arguments.name}: ")
        if getpass.getpass("once more: ") != password:
            raise ValueError("the two differ")
    else:
        password = sys.stdin.readline().rstrip("\n")
    with _desk(arguments) as desk:
        set_password(desk.store, arguments.name, password)
        console.print(f"{arguments.name} signs in at {desk.service.url.rstrip('/')}/teach", markup=False)
        console.print(f"strength of the password: {strength(arguments.name, password)} of {STRONGEST}", markup=False)
        if desk.service.factor_required and not desk.factors.has(arguments.name):
            console.print(f"with a second factor, too: autograder serve factor {arguments.name}", markup=False)
    return 0


def _factor(arguments: argparse.Namespace, console: Console) -> int:
    with _desk(arguments) as desk:
        name, required = arguments.name, desk.service.factor_required
        if arguments.remove:
            if not desk.factors.remove(name):
                raise ValueError(f"{name} has no second factor")
            then = "and cannot sign in with a password until they have one again" if required else "from now on"
            console.print(f"{name} has no second factor {then}", markup=False, soft_wrap=True)
            return 0
        secret, address = desk.factors.enrol(name, desk.service.url)
        print(address)  # alone on standard output, for whoever makes a picture of it
        said = f"{name} enters this key into an authenticator app, or that address as a QR code: {secret}"
        console.print(said, markup=False, soft_wrap=True)
        console.print("It is shown this once, works from now on, and replaces the one before.", soft_wrap=True)
    return 0


def _backup(arguments: argparse.Namespace, console: Console) -> int:
    from autograder.serve.backup import backup

    with _desk(arguments) as desk:
        count = backup(desk.store, desk.places, arguments.file)
    console.print(f"wrote {arguments.file}: {count} attempts", markup=False, soft_wrap=True)
    return 0


def _restore(arguments: argparse.Namespace, console: Console) -> int:
    from autograder.serve.backup import restore

    with _desk(arguments) as desk, desk.places.alone():
        count = restore(desk.store, desk.places, arguments.file)
    console.print(f"{count} attempts are back; `autograder serve` publishes their results again", markup=False)
    return 0


def _serve(arguments: argparse.Namespace, console: Console) -> int:
    on = device(arguments)
    with _desk(arguments) as desk, desk.places.alone(), _backend(arguments, desk.dispatcher):
        from autograder.serve import server
        from autograder.serve.oidc import VARIABLE
        from autograder.serve.people import close_unlisted

        if desk.oidc is not None and not desk.oidc.secret:
            raise CourseError(f"[serve.oidc] needs the client's secret in the environment, as {VARIABLE}")
        if desk.service.scan and shutil.which(desk.service.scan[0]) is None:
            raise CourseError(f"[serve] scan: there is no program {desk.service.scan[0]!r} that could be run")
        close_unlisted(desk.store, desk.oidc.instructors if desk.oidc is not None else ())
        if desk.service.factor_required:
            desk.factors.close_without()
        desk.places.tidy()
        desk.dispatcher.device = on
        ours = urlsplit(desk.service.url)
        if ours.hostname in ("127.0.0.1", "localhost") and ours.port != arguments.port:
            said = f"personal links lead to {desk.service.url}: set [serve] url in course.toml, and write them again"
            console.print(f"autograder: {said} (autograder roster links FILE)", markup=False, soft_wrap=True)
        server.run(desk, arguments.host, arguments.port, console)
    return 0

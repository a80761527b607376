"""Instructors say who they are: sign in, do so again before what weighs most, change their password."""

from __future__ import annotations

import functools
from collections.abc import Callable

from starlette.responses import Response
from starlette.routing import Route

from autograder.serve import student
from autograder.serve.people import (
    GUESSABLE,
    LONGEST,
    SHORTEST,
    STRONGEST,
    PasswordError,
    common,
    set_password,
    strength,
)
from autograder.serve.store import Person
from autograder.serve.visit import Refused, Visit, view

__all__ = ["ROUTES", "sure"]

PASSWORD, CODE = "password", "code"  # fields of every form here
BOUNDS = {"shortest": SHORTEST, "longest": LONGEST}


def sign_in(visit: Visit) -> Response:
    """The form, and what it sends. Whether a name is known cannot be told from answer or time."""
    code = visit.desk.service.factor_required or visit.desk.factors.any()
    if visit.request.method == "GET":
        return visit.page("teach_in.html.j2", wrong=False, code=code)
    found = _proved(visit, visit.text("name"))
    if found is None:
        return visit.page("teach_in.html.j2", 403, wrong=True, code=code)
    _enough(visit, found)
    return _session(visit, found)


def change(visit: Visit) -> Response:
    """Another password in place of one's own. Whoever signs in elsewhere has none."""
    person = visit.person("teacher")
    if not person.password:
        raise Refused(404, "refused.not_found")
    if visit.request.method == "GET":
        return _form(visit, person)
    new = visit.text("new", 1000)
    if new != visit.text("repeated", 1000):
        return _form(visit, person, "password.differ", 422)
    if _proved(visit, person.id) is None:
        return _form(visit, person, "again.wrong.code" if visit.desk.factors.has(person.id) else "again.wrong", 403)
    try:
        set_password(visit.desk.store, person.id, new)
    except PasswordError as problem:
        return _form(visit, person, f"password.{problem.reason}", 422)
    return _session(visit, person)


def meter(visit: Visit) -> Response:
    """How strong the new password is that somebody is typing. It is looked at, and kept nowhere."""
    person = visit.person("teacher")
    if not person.password:
        raise Refused(404, "refused.not_found")
    if visit.limits.strength.reached(person.id):
        raise Refused(429, "refused.often")
    visit.limits.strength.count(person.id)
    new = visit.text("new", 1000)
    score = strength(person.id, new)
    if not SHORTEST <= len(new) <= LONGEST:
        score, said = min(score, GUESSABLE - 1), visit.say("password.length", **BOUNDS)
    elif score < GUESSABLE:
        said = visit.say("password.common")
    else:
        said = visit.say("strength.strong" if score == STRONGEST else "strength.enough")
    return visit.page("strength.html.j2", empty=not new, score=score, most=STRONGEST, said=said)


def sure(body: Callable[[Visit], Response]) -> Callable[[Visit], Response]:
    """`body`, for an instructor who has shown within the last minutes who they are.

    Anybody else is asked, and what their form held goes along with the answer.
    """

    @functools.wraps(body)
    def asking(visit: Visit) -> Response:
        person = visit.person("teacher")
        answered = bool(person.password) and PASSWORD in visit.form
        if not visit.sure and answered and _proved(visit, person.id) is not None:
            _enough(visit, person)
            visit.desk.keys.prove(visit.token)
        if visit.sure:
            return body(visit)
        kept = [(name, visit.text(name, 2000)) for name in visit.form if name not in ("csrf", PASSWORD, CODE)]
        code = visit.desk.factors.has(person.id)
        return visit.page("again.html.j2", 403 if answered else 200, kept=kept, wrong=answered, code=code)

    return asking


ROUTES = [
    Route("/teach", view(sign_in), methods=["GET", "POST"]),
    Route("/teach/password", view(change), methods=["GET", "POST"]),
    Route("/teach/password/strength", view(meter), methods=["POST"]),
]


def _proved(visit: Visit, name: str) -> Person | None:
    """The instructor whose password and code the form has; None for any others, which are counted.

    Raises Refused for too many of these.
    """
    limits, factors = visit.limits, visit.desk.factors
    keys = (f"name {name}", f"from {visit.address}")
    if limits.passwords.reached(*keys) or limits.codes.reached(name):
        raise Refused(429, "refused.often")
    found = visit.desk.keys.teacher(name, visit.text(PASSWORD, 1000))
    if found is not None and factors.has(name) and not factors.take(name, visit.text(CODE)):
        limits.codes.count(name)
        found = None
    if found is None:
        limits.passwords.count(*keys)
    return found


def _enough(visit: Visit, person: Person) -> None:
    """Raise Refused where their password is too common, or they lack the second factor that is asked for.

    It is said to who knows the password alone; whoever runs the server has to give them another, or one.
    """
    if common(person.id, visit.text(PASSWORD, 1000)):
        raise Refused(403, "refused.common", name=person.id)
    if visit.desk.service.factor_required and not visit.desk.factors.has(person.id):
        raise Refused(403, "refused.factor", name=person.id)


def _session(visit: Visit, person: Person) -> Response:
    token = visit.desk.keys.sign_in(person)
    visit.desk.keys.prove(token)
    return student.signed_in(visit, token, "/teach/class")


def _form(visit: Visit, person: Person, problem: str = "", status: int = 200) -> Response:
    said = visit.say(problem, **BOUNDS) if problem else ""
    return visit.page("password.html.j2", status, problem=said, code=visit.desk.factors.has(person.id), **BOUNDS)

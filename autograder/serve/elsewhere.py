"""The two addresses of instructors' sign-in at a provider: the way there, and the way back."""

from __future__ import annotations

import logging

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from autograder.serve import student
from autograder.serve.oidc import BACK, LASTS, Provider, Unproven
from autograder.serve.people import instructor
from autograder.serve.visit import Refused, Visit, view

__all__ = ["ROUTES"]

STATUS = {"stale": 403, "away": 503, "odd": 403, "unlisted": 403}
LOG = logging.getLogger("autograder.serve")


def begin(visit: Visit) -> Response:
    """To the provider, with a cookie that says which browser has begun."""
    provider = _provider(visit)
    try:
        address, cookie = provider.begin("again" in visit.request.query_params)
    except Unproven as problem:
        raise _refused(problem) from problem
    response = RedirectResponse(address, 303)
    visit.cookie(response, _cookie(visit), cookie, LASTS)
    return response


def back(visit: Visit) -> Response:
    """From the provider, with a code for who has signed in there."""
    provider = _provider(visit)
    asked = visit.request.query_params
    try:
        seed = provider.began(visit.request.cookies.get(_cookie(visit), ""), asked.get("state", ""))
        if asked.get("iss", provider.issuer) != provider.issuer:
            raise Unproven("odd", "the way back is another provider's")
        if "error" in asked:
            raise Refused(403, "refused.oidc.declined")
        name, now = provider.finish(seed, asked.get("code", ""))
    except Unproven as problem:
        raise _refused(problem) from problem
    person = instructor(visit.desk.store, name)
    if person is None:
        raise Refused(403, "refused.oidc.unlisted")
    token = visit.desk.keys.sign_in(person)
    if now:
        visit.desk.keys.prove(token)
    response = student.signed_in(visit, token, "/teach/class")
    visit.cookie(response, _cookie(visit), "", 0)
    return response


ROUTES = [Route("/teach/oidc", view(begin)), Route(BACK, view(back))]


def _provider(visit: Visit) -> Provider:
    """Raises Refused where there is none, and for who comes too often: each may cost a request of ours."""
    provider = visit.desk.oidc
    if provider is None:
        raise Refused(404, "refused.not_found")
    key = f"from {visit.address}"
    if visit.limits.elsewhere.reached(key):
        raise Refused(429, "refused.often")
    visit.limits.elsewhere.count(key)
    return provider


def _refused(problem: Unproven) -> Refused:
    LOG.warning("OIDC: nobody was signed in (%s): %s", problem.why, problem)
    return Refused(STATUS[problem.why], f"refused.oidc.{problem.why}")


def _cookie(visit: Visit) -> str:
    return f"{visit.cookie_name}_oidc"

"""What every HTML output shares: one self-contained document under a strict policy."""

from __future__ import annotations

import base64
import functools
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.outputs.words import word
from autograder.wording import clean

__all__ = ["STYLE", "amount", "document", "environment", "policy", "prose"]

TEMPLATES = Path(__file__).parent / "templates"
STYLE = TEMPLATES / "report.css"


def document(template: str, lang: str, *, script: str = "", **values: object) -> str:
    """Render `template` (a file in templates/) in `lang`: no external resource, everything escaped.

    The policy names the hash of the one style sheet, and of `script` (a file in templates/) where there is one, so that
    even markup that slipped through could not run another script, load anything or restyle the page. Browsers honour
    such a hash for that element alone, which is why templates hold no style attribute and no handler.
    """
    css, js, policy = _own(script)
    return (
        environment()
        .get_template(template)
        .render(
            lang=lang,
            css=css,
            js=js,
            policy=policy,
            w=lambda key, **fields: word(key, lang, **fields),
            **values,
        )
    )


@functools.cache
def environment(folder: Path = TEMPLATES) -> Environment:
    """The templates of `folder`, everything escaped. They are kept: compiling takes ten times as long as rendering."""
    made = Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else each page looks whether the files of its templates were written to
    )
    made.filters |= {"prose": prose, "clean": clean, "amount": amount}
    return made


@functools.cache
def _own(script: str) -> tuple[Markup, Markup, Markup]:
    """The style sheet, the script ("" for none), and the policy that names both."""
    css = STYLE.read_text(encoding="utf-8")
    js = (TEMPLATES / script).read_text(encoding="utf-8") if script else ""
    policy = f"default-src 'none'; style-src {_hash(css)}; img-src data:; base-uri 'none'; form-action 'none'"
    if js:
        policy += f"; script-src {_hash(js)}"
    return Markup(css), Markup(js), Markup(policy)  # noqa: S704 - the project's own files, and a policy of constants


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(script: str = "") -> str:
    """The policy that a document with this `script` names, for a server to send along."""
    return str(_own(script)[2])


@functools.lru_cache(maxsize=4096, typed=True)  # a class reads the same titles; markup is no text that equals it
def prose(text: str) -> Markup:
    """`text` escaped, with what stands between backticks set as code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # one backtick without its partner is only a backtick
        pieces[-2:] = ["`".join(pieces[-2:])]
    return Markup("").join(
        Markup("<code>%s</code>") % piece if i % 2 else escape(piece) for i, piece in enumerate(pieces)
    )


def amount(points: float) -> str:
    """Points without needless zeros: 39, 8.5, 2.67."""
    return f"{points:.2f}".rstrip("0").rstrip(".")

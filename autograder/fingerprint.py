"""What a submission's code looks like once names, comments and the released cells are taken out: hashes of passages.

The class report compares these to find pairs that a person should look at. Code is read as text and never run; the
hashes go into the result, so that nothing later needs the notebook.
"""

from __future__ import annotations

import functools
import hashlib
import io
import keyword
import re
import tokenize
from collections.abc import Iterable, Iterator, Mapping, Sequence

from autograder.submission import Cell

__all__ = ["PASSAGE", "fingerprint", "passages"]

PASSAGE = 8  # tokens: about one assignment; in shorter ones everybody who writes NumPy agrees
MAX_CHARACTERS = 100_000  # of a submission; a whole day's solutions have 20,000
DEFINES = re.compile(r"^[ \t]*(?:def|class)[ \t]+(\w+)", re.MULTILINE)
SILENT = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
    *(tokenize.ENCODING, tokenize.ENDMARKER, tokenize.ERRORTOKEN),
}


def fingerprint(cells: Sequence[Cell], released: Iterable[str], functions: Mapping[str, str]) -> dict[str, str]:
    """Exercise -> hashes of the passages that its cells hold and no released cell does, separated by spaces.

    `released`: sources of the notebook as it was given out. `functions`: name -> exercise; a cell that defines none of
    them counts as "". Exercises of which nothing is left are left out.
    """
    released = tuple(released)
    given = _given(released)
    found: dict[str, dict[str, None]] = {}
    room = MAX_CHARACTERS
    for cell in cells:
        exercise = next((functions[n] for n in DEFINES.findall(cell.source[:room]) if n in functions), "")
        if cell.source not in released:
            found.setdefault(exercise, {}).update((p, None) for p in passages(cell.source[:room]) if p not in given)
        room -= min(room, len(cell.source))
    return {exercise: " ".join(kept) for exercise, kept in found.items() if kept}


@functools.lru_cache(maxsize=2 * 4)  # a day's in both languages, and a few days of a catch-up
def _given(released: tuple[str, ...]) -> frozenset[str]:
    """The passages of the released cells, which are the same for a whole class."""
    return frozenset(p for source in released for p in passages(source))


def passages(source: str) -> Iterator[str]:
    """The hash, 8 hexadecimal digits, of every run of `PASSAGE` tokens; a shorter source has none."""
    tokens = list(_tokens(source))
    for i in range(len(tokens) - PASSAGE + 1):
        yield hashlib.blake2s(
            "\0".join(tokens[i : i + PASSAGE]).encode(errors="surrogatepass"), digest_size=4
        ).hexdigest()


def _tokens(source: str) -> Iterator[str]:
    """The code without layout, comments, docstrings and names of one's own choice, as far as it can be read.

    Attributes and what is called keep their names: they say what is done, a variable's name does not.
    """
    fresh = True  # at the beginning of a statement, where a string is a docstring
    name = ""  # is held back until what follows tells whether it is called
    dotted = False
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if name:
                yield name if token.string == "(" else "name"
                name = ""
            if token.type in SILENT:
                fresh = fresh or token.type == tokenize.NEWLINE
                continue
            if token.type == tokenize.NAME and not keyword.iskeyword(token.string) and not dotted:
                name = token.string
            elif token.type == tokenize.STRING or tokenize.tok_name[token.type].startswith("FSTRING"):
                if not fresh:
                    yield "text"
            else:
                yield token.string
            dotted, fresh = token.string == ".", False
    except (tokenize.TokenError, SyntaxError):
        pass  # what cannot be read any further is no passage

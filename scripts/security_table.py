"""Write the table of attacks in docs/security.md from what the test run recorded, or check that they agree.

AUTOGRADER_RECORD=1 pytest tests/test_attacks.py    grades the corpus and writes tests/attacks/outcomes.json
python scripts/security_table.py                    writes the table
python scripts/security_table.py --check            fails where corpus, outcomes and table have drifted apart
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from attacks import corpus  # noqa: E402

PAGE = ROOT / "docs" / "security.md"
OUTCOMES = corpus.FOLDER / "outcomes.json"
BEGIN, END = "<!-- attacks: begin, written by scripts/security_table.py -->", "<!-- attacks: end -->"
HEADINGS = {
    "forge": "Forging a score",
    "read": "Reading what is hidden",
    "harm": "Harming the machine or the next submission",
    "files": "Files that are no notebooks, or lies about one",
    "honest": "Honest notebooks, which must keep every point",
}
HELD = {
    "call_timeout": "the limit of seconds for a call struck",
    "cell_timeout": "the limit of seconds for a cell struck, the cell was left out",
    "submission_timeout": "the limit of seconds for the notebook struck",
    "memory_limit": "the limit of memory struck",
    "process_limit": "the limit of processes struck",
    "protocol": "what it sent is no message: the sandbox was ended",
    "worker_died": "its own process ended",
    "cell_died": "the cell that ended the process was left out",
    "too_large": "the answer is larger than may cross",
    "dtype": "an answer of the wrong dtype fails",
    "not_finite": "NaN and infinity fail",
    "not_an_array": "only plain numbers cross",
    "not_a_number": "only plain numbers cross",
    "not_plain_data": "only plain data crosses",
    "shape": "a wrong shape fails",
    "too_big": "refused: too big",
    "too_deep": "refused: nested too deeply or too often",
    "not_json": "refused: no JSON",
    "not_a_notebook": "refused: no notebook",
    "wrong_encoding": "refused: not UTF-8",
    "not_implemented": "stubs earn nothing",
    "missing_function": "what is not there earns nothing",
}


def drift(attacks: list[corpus.Attack], outcomes: dict[str, Any]) -> list[str]:
    """Where corpus and outcomes disagree, a line each."""
    found = [f"{a.id}: not in outcomes.json" for a in attacks if a.id not in outcomes]
    found += [f"{id}: no longer in the corpus" for id in outcomes if id not in {a.id for a in attacks}]
    for a in attacks:
        kept = outcomes.get(a.id, {})
        if kept and (kept["aim"], kept["title"], kept["tries"]) != (a.aim, a.title, a.tries):
            found.append(f"{a.id}: outcomes.json has another aim, title or description")
        if kept and kept["score"] > kept["honest"]:
            found.append(f"{a.id}: {kept['score']} points for answers worth {kept['honest']}")
    return found


def table(attacks: list[corpus.Attack], outcomes: dict[str, Any]) -> str:
    """The tables in Markdown, one per aim."""
    count = Counter(a.aim for a in attacks)
    parts = [
        f"{len(attacks) - count['honest']} attacks ({count['forge']} that forge, {count['read']} that read, "
        f"{count['harm']} that harm, {count['files']} files) and {count['honest']} honest notebooks. None earned more "
        "than its answers are worth, read a planted secret, left anything behind or changed the next result."
    ]
    for aim, heading in HEADINGS.items():
        parts.append(f"\n### {heading}\n")
        parts.append("| attack | what it tries | points (worth) | what held, as seen in the result |")
        parts.append("|---|---|---|---|")
        for a in attacks:
            if a.aim == aim:
                parts.append(_row(a, outcomes[a.id]))
    return "\n".join(parts)


def _row(attack: corpus.Attack, outcome: dict[str, Any]) -> str:
    held = list(dict.fromkeys(HELD[m] for m in outcome["messages"] if m in HELD))
    if attack.saw and attack.aim != "read":
        held.insert(0, f"the attack itself reports `{attack.saw}`")
    if attack.aim == "read":
        held = ["no input in the result" if attack.inputs else "no secret in any answer that crossed the wire"]
    if not held:
        full = outcome["score"] == outcome["honest"]
        held = ["nothing was touched" if full and attack.answers == "right" else "wrong answers stay wrong"]
    points = f"{outcome['score']:g} ({outcome['honest']:g})"
    note = f"; {attack.note}" if attack.note else ""
    cells = (f"`{attack.id}`<br>{attack.title}", attack.tries, points, "; ".join(held) + note)
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 on drift")
    check = parser.parse_args().check
    attacks = corpus.load()
    outcomes = json.loads(OUTCOMES.read_text(encoding="utf-8"))
    problems = drift(attacks, outcomes)
    if problems:
        print("\n".join(problems), file=sys.stderr)
        print("run: AUTOGRADER_RECORD=1 pytest tests/test_attacks.py", file=sys.stderr)
        return 1
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    new = f"{before}{BEGIN}\n\n{table(attacks, outcomes)}\n\n{END}{after}"
    if new == page:
        return 0
    if check:
        print("docs/security.md has drifted; run: python scripts/security_table.py", file=sys.stderr)
        return 1
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

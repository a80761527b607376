"""What may be handed in and what counts, by the rules of course.toml."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import labkit
import pytest

from autograder.course import Course, CourseError
from autograder.serve.policy import Policy, Service, counting, decide, late_days, policies, probing, worth
from autograder.serve.store import Attempt

DUE = datetime(2026, 12, 4, 15, tzinfo=UTC)
AT = DUE.timestamp()
HOUR, DAY = 3600.0, 86_400.0


def attempt(id: int, received: float, score: float = 1.0, status: str = "graded") -> Attempt:
    return Attempt(id, "kim", "day1", "a" * 64, 10, "day1.ipynb", received, status, score, 10.0)


def test_attempts_run_out_and_what_we_could_not_grade_uses_up_none() -> None:
    policy = Policy(attempts=2, wait_minutes=0)
    one, spoilt = attempt(1, AT), attempt(2, AT, status="needs_regrade")
    assert decide(policy, [], AT).left == 2
    assert (decide(policy, [one, spoilt], AT).reason, decide(policy, [one, spoilt], AT).left) == ("", 1)
    assert decide(policy, [one, spoilt, attempt(3, AT, status="")], AT).reason == "no_attempt_left"
    assert decide(Policy(attempts=0, wait_minutes=0), [one] * 100, AT).left is None


def test_between_two_attempts_one_waits_and_is_told_until_when() -> None:
    policy = Policy(wait_minutes=5)
    found = decide(policy, [attempt(1, AT)], AT + 299)
    assert (found.reason, found.until) == ("wait", AT + 300)
    assert decide(policy, [attempt(1, AT)], AT + 300).reason == ""


def test_after_the_due_date_it_is_closed_only_where_the_rule_says_so() -> None:
    assert decide(Policy(due=DUE, late="refuse"), [], AT).reason == ""
    assert decide(Policy(due=DUE, late="refuse"), [], AT + 1).reason == "closed"
    assert decide(Policy(due=DUE, late="accept"), [], AT + 1).late == 1


@pytest.mark.parametrize(("after", "days"), [(-1, 0), (0, 0), (1, 1), (DAY, 1), (DAY + 1, 2)])
def test_each_day_begun_is_a_day_late(after: float, days: int) -> None:
    assert late_days(Policy(due=DUE), AT + after) == days


def test_lateness_takes_a_share_of_all_points_and_never_more_than_was_earned() -> None:
    policy = Policy(due=DUE, late="percent", late_percent=30)
    assert worth(policy, attempt(1, AT, 8.0)) == 8.0
    assert worth(policy, attempt(1, AT + HOUR, 8.0)) == 5.0
    assert worth(policy, attempt(1, AT + 9 * DAY, 8.0)) == 0.0
    assert worth(Policy(due=DUE), attempt(1, AT + DAY, 8.0)) == 8.0


def test_the_best_counts_after_lateness_and_the_first_of_equals() -> None:
    policy = Policy(due=DUE, late="percent", late_percent=30)
    tries = [attempt(1, AT, 6.0), attempt(2, AT + HOUR, 8.0), attempt(3, AT, 6.0)]
    assert counting(policy, tries) == tries[0]
    assert counting(Policy(), tries) == tries[1]
    assert counting(Policy(counts="last"), tries) == tries[2]


def test_what_has_no_result_does_not_count() -> None:
    waiting = [attempt(1, AT, 9.0, ""), attempt(2, AT, 9.0, "needs_regrade")]
    assert counting(Policy(), waiting) is None
    assert counting(Policy(counts="last"), [attempt(1, AT, 2.0), *waiting]) == attempt(1, AT, 2.0)


def test_many_attempts_in_an_hour_that_gain_nothing_look_like_probing() -> None:
    stuck = [attempt(n, AT + 60 * n, 4.0) for n in range(6)]
    assert probing(stuck)
    assert not probing(stuck[:5])
    assert not probing([attempt(n, AT + HOUR * n, 4.0) for n in range(6)])
    assert not probing([attempt(n, AT + 60 * n, float(n)) for n in range(6)])
    assert not probing([attempt(n, AT + 60 * n, 10.0) for n in range(6)])
    assert probing([attempt(0, AT - DAY, 1.0), *(attempt(n, AT + 60 * n, 4.0) for n in range(1, 7))])


def test_a_days_own_rules_go_before_those_of_all(tmp_path: Path) -> None:
    course = labkit.lab(tmp_path)
    said = "[serve]\nupload_mb = 5\n[serve.policy]\nattempts = 3\ncounts = 'last'\n[serve.policy.lab]\nattempts = 7\n"
    (tmp_path / "course.toml").write_text(said, encoding="utf-8")
    service, rules = policies(course)
    assert service == Service(upload_mb=5)
    assert rules == {"lab": Policy(attempts=7, counts="last")}
    assert policies(labkit.lab(tmp_path / "other")) == (Service(), {"lab": Policy()})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("[serve]\nport = 1", "no setting port"),
        ("[serve.policy]\nattempts = -1", "attempts"),
        ("[serve.policy]\nattempts = true", "attempts"),
        ("[serve.policy]\ncounts = 'mean'", "best, last"),
        ("[serve.policy]\ndue = 2026-12-04T23:59:00", "zone"),
        ("[serve.policy]\ndue = 'tomorrow'", "zone"),
        ("[serve.policy.day9]\nattempts = 1", "day9"),
        ("[serve]\nupload_mb = 999", "128"),
        ("[serve]\nurl = 'javascript:alert(1)'", "url"),
        ("[serve]\ntimezone = 'Seoul'", "timezone"),
        ("[serve]\nurl = 8000", "url"),
        ("[serve]\ntimezone = 9", "timezone"),
        ("[serve]\npolicy = 3", "policy\\] is a table"),
        ("serve = 3", "serve\\] is a table"),
    ],
)
def test_an_odd_setting_is_one_clear_line(tmp_path: Path, said: str, told: str) -> None:
    labkit.lab(tmp_path)
    (tmp_path / "course.toml").write_text(said, encoding="utf-8")
    with pytest.raises(CourseError, match=told):
        policies(Course(tmp_path))

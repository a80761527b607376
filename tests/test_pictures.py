"""Pictures of a learner's run: bounded as data, kept by the result, drawn by the feedback without a script."""

import base64
import io
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from autograder import checks
from autograder.outputs import feedback
from autograder.pictures import LARGEST, POINTS, Pictures
from autograder.result import ExerciseResult, Message, Result, TestResult, Text, dump, load

TITLE = Text("제목", "title")


def page(*pictures: Any, message: Message | None = None) -> str:
    outcome: Any = "failed" if message else "passed"
    test = TestResult("t", outcome, 0.0, 0.0, TITLE, "values", message=message, pictures=tuple(pictures))
    exercise = ExerciseResult("e", TITLE, 0.0, 1.0, outcome, (test,))
    result = Result("day1", "minji", "graded", 0.0, 1.0, "namespaces", "cpu", "en", (exercise,))
    assert load(dump(result)) == result
    return feedback.render(result)


def test_a_curve_is_thinned_and_keeps_both_ends() -> None:
    drawn = Pictures()
    drawn.curve("손실", "loss", loss=np.linspace(3, 1, 10_001))
    (picture,) = drawn
    row = picture.data["series"]["loss"]
    assert (len(row), row[0], row[-1]) == (POINTS, 3.0, 1.0)


def test_a_curve_with_nan_has_a_gap_in_the_page() -> None:
    drawn = Pictures()
    drawn.curve(
        "손실", "loss", loss=[3.0, 2.0, float("nan"), float("inf"), 1.0, 0.5], val=[2.0, 2.0, 2.0, 2.0, 2.0, 2.0]
    )
    html = page(*drawn)
    paths = re.findall(r'<path class="line (s\d)" d="([^"]+)"', html)
    assert [c for c, _ in paths] == ["s0", "s0", "s1"]
    assert paths[0][1].startswith("M0.0 0.0 L")  # the highest value, at the top left
    assert paths[1][1].endswith("360.0 120.0")  # the lowest, at the bottom right
    assert "loss</li>" in html and "val</li>" in html


@pytest.mark.parametrize("odd", ["words", [1.0], [[1.0, 2.0]], None, ["a", "b"], [10**400, 1], {}])
def test_what_is_no_curve_is_left_out(odd: Any) -> None:
    drawn = Pictures()
    drawn.curve("손실", "loss", loss=odd)
    assert drawn == []


def test_images_become_one_png_of_the_right_size() -> None:
    drawn = Pictures()
    x = np.zeros((5, 1, 4, 6))
    x[4] = 1.0
    drawn.images("표본", "samples", 2 * x - 1, low=-1.0, high=1.0)
    (picture,) = drawn
    sheet = np.asarray(Image.open(io.BytesIO(base64.b64decode(picture.data["png"]))))
    assert sheet.shape == (2 * 5 + 1, 3 * 7 + 1) == (picture.data["height"], picture.data["width"])
    assert (sheet[1:5, 1:7] == 0).all()
    assert (sheet[6:10, 8:14] == 255).all()
    assert "data:image/png;base64," in page(*drawn)


def test_images_in_colour_of_a_run_that_broke_are_still_a_picture() -> None:
    drawn = Pictures()
    drawn.images("표본", "samples", np.full((2, 3, 8, 8), np.nan))
    assert Image.open(io.BytesIO(base64.b64decode(drawn[0].data["png"]))).mode == "RGB"


@pytest.mark.parametrize("size", [(2, 2, 8, 8), (0, 1, 8, 8), (2, 1, 65, 8), (8,)])
def test_what_is_no_sheet_of_images_is_left_out(size: tuple[int, ...]) -> None:
    drawn = Pictures()
    drawn.images("표본", "samples", np.zeros(size))
    assert drawn == []


def failure(got: np.ndarray[Any, Any], want: np.ndarray[Any, Any]) -> Message:
    with pytest.raises(checks.Failure) as caught:
        checks.close("dx", got, want, tol=1e-6)
    return Message(caught.value.id, caught.value.values)


def test_wrong_entries_of_one_channel_are_mapped_by_channel() -> None:
    want = np.random.default_rng(0).normal(size=(2, 3, 3, 4))
    got = want.copy()
    got[:, 1, 0] += 1.0
    got[0, 1, 2, 3] += 1.0
    message = failure(got, want)
    assert message.values["where"] == ["0000/0000/0000", "9999/0000/0005", "0000/0000/0000"]
    html = page(message=message)
    assert re.findall(r'<rect class="wrong" x="(\d)" y="(\d)" width="(\d)"', html) == [("0", "0", "4"), ("3", "2", "1")]
    assert html.count('<figure class="map">') == 3
    assert "dx[..., 1, :, :]" in html


def test_channels_that_are_wrong_alike_share_one_map() -> None:
    want = np.random.default_rng(0).normal(size=(2, 3, 4, 4))
    got = want.copy()
    got[..., ::2] += want[..., ::2] ** 2
    assert failure(got, want).values["where"] == ["9090/9090/9090/9090"]


def test_many_channels_share_one_map_of_shares() -> None:
    want = np.random.default_rng(0).normal(size=(2, 9, 3, 3))
    got = want.copy()
    got[:, :3, 0, 0] += want[:, :3, 0, 0] ** 2 + 1
    assert failure(got, want).values["where"] == ["300/000/000"]


@pytest.mark.parametrize("size", [(5,), (3, 33), (5, 1)])
def test_what_is_too_thin_or_too_large_for_a_picture_has_none(size: tuple[int, ...]) -> None:
    want = np.random.default_rng(0).normal(size=size)
    got = want.copy()
    got.flat[0] += 1.0
    assert failure(got, want).values["where"] is None


def test_no_map_where_everything_is_wrong() -> None:
    want = np.random.default_rng(0).normal(size=(4, 4))
    assert failure(want**2 + 9, want).values["where"] is None


def test_a_map_from_an_odd_result_file_does_not_break_the_page() -> None:
    message = Message("values", {**failure(np.eye(3), 2 * np.eye(3)[::-1] + 1).values, "where": [3]})
    test = TestResult("t", "failed", 0.0, 0.0, TITLE, "values", message=message)
    result = Result(
        "d", "s", "graded", 0.0, 1.0, "n", "cpu", "en", (ExerciseResult("e", TITLE, 0, 1, "failed", (test,)),)
    )
    assert '<figure class="map">' not in feedback.render(replace(result))


def test_noise_in_colour_keeps_the_page_small() -> None:
    pictures = Pictures()
    pictures.images("그림", "Images", np.random.default_rng(0).random((64, 3, 64, 64)))
    (sheet,) = pictures
    assert 1_000 < len(sheet.data["png"]) <= LARGEST


def test_a_confusion_matrix_counts_by_true_class_and_answer() -> None:
    drawn = Pictures()
    true = np.array([5, 5, 5, 6, 6, 7])
    drawn.confusion("혼동", "confusion", true, np.array([5, 5, 7, 6, 99, 5]))
    (picture,) = drawn
    assert picture.data == {"classes": ["5", "6", "7"], "counts": [[2, 0, 1], [0, 1, 0], [1, 0, 0]]}
    html = page(*drawn)
    rows = re.findall(r'<tr><th scope="row">(\d)</th>(.*?)</tr>', html)
    assert [name for name, _ in rows] == ["5", "6", "7"]
    cells = [re.findall(r'<td class="(right|wrong) t(\d+)">(\d+)</td>', row) for _, row in rows]
    assert cells[0] == [("right", "7", "2"), ("wrong", "0", "0"), ("wrong", "4", "1")]
    assert [row[i][0] for i, row in enumerate(cells)] == ["right"] * 3


def test_what_is_no_confusion_matrix_is_left_out() -> None:
    drawn = Pictures()
    drawn.confusion("혼동", "confusion", np.arange(3), np.arange(4))
    drawn.confusion("혼동", "confusion", np.arange(100), np.arange(100))
    assert drawn == []

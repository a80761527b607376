"""Korean and English text by message id.

A failure is an id plus values until it meets a reader; here it becomes words. Every template speaks to the learner,
names what their own code did, and says what to do next where there is a sensible thing. Names and code stand between
backticks, as in Markdown, so that a page can set them as code.

Korean sentences are built so that no particle (은/는, 이/가, 을/를) follows a filled-in value: the right one depends
on how the value is read aloud.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from autograder.result import Message
from autograder.wording import LANGS, PARTS, clean, number, shape

__all__ = ["IDS", "text"]


def text(message: Message, lang: str) -> str:
    """The words for `message` in `lang`, "ko" or "en".

    Raises KeyError for an id or a language that is not in the table, and where a value is missing that the words need.
    """
    template = _TEXTS[message.id][LANGS.index(lang)] if lang in LANGS else _unknown(lang)
    values = dict(message.values)
    extra = PARTS.get(message.id)
    if extra is not None:
        values |= {key: _Ready(value) for key, value in extra(values, lang).items()}
    return " ".join(_FORMATTER.vformat(template, (), values).split())


def _unknown(lang: str) -> str:
    raise KeyError(f"no language {lang!r}; there are {', '.join(LANGS)}")


class _Ready(str):
    """Text that is already fit to print, made here and not by a learner."""


class _Formatter(string.Formatter):
    """Fills `{field}`; numbers, shapes and foreign text each get their own form."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, _Ready):
            return value
        if isinstance(value, bool) or value is None:
            return str(value)
        if isinstance(value, int | float):
            return number(value)
        if isinstance(value, list | tuple):
            return clean(shape(value))
        return clean(value)


_FORMATTER = _Formatter()

# id -> (Korean, English); a grader's new id goes to the end, under its day
_TEXTS: Mapping[str, tuple[str, str]] = {
    # from checks
    "shape": (
        "`{name}`의 모양(shape)이 {got}인데, {want} 모양이어야 해요. {note}",
        "`{name}` has shape {got}, but it should have shape {want}. {note}",
    ),
    "dtype": (
        (
            "`{name}`의 자료형(dtype)이 `{got}`인데, `{want}` 자료형이어야 해요. 입력의 자료형을 바꾸는 곳이 있는지 "
            "보세요."
        ),
        (
            "`{name}` has dtype `{got}`, but it should have `{want}`. Look for a place that changes the dtype of the "
            "input."
        ),
    ),
    "not_finite": (
        "`{name}`에 {what} 값이 있어요 ({size}개 가운데 {count}개). {note}",
        "`{name}` contains {what} ({count} of {size} entries). {note}",
    ),
    "values": (
        "`{name}`의 값이 아직 맞지 않아요. {extent} 상대 오차: {error} (허용: {tol}). {place} {factor_note}",
        "`{name}` is not right yet. {extent} Relative error: {error} (allowed: {tol}). {place} {factor_note}",
    ),
    "argument_changed": (
        (
            "함수를 부르고 나니 입력 `{name}` 배열의 내용이 바뀌어 있어요. `+=`이나 `a[...] = ...`처럼 받은 배열을 "
            "직접 고치는 줄을 찾아서, 복사본을 고치거나 새 배열을 만들어 주세요."
        ),
        (
            "After the call, the input array `{name}` has changed. Look for a line that edits it in place, such as "
            "`+=` or `a[...] = ...`, and work on a copy or make a new array."
        ),
    ),
    "below_threshold": (
        "{label}: {got}. 통과하려면 {threshold} 이상이어야 해요.",
        "{label}: {got}. It has to reach {threshold} to pass.",
    ),
    "above_threshold": (
        "{label}: {got}. 통과하려면 {threshold} 이하여야 해요.",
        "{label}: {got}. It must not be above {threshold} to pass.",
    ),
    "not_made_of": (
        (
            "`{name}`의 값은 맞지만, 안에서 쓰기로 한 함수({parts})를 다른 것으로 바꿔 끼워도 답이 그대로예요. "
            "`{name}` 안에서 이 함수들을 불러서 답을 만들어 주세요."
        ),
        (
            "The values of `{name}` are right, but they stay the same when {parts} are exchanged for others. Make the "
            "answer by calling these functions inside `{name}`."
        ),
    ),
    "not_numbers": (
        "`{name}` 값은 숫자의 리스트여야 해요.",
        "`{name}` has to be a list of numbers.",
    ),
    # from the harness
    "raised": (
        "여러분의 코드가 실행 중에 멈췄어요: `{problem}`{where} {advice}",
        "Your code stopped while running: `{problem}`{where} {advice}",
    ),
    "not_implemented": (
        "`{name}` 코드가 아직 비어 있어요. `NotImplementedError` 줄을 지우고 여러분의 코드를 써 보세요.",
        "`{name}` is still empty. Replace the `NotImplementedError` line with your own code.",
    ),
    "missing_function": (
        (
            "노트북에서 `{name}`의 정의를 찾지 못했어요. 이름을 바꾸거나 셀을 지우지 않았는지, 그 셀이 오류 없이 "
            "실행되는지 확인해 보세요."
        ),
        (
            "Nothing in your notebook defines `{name}`. Check that it was not renamed or deleted, and that its "
            "cell runs without an error."
        ),
    ),
    "not_a_function": (
        "이름 `{name}`에 함수가 아니라 `{type}` 값이 들어 있어요. 아래쪽 셀에서 같은 이름의 변수를 만들지 않았나요?",
        (
            "The name `{name}` holds a value of type `{type}`, not a function. Does a later cell use the same name "
            "for a variable?"
        ),
    ),
    "wrong_return_count": (
        "`{name}` 함수가 돌려준 값의 개수: {got}. {want}개를 돌려주어야 해요. `return` 줄을 확인해 보세요.",
        "`{name}` returned this many values: {got}. It should return {want}. Check the `return` line.",
    ),
    "not_an_array": (
        "`{name}` 자리에는 배열이나 텐서가 와야 하는데 `{type}` 값이 왔어요. {note}",
        "`{name}` should be an array or a tensor, but a value of type `{type}` came back. {note}",
    ),
    "not_a_number": (
        "`{name}` 자리에는 숫자 하나가 와야 하는데 `{type}` 값이 왔어요. {note}",
        "`{name}` should be a single number, but a value of type `{type}` came back. {note}",
    ),
    "not_plain_data": (
        "`{name}` 자리에는 숫자, 문자열, 리스트, 딕셔너리만 올 수 있는데 `{type}` 값이 왔어요.",
        "`{name}` may hold only numbers, strings, lists and dictionaries, but a value of type `{type}` came back.",
    ),
    "too_large": (
        "`{name}` 값이 너무 커서 받을 수 없었어요{limit}. 모양(shape)이 예상과 같은지 확인해 보세요.",
        "`{name}` is too large to be handed over{limit}. Check that its shape is what you expect.",
    ),
    "call_timeout": (
        (
            "`{name}` 호출이 {limit}초 안에 끝나지 않았어요. 끝나지 않는 반복문이 있는지, 배열 연산으로 바꿀 수 있는 "
            "반복문이 있는지 보세요."
        ),
        (
            "A call of `{name}` did not finish within {limit} s. Look for a loop without an end, or for one that "
            "array operations could replace."
        ),
    ),
    "submission_timeout": (
        (
            "노트북 전체의 채점 시간이 {limit}초를 넘어서, 남은 검사를 하지 못했어요. 오래 걸리는 셀이나 함수를 먼저 "
            "고쳐 보세요."
        ),
        (
            "Grading your whole notebook took more than {limit} s, so the remaining checks could not run. Start with "
            "the cell or function that takes long."
        ),
    ),
    "memory_limit": (
        "메모리를 {limit_mb} MB보다 많이 써서 실행을 멈췄어요. 아주 큰 배열을 만드는 줄이 있는지 보세요.",
        (
            "Your code used more than {limit_mb} MB of memory and was stopped. Look for a line that makes a very "
            "large array."
        ),
    ),
    "process_limit": (
        "프로세스와 스레드를 한꺼번에 {limit}개보다 많이 만들어서 실행을 멈췄어요. 이 과제는 하나만으로 풀 수 있어요.",
        (
            "Your code started more than {limit} processes and threads at once and was stopped. This assignment needs "
            "only one."
        ),
    ),
    "scratch_limit": (
        "파일을 {limit_mb} MB보다 많이 쓰려고 해서 더 쓰지 못했어요. 이 과제는 파일 없이 풀 수 있어요.",
        "Your code tried to write more than {limit_mb} MB of files. This assignment can be solved without files.",
    ),
    "worker_died": (
        (
            "여러분의 코드를 실행하던 파이썬이 갑자기 끝났어요. 커널을 다시 시작하고 모든 셀을 실행해서 같은 일이 "
            "생기는지 보세요."
        ),
        (
            "The Python that ran your code ended without warning. Restart the kernel, run all cells, and see whether "
            "it happens there too."
        ),
    ),
    "protocol": (
        (
            "채점 프로그램이 읽을 수 없는 응답이 돌아왔어요. 채점과 주고받는 통로는 건드리지 말고, 함수에서는 값만 "
            "돌려주세요."
        ),
        (
            "The answer could not be read by the grader. Leave the channel to the grader alone and only return values "
            "from your functions."
        ),
    ),
    "not_reached": (
        "앞 단계를 통과하면 확인해요.",
        "Will be checked once the earlier level passes.",
    ),
    "grader_error": (
        "채점 프로그램의 문제로 끝내지 못한 검사가 있어요. 여러분의 잘못이 아니며, 다시 채점할 거예요.",
        (
            "A check could not be completed because of a fault in the grader. It is not your mistake, and it will be "
            "graded again."
        ),
    ),
    # what kind of wrong it is, from the harness
    "unsteady": (
        (
            "`{name}` 함수를 똑같은 입력으로 다시 불렀더니 다른 답이 나왔어요. 난수를 쓰는 곳, 앞서 부른 것을 "
            "기억해 두는 곳, 초기화하지 않은 배열(`np.empty`)을 쓰는 곳이 있는지 보세요."
        ),
        (
            "Called again with the same input, `{name}` gave another answer. Look for random numbers, for something "
            "remembered from an earlier call, or for an array that is never filled (`np.empty`)."
        ),
    ),
    # notes on a submission
    "cell_raised": (
        "실행하다가 멈춘 셀이 있어요: `{problem}`{where} 나머지 셀은 계속 실행했어요. {advice}",
        "A cell stopped with an error: `{problem}`{where} The other cells were still run. {advice}",
    ),
    "cell_syntax": (
        "문법 오류가 있어서 실행하지 못한 셀이 있어요: `{text}`{where} 괄호, 따옴표, 콜론과 들여쓰기를 확인해 보세요.",
        (
            "A cell could not be run because of a syntax error: `{text}`{where} Check its brackets, quotes, colons "
            "and indentation."
        ),
    ),
    "cell_timeout": (
        "셀 {cell}: {limit}초 안에 끝나지 않아서 실행을 멈췄어요. 끝나지 않는 반복문이 있는지 보세요.",
        "Cell {cell} did not finish within {limit} s and was stopped. Look for a loop without an end.",
    ),
    "cell_memory": (
        "셀 {cell}: 메모리를 {limit_mb} MB보다 많이 써서 실행을 멈췄어요. 아주 큰 배열을 만드는 줄이 있는지 보세요.",
        (
            "Cell {cell} used more than {limit_mb} MB of memory and was stopped. Look for a line that makes a very "
            "large array."
        ),
    ),
    "output_limit": (
        "셀 {cell}: 출력이 너무 많아서({limit_kb} KB 초과) 처음과 끝만 남겼어요. 점수와는 상관없어요.",
        (
            "Cell {cell} printed more than {limit_kb} KB in all, so only its beginning and end were kept. Your score "
            "is the same as without it."
        ),
    ),
    "cell_scratch": (
        "셀 {cell}: 파일을 {limit_mb} MB보다 많이 쓰려고 해서 끝까지 실행하지 못했어요.",
        "Cell {cell} tried to write more than {limit_mb} MB of files and could not run to its end.",
    ),
    "cell_processes": (
        "셀 {cell}: 프로세스와 스레드를 한꺼번에 {limit}개보다 많이 만들어서 끝까지 실행하지 못했어요.",
        "Cell {cell} started more than {limit} processes and threads at once and could not run to its end.",
    ),
    "cell_died": (
        "셀 {cell}: 실행하던 중에 파이썬이 갑자기 끝났어요. `exit()`이나 `quit()`을 부르는 줄이 있는지 보세요.",
        "Python ended without warning while running cell {cell}. Look for a line that calls `exit()` or `quit()`.",
    ),
    "recovered": (
        "`{name}`: 처음 받은 셀은 비어 있어서, 셀 {cell}에 있는 코드로 채점했어요. 점수에는 영향이 없어요.",
        "`{name}`: its own cell is untouched, so the code in cell {cell} was graded. Your score is not affected.",
    ),
    "recovered_type": (
        "셀 {cell}: 코드가 텍스트 셀에 들어 있어서, 코드로 되살려 채점했어요. 점수에는 영향이 없어요.",
        "Cell {cell} holds code but had become a text cell; it was graded as code. Your score is not affected.",
    ),
    "recovered_split": (
        "셀 {cell}: 바로 위 셀 {above}에서 잘려 나온 것 같아서, 둘을 이어 붙여 채점했어요.",
        "Cell {cell} looks cut off from cell {above} above it, so the two were joined and graded as one.",
    ),
    "recovered_order": (
        (
            "셀 {cell}: 아래쪽 셀에 있는 이름을 써서 처음에는 멈췄지만, 모든 셀을 실행한 다음 다시 실행하니 됐어요. "
            "셀을 위에서 아래 순서로 놓아 주세요."
        ),
        (
            "Cell {cell} uses a name from further down. It stopped at first, and ran once all others had run. Put "
            "the cells in the order in which they run."
        ),
    ),
    "recovered_setup": (
        "맨 위의 준비 셀(import)이 없거나 바뀌어서, 처음 받은 그대로 먼저 실행했어요. 점수에는 영향이 없어요.",
        "The set-up cell (imports) is lost or changed, so it was run first as released. Your score is not affected.",
    ),
    "recovered_format": (
        "노트북이 옛 형식(nbformat 3)이라서 바꾸어 읽었어요. 점수에는 영향이 없어요.",
        "The notebook is in an old format (nbformat 3) and was converted. Your score is not affected.",
    ),
    "recovered_name": (
        "제출한 파일 이름: `{file}`. 노트북이 이것 하나뿐이라 채점했지만, 다음에는 `{name}` 이름 그대로 제출해 주세요.",
        "You handed in `{file}`. It was graded, as nothing else could be meant; next time keep the name `{name}`.",
    ),
    "other_notebooks": (
        "제출한 폴더에 다른 노트북도 있지만, `{name}` 파일만 채점했어요. 답을 쓴 파일이 이것이 맞나요?",
        "There are other notebooks in your submission; only `{name}` was graded. Are your answers in it?",
    ),
    "nothing_asked": (
        (
            "이 과제에서 만들 함수가 노트북에 거의 없어요. 다른 과제의 노트북을 제출하지 않았는지, 셀이 지워지지 "
            "않았는지 확인하고 다시 제출해 주세요."
        ),
        (
            "Hardly any of the functions that this assignment asks for is in the notebook. Is it another "
            "assignment's, or are its cells gone? Check, and resubmit."
        ),
    ),
    "several_notebooks": (
        (
            "제출한 폴더에 노트북이 여러 개({count}개) 있는데 `{name}` 파일은 없어서, 무엇을 채점할지 알 수 없어요. "
            "답을 쓴 노트북 하나만 그 이름으로 다시 제출해 주세요."
        ),
        (
            "There are {count} notebooks in your submission and none is called `{name}`, so it is not clear which to "
            "grade. Give the one with your answers that name and resubmit it alone."
        ),
    ),
    "too_many_outputs": (
        "노트북에 저장된 출력이 너무 많아요. 출력을 모두 지우고 저장한 다음 다시 제출해 주세요.",
        "The notebook holds too many outputs. Clear all outputs, save it and resubmit.",
    ),
    "not_json": (
        "파일이 손상되어 노트북으로 읽을 수 없어요. JupyterLab에서 열어 다시 저장한 다음 제출해 주세요.",
        "The file is damaged and cannot be read as a notebook. Open it in JupyterLab, save it again and resubmit.",
    ),
    "not_a_notebook": (
        "이 파일은 주피터 노트북이 아니에요. 과제의 `.ipynb` 파일을 제출해 주세요.",
        "This file is not a Jupyter notebook. Please submit the assignment's `.ipynb` file.",
    ),
    "too_big": (
        "노트북이 너무 커요: {size_mb} MB (한도: {limit_mb} MB). 출력을 모두 지우고 저장한 다음 다시 제출해 주세요.",
        "The notebook is too big: {size_mb} MB (limit: {limit_mb} MB). Clear all outputs, save it and resubmit.",
    ),
    "wrong_encoding": (
        "파일의 글자 인코딩이 UTF-8이 아니에요. JupyterLab에서 열어 다시 저장한 다음 제출해 주세요.",
        "The file is not encoded as UTF-8. Open it in JupyterLab, save it again and resubmit.",
    ),
    "too_deep": (
        (
            "노트북 파일의 구조가 너무 깊게 겹쳐 있어서 읽을 수 없어요. 과제 노트북을 새로 받아 답을 옮긴 다음 제출해 "
            "주세요."
        ),
        (
            "The file is nested too deeply to be read. Take a fresh copy of the assignment's notebook, move your "
            "answers there and resubmit."
        ),
    ),
    "missing_notebook": (
        "제출한 폴더에 과제 노트북이 없어요. 파일 이름을 바꾸지 않았는지 확인하고 다시 제출해 주세요.",
        "The submission does not contain the assignment's notebook. Check that the file was not renamed, and resubmit.",
    ),
    "device_fault": (
        "GPU에서 채점하다가 문제가 생겨서(`{what}`) CPU에서 다시 채점했어요. 점수는 어느 장치에서나 같아요.",
        "Grading on the GPU ran into a problem (`{what}`), so it was done again on the CPU. The score is the same on "
        "either device.",
    ),
    "infrastructure": (
        "채점 환경에 문제가 있어서 채점을 마치지 못했어요. 여러분의 잘못이 아니며, 다시 채점할 거예요.",
        (
            "Grading could not be completed because of a fault in the grading environment. It is not your mistake, "
            "and it will be graded again."
        ),
    ),
    # day 1
    "history_form": (
        "`history['loss']`에는 epoch마다 숫자 하나씩, 모두 {epochs}개의 손실이 든 리스트가 있어야 해요.",
        "`history['loss']` should be a list with one loss, a number, per epoch: {epochs} in all.",
    ),
    "history_not_mean": (
        (
            "`lr=0`이면 아무것도 배우지 않는데, `history['loss']`의 값이 epoch마다 달라요 (상대 차이: {spread}). 한 "
            "epoch의 모든 배치 손실을 평균 냈는지 확인해 보세요."
        ),
        (
            "With `lr=0` nothing is learned, and yet `history['loss']` differs from epoch to epoch (relative spread: "
            "{spread}). Check that you take the mean over all batches of an epoch."
        ),
    ),
    "not_repeatable": (
        (
            "`{name}` 함수를 같은 시드로 {times}번 불렀는데 결과가 서로 달라요. 모든 난수를 문제에서 정한 곳(`seed`로 "
            "시작한 생성기나 받은 `rng`)에서만 뽑고 있나요?"
        ),
        (
            "The same seed gave different results when `{name}` was called {times} times. Do all random numbers come "
            "from where the exercise says (a generator started from `seed`, or the `rng` that you are given)?"
        ),
    ),
    "seed_ignored": (
        "`{name}` 함수에 다른 시드를 주어도 결과가 똑같아요. 난수가 모두 그 시드(`seed`나 받은 `rng`)에서 나오나요?",
        (
            "`{name}` gives the same result whatever the seed. Do all random numbers come from that seed (`seed`, or "
            "the `rng` that you are given)?"
        ),
    ),
    # day 4
    "network_changed": (
        (
            "함수를 부르고 나니, 또는 돌려준 모델을 고치고 나니 `{name}`의 출력이 달라졌어요. 받은 네트워크를 그대로 "
            "두고 복사본으로 일하고 있나요?"
        ),
        (
            "`{name}` gives other outputs after the call, or after the returned model was changed. Do you leave the "
            "network that you are given alone and work on a copy?"
        ),
    ),
    "left_frozen": (
        "함수를 부르고 나니 `{name}`에 기울기를 받지 못하게 된 파라미터가 있어요. 어느 네트워크를 고정했나요?",
        "After the call, some parameters of `{name}` no longer get a gradient. Which network did you freeze?",
    ),
    "nothing_learned": (
        "`{name}` 함수가 돌려준 모델의 출력이 배우기 전과 똑같아요. 배운 가중치는 어느 모델에 들어 있나요?",
        "The model of `{name}` gives the same outputs as before learning. Which model holds what was learned?",
    ),
    "old_head": (
        "`{name}` 함수가 만든 모델이 배우기도 전에 옛 헤드와 똑같은 출력을 내요. 새 과제에는 새 헤드가 필요해요.",
        "Before it learns anything, the model of `{name}` says what the old head said. A new task needs a new head.",
    ),
}

IDS = frozenset(_TEXTS)

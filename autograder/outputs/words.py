"""Labels of the reports, in Korean and English; what a check has to say is in `autograder.messages`."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.wording import LANGS

__all__ = ["WORDS", "word"]


def word(key: str, lang: str, **values: object) -> str:
    """The label `key` in `lang`, its fields filled with `values`. KeyError where there is none."""
    if lang not in LANGS:
        raise KeyError(f"no language {lang!r}; there are {', '.join(LANGS)}")
    label = WORDS[key][LANGS.index(lang)]
    return label.format(**values) if values else label


# key -> (Korean, English)
WORDS: Mapping[str, tuple[str, str]] = {
    "report": (
        "채점 프로그램의 리포트 (사람이 고친 점수는 아래에 있어요)",
        "The grader's report (points given by hand are below)",
    ),
    # levels of an exercise, and how they went
    "level.public": ("공개 검사", "Public checks"),
    "level.shape": ("모양", "Shapes"),
    "level.values": ("값", "Values"),
    "level.gradients": ("기울기", "Gradients"),
    "level.edge": ("특별한 입력", "Edge cases"),
    "level.training": ("학습", "Training"),
    "state.passed": ("통과", "passed"),
    "state.failed": ("실패", "failed"),
    "state.skipped": ("아직 확인 전", "not reached"),
    "state.broken": ("확인하지 못함", "not checked"),
    # verdicts on an exercise
    "verdict.passed": ("모두 통과했어요", "All checks passed"),
    "verdict.partial": ("일부 통과했어요", "Partly there"),
    "verdict.failed": ("아직 통과하지 못했어요", "Not there yet"),
    "verdict.raised": ("코드가 실행 중에 멈췄어요", "Stopped with an error"),
    "verdict.timeout": ("시간 안에 끝나지 않았어요", "Ran out of time"),
    "verdict.missing": ("아직 풀지 않았어요", "Not written yet"),
    "verdict.broken": ("채점을 마치지 못했어요", "Could not be graded"),
    # a learner's report
    "feedback": ("과제 피드백", "Assignment feedback"),
    "learner": ("학습자", "Learner"),
    "score": ("점수", "Score"),
    "score.of": ("{max}점 가운데 {score}점", "{score} of {max} points"),
    "points": ("{score} / {max}점", "{score} / {max} points"),
    "no_score": ("아직 점수가 없어요", "No score yet"),
    "well": ("잘한 점", "What went well"),
    "well.all": (
        "모든 문제를 끝까지 통과했어요. 순서대로 차근차근 쌓아 올린 결과예요.",
        "You passed every exercise, all the way through. Every piece that you built works.",
    ),
    "well.some": ("{titles} 문제를 끝까지 통과했어요.", "You passed {titles} all the way through."),
    "well.many": (
        "문제 {all}개 가운데 {n}개를 끝까지 통과했어요. {title}도 해냈어요.",
        "You passed {n} of {all} exercises all the way through, {title} among them.",
    ),
    "well.points": (
        "‘{title}’에서 벌써 {score}점을 얻었어요. 좋은 출발이에요.",
        "“{title}” already earned {score} points. A good start.",
    ),
    "well.public": (
        "‘{title}’의 첫 단계를 통과했어요. 좋은 출발이에요.",
        "“{title}” passed its first level. A good start.",
    ),
    "well.none": (
        "노트북을 제출했어요. 이제 첫 문제부터 하나씩 채워 나가면 돼요.",
        "You handed in your notebook. From here it goes one exercise at a time.",
    ),
    "next": ("다음 한 걸음", "Next step"),
    "next.go": ("이 문제의 피드백 보기", "Go to this exercise"),
    "worth": ("{points}점", "{points} points"),
    "section": ("노트북에서", "In the notebook"),
    "progress": ("지난 제출에서 달라진 점", "What changed since your last submission"),
    "progress.score": ("점수: {before}점 → {now}점", "Score: {before} → {now} points"),
    "progress.same": ("점수는 지난번과 같이 {now}점이에요.", "The score is {now} points, as it was."),
    "progress.passed": ("새로 통과했어요", "Newly passed"),
    "progress.more": ("점수가 올랐어요", "More points than before"),
    "progress.less": (
        "지난번보다 점수가 내려갔어요. 무엇을 바꾸었는지 보세요",
        "Fewer points than before; look at what you changed",
    ),
    "overview": ("한눈에 보기", "At a glance"),
    "exercise": ("문제", "Exercise"),
    "levels": ("단계별 결과", "Results by level"),
    "hint": ("함께 생각해 볼 힌트", "A hint to think about"),
    "hint.why": (
        "여러분의 결과는 많은 사람이 한 번쯤 하는 실수에서 나오는 결과와 일치해요.",
        "Your results agree with those of a mistake that many people make once.",
    ),
    "hint.several": (
        "많은 사람이 한 번쯤 하는 실수 몇 가지가 서로 다른 곳에서 함께 일어난 결과와 일치해요. 하나씩 보세요.",
        "Your results agree with those of more than one common mistake, each in its own place. Take them one by one.",
    ),
    "hint.ties": (
        "다음 가운데 어느 것인지는 결과만으로 가릴 수 없었어요. 모두 살펴보세요.",
        "The results alone cannot tell which of these it is. Look at each.",
    ),
    "alone": (
        "다른 검사는 모두 통과했어요. 이 한 가지만 남았어요.",
        "Everything else that was checked is right. Only this is left.",
    ),
    "to_fix": ("고칠 곳", "What to fix"),
    "checked": ("통과한 검사", "Checks that passed"),
    "waiting": ("앞 단계를 통과하면 확인할 검사", "Checks that wait for an earlier level"),
    "same": ("바로 위와 같은 이유예요.", "For the same reason as above."),
    "notes": ("제출한 노트북에 대해", "About your notebook"),
    "unreadable": ("노트북을 읽지 못했어요", "Your notebook could not be read"),
    "unreadable.why": (
        "그래서 아직 점수가 없어요. 아래 내용을 확인해서 다시 제출하면 바로 채점할 수 있어요.",
        "So there is no score yet. See below what happened; once you resubmit, it can be graded.",
    ),
    "needs_regrade": ("채점을 다시 해야 해요", "This needs to be graded again"),
    "needs_regrade.why": (
        "채점 프로그램이나 채점 환경에 문제가 있었어요. 여러분의 잘못이 아니며, 아래 결과는 확정된 것이 아니에요. "
        "다시 채점해서 알려 드릴게요.",
        "Something went wrong on the grading side. It is not your mistake, and nothing below is final: your notebook "
        "will be graded again.",
    ),
    "meter.error": ("상대 오차 {got}, 허용 {limit}", "relative error {got}, allowed {limit}"),
    "meter.at_least": ("{label} {got}, 기준 {limit} 이상", "{label} {got}, needed at least {limit}"),
    "meter.at_most": ("{label} {got}, 기준 {limit} 이하", "{label} {got}, needed at most {limit}"),
    "meter.allowed": ("허용", "allowed"),
    "meter.needed": ("기준", "needed"),
    "map.why": (
        "칠한 칸이 틀린 자리예요. 진할수록 틀린 것이 많아요.",
        "Painted cells are wrong; the darker, the more of them.",
    ),
    "confusion.why": (
        "가로줄은 정답, 세로줄은 모델이 고른 답이에요. 대각선에 있는 것이 맞힌 답이에요.",
        "Rows are the true class, columns what the model answered; what it got right is on the diagonal.",
    ),
    "confusion.corner": ("정답 \\ 모델의 답", "true \\ answered"),
    "map.label": ("{name}에서 틀린 자리", "where {name} is wrong"),
    "graded.isolation": ("격리 수준", "Isolation"),
    "graded.device": ("계산 장치", "Device"),
    "graded.at": ("채점 시각", "Graded at"),
    "graded.by": ("이 피드백은 자동으로 만들어졌어요.", "This feedback was made automatically."),
    # the class report
    "class": ("학급 리포트", "Class report"),
    "class.submitted": ("제출물", "Submissions"),
    "class.graded": ("채점 완료", "Graded"),
    "class.mean": ("평균", "Mean"),
    "class.median": ("중앙값", "Median"),
    "class.human": ("확인이 필요한 제출물", "Submissions that need a human"),
    "class.human.none": ("없어요. 모든 제출물이 문제없이 채점됐어요.", "None: every submission was graded cleanly."),
    "class.distribution": ("점수 분포", "Score distribution"),
    "class.distribution.axis": ("점수 (만점에 대한 %)", "Score (% of the maximum)"),
    "class.distribution.bin": ("{low}~{high}%: {count}명", "{low}–{high}%: {count}"),
    "class.exercises": ("문제별 통과율", "Pass rate by exercise"),
    "class.rate": ("통과율", "Pass rate"),
    "class.split": ("통과 · 일부 · 미통과", "Passed · partly · not"),
    "class.split.label": (
        "통과 {passed}명, 일부 통과 {partial}명, 미통과 {rest}명",
        "{passed} passed, {partial} partly, {rest} not",
    ),
    "class.mean_points": ("평균 점수", "Mean points"),
    "class.spent": ("채점 시간 (한 명 {each})", "Grading time ({each} each)"),
    "class.seconds": ("{n}초", "{n} s"),
    "class.minutes": ("{n}분", "{n} min"),
    "class.hours": ("{n}시간", "{n} h"),
    "class.time": ("채점 시간", "Grading time"),
    "class.discrimination": ("변별도", "Discrimination"),
    "class.discrimination.why": (
        "변별도는 이 문제의 통과 여부와 나머지 문제 점수의 점이연 상관이에요. 0.2보다 작으면 잘하는 학습자와 "
        "어려워하는 학습자를 가려내지 못하는 문제이니, 문제 글을 다시 살펴보세요. 채점 시간은 중앙값이에요.",
        "Discrimination is the point-biserial correlation of passing this exercise with the points in all the others. "
        "Below 0.2 it does not tell strong from weak learners: have a look at its statement. Times are medians.",
    ),
    "class.margins": ("기준을 넘은 여유", "Margins at the thresholds"),
    "class.margins.why": (
        "학습한 모델이 기준에 얼마나 여유 있게 닿았는지 보여요. 붉은 선이 기준이고, 칠한 쪽이 통과예요.",
        "How far the trained models are from their thresholds. The line is the threshold, the shaded side passes.",
    ),
    "class.measured": ("잰 값", "Measured"),
    "class.threshold": ("기준", "Threshold"),
    "class.values": ("학급의 값", "Values of the class"),
    "class.reached": ("통과", "Reached"),
    "class.missed": ("미달", "Missed"),
    "class.close": ("아깝게 미달 (5% 이내)", "Missed by 5 % or less"),
    "class.at_least": ("{value} 이상", "at least {value}"),
    "class.at_most": ("{value} 이하", "at most {value}"),
    "class.strip.label": (
        "{name}, 기준 {bound}: 통과 {reached}명, 미달 {missed}명",
        "{name}, {bound}: {reached} reached it, {missed} missed it",
    ),
    "class.alike": ("함께 살펴볼 제출물", "Submissions to look at side by side"),
    "class.alike.why": (
        "배포한 코드와 학급 대부분이 쓴 코드를 빼고도 많이 겹치는 쌍이에요. 이름, 주석, 줄바꿈은 비교하지 않아요. 함께 "
        "공부했거나 같은 자료를 보았을 수도 있으니, 판단은 두 노트북을 직접 읽고 해 주세요.",
        "Pairs that have much in common beyond the code that was handed out and what most of the class wrote; names, "
        "comments and layout do not count. There may be a good reason, such as studying together or a shared source: "
        "read both notebooks before you conclude anything.",
    ),
    "class.alike.none": ("눈에 띄게 비슷한 쌍이 없어요.", "No two stand out as alike."),
    "class.alike.one": ("제출물", "One"),
    "class.alike.other": ("다른 제출물", "The other"),
    "class.alike.share": ("닮은 정도", "Likeness"),
    "class.alike.passages": ("함께 가진 드문 구절", "Rare passages in common"),
    "class.alike.where": ("문제", "In exercises"),
    "class.alike.elsewhere": ("직접 더한 셀", "cells of their own"),
    "class.isolation": (
        "제출물 {count}개는 격리 수준 `{level}`에서 채점됐어요. 가장 강한 수준인 `namespaces`보다 약해요.",
        "Graded at isolation level `{level}`, which is weaker than `namespaces`: {count}.",
    ),
    "class.altered": (
        "잠긴 셀이나 셀의 메타데이터 가운데 {count}곳이 배포한 것과 달라요. 채점에는 쓰이지 않아서 "
        "점수에는 영향이 없어요.",
        "Locked cells or cell metadata that are not as handed out: {count}. Grading uses neither, so no score changed.",
    ),
    "class.any": ("모두", "any"),
    "class.result": ("결과", "Result"),
    "class.back": ("앞쪽", "Previous page"),
    "class.on": ("다음 쪽", "Next page"),
    "class.mistakes": ("가장 많은 실수", "Most common mistakes"),
    "class.mistakes.none": ("알아본 실수가 없어요.", "No known mistake was recognised."),
    "class.mistake": ("실수", "Mistake"),
    "class.count": ("인원", "Learners"),
    "class.hint": ("학습자가 받은 힌트", "Hint that they got"),
    "class.table": ("모든 제출물", "All submissions"),
    "class.left_out": (
        "이 밖에 {count}명이 더 있어요. 모두 보려면 `autograder report`를 쓰세요.",
        "{count} more are not listed; `autograder report` writes them all.",
    ),
    "class.none": ("채점된 제출물이 아직 없어요.", "No submission has been graded yet."),
    "class.students": ("학습자 {count}명", "Learners: {count}"),
    # which exercises to repeat
    "catchup.column.handed_in": ("제출", "handed in"),
    "catchup.column.full": ("만점", "full"),
    "catchup.column.mean": ("평균", "mean"),
    "catchup.column.untouched": ("빈 답", "untouched"),
    "catchup.column.time": ("분", "min"),
    "catchup.why.lost": ("잃은 점수 {lost}%", "{lost} % of its points lost"),
    "catchup.why.mistake": ("; 가장 많은 실수: {mistake} ({made}명)", "; most common mistake: {mistake} ({made})"),
    "catchup.why.needed": (
        "‘{other}’ 문제를 채점하는 데 필요해요",
        "grading “{other}” needs it",
    ),
    "catchup.why.time": ("잃은 점수 {lost}%, 남은 시간에 들어가지 않아요", "{lost} % lost, but no time is left"),
    "catchup.why.clash": (
        "잃은 점수 {lost}%, 하지만 ‘{other}’ 문제와 이름이 겹쳐 한 노트북에 함께 넣을 수 없어요",
        "{lost} % lost, but it shares a name with “{other}”: one notebook cannot hold both",
    ),
    "catchup.why.mastered": ("우리 반이 잘해 냈어요", "the class has it"),
    "catchup.why.unseen": ("채점한 제출물이 없어요", "nothing was graded"),
    "catchup.minutes": ("다시 풀 문제 {count}개, 모두 {minutes}분", "{count} to repeat, {minutes} minutes in all"),
    "catchup.mastered": (
        "그 밖의 {count}개는 잃은 점수가 10%보다 적어서 뺐어요. 수업 밖 문제의 빈 답은 잃은 점수로 세지 않아요",
        "{count} more are left out: less than 10 % lost; exercises that are not core may be left untouched",
    ),
    "catchup.unseen": ("채점한 제출물이 없는 문제: {count}개", "{count} more have not been graded yet"),
    "student": ("학습자", "Learner"),
    "status": ("상태", "Status"),
    "reason": ("이유", "Reason"),
    "total": ("합계", "Total"),
    "status.graded": ("채점 완료", "graded"),
    "status.needs_regrade": ("다시 채점 필요", "needs regrade"),
    "status.unreadable": ("읽을 수 없음", "unreadable"),
    # one word per outcome, for tables
    "outcome.passed": ("통과", "passed"),
    "outcome.partial": ("일부", "partly"),
    "outcome.failed": ("미통과", "failed"),
    "outcome.error": ("오류", "error"),
    "outcome.timeout": ("시간 초과", "timeout"),
    "outcome.missing": ("빈 답", "missing"),
}

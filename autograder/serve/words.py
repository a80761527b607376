"""What the page says, in Korean and English; reports have their own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from autograder.course import LANGS
from autograder.serve.notice import NOTICE

__all__ = ["WORDS", "say"]


def say(key: str, lang: str, **values: Any) -> str:
    """The words of `key` in `lang`, their fields filled. KeyError where there are none."""
    said = WORDS[key][LANGS.index(lang)]
    return said.format(**values) if values else said


# key -> (Korean, English)
WORDS: Mapping[str, tuple[str, str]] = {
    "site": ("딥러닝 실습 제출", "Deep learning practice"),
    "language": ("English", "한국어"),
    "sign_out": ("로그아웃", "Sign out"),
    "home": ("과제 목록", "Assignments"),
    "to_content": ("본문으로 건너뛰기", "Skip to the content"),
    # signing in
    "welcome": ("반가워요", "Welcome"),
    "welcome.how": (
        "선생님께 받은 나만의 링크를 열면 로그인돼요. 링크를 잃어버렸다면 선생님께 다시 보내 달라고 하세요.",
        "Open the personal link that your teacher sent you to sign in. If you have lost it, ask for a new one.",
    ),
    "welcome.teacher": ("선생님은 여기서 로그인하세요", "Teachers sign in here"),
    "enter.title": ("{name}님인가요?", "Are you {name}?"),
    "enter.why": (
        "{name}님만 쓰는 링크예요. 다른 사람에게 보내지 마세요. 공용 컴퓨터라면 다 쓴 뒤에 꼭 로그아웃하세요.",
        "This link is {name}'s alone: send it to nobody. On a shared computer, sign out when you are done.",
    ),
    "enter.consent": (
        "들어가면 이름과 학번, 제출한 노트북, 채점 결과를 보관하고 채점과 피드백에 쓰는 데 동의하게 돼요. "
        "동의하고 싶지 않거나 궁금한 점이 있으면 먼저 안내를 읽어 주세요.",
        "By signing in you agree that your name and id, the notebooks that you hand in and their results are kept, "
        "and used for grading and feedback. If you do not agree, or want to know more, read the notice first.",
    ),
    "enter.go": ("네, 동의하고 들어갈게요", "Yes, I agree: sign me in"),
    "teach.sign_in": ("선생님 로그인", "Teacher sign-in"),
    "teach.name": ("이름", "Name"),
    "teach.password": ("비밀번호", "Password"),
    "teach.go": ("로그인", "Sign in"),
    "teach.wrong": ("이름이나 비밀번호가 맞지 않아요.", "Name or password is wrong."),
    "teach.wrong.code": (
        "이름이나 비밀번호, 인증 코드가 맞지 않아요. 인증 코드는 한 번씩만 쓸 수 있어요.",
        "Name, password or code is wrong. Each code works once.",
    ),
    "teach.code": ("인증 코드", "Code"),
    "teach.code.why": (
        "인증 앱에 나오는 숫자 6자리예요. 인증 앱을 등록하지 않았다면 비워 두세요.",
        "The six digits that your authenticator app shows. Leave it empty if you have none.",
    ),
    "code.why": (
        "인증 앱에 나오는 숫자 6자리예요. 한 번 쓴 코드라면 다음 코드가 나올 때까지 기다려 주세요.",
        "The six digits that your authenticator app shows. If you have used this one, wait for the next.",
    ),
    "again": ("한 번 더 확인할게요", "Please confirm that it is you"),
    "again.why": (
        "성적이나 피드백 공개에 관한 일이라서 비밀번호를 다시 물어봐요. 방금 입력한 내용은 그대로 있고, "
        "확인한 뒤 5분 동안은 다시 묻지 않아요.",
        "This changes scores, or what students see, so your password is asked for again. "
        "What you entered is kept, and for five minutes you will not be asked again.",
    ),
    "again.oidc": (
        "성적이나 피드백 공개에 관한 일이라서 학교나 기관 계정으로 다시 로그인해야 해요. "
        "로그인한 뒤 5분 안에 한 번 더 해 주세요. 방금 입력한 내용은 저장되지 않아요.",
        "This changes scores, or what students see, so sign in again with your institution's account, "
        "and repeat it within five minutes. What you have just entered is not kept.",
    ),
    "again.oidc.silent": (
        "다시 로그인했는데도 이 안내가 나오면, 기관이 방금 로그인했는지를 알려 주지 않는 거예요. "
        "이 서버를 관리하는 분께 비밀번호를 받아 그 비밀번호로 로그인하세요.",
        "If this page comes again after that, your institution does not tell when you signed in: "
        "ask whoever runs this server for a password, and sign in with it.",
    ),
    "again.first": (
        "점수를 고치려면 5분 안에 로그인한 상태여야 해요. 먼저 다시 로그인해 주세요.",
        "To change scores you must have signed in within the last five minutes: do so first.",
    ),
    "again.oidc.go": ("기관 계정으로 다시 로그인", "Sign in again with your institution's account"),
    "again.go": ("확인하고 계속하기", "Confirm and go on"),
    "again.wrong": ("비밀번호가 맞지 않아요.", "The password is wrong."),
    "again.wrong.code": (
        "비밀번호나 인증 코드가 맞지 않아요. 인증 코드는 한 번씩만 쓸 수 있어요.",
        "Password or code is wrong. Each code works once.",
    ),
    "password": ("비밀번호 바꾸기", "Change your password"),
    "password.old": ("지금 비밀번호", "Current password"),
    "password.new": ("새 비밀번호", "New password"),
    "password.repeated": ("새 비밀번호 한 번 더", "New password once more"),
    "password.rule": (
        "{shortest}자에서 {longest}자까지예요. 서로 상관없는 낱말 서너 개를 이으면 외우기 쉽고 짐작하기 어려워요. "
        "바꾸면 다른 기기에서는 모두 로그아웃돼요.",
        "{shortest} to {longest} characters. Three or four unrelated words are easy to keep and hard to guess. "
        "Changing it signs you out everywhere else.",
    ),
    "password.length": (
        "비밀번호는 {shortest}자에서 {longest}자까지여야 해요.",
        "A password has {shortest} to {longest} characters.",
    ),
    "password.common": (
        "많이 쓰이거나 쉽게 짐작할 수 있는 비밀번호예요. 서로 상관없는 낱말 서너 개를 이어 보세요.",
        "This password is common, or soon guessed. Try three or four words that have nothing to do with each other.",
    ),
    "password.differ": ("새 비밀번호 두 개가 서로 달라요.", "The two new passwords differ."),
    "password.go": ("바꾸기", "Change it"),
    "show": ("{what} 보기", "Show {what}"),
    "show.repeated": ("다시 입력한 비밀번호", "Repeated password"),
    "strength": ("비밀번호 강도", "Strength of the password"),
    "strength.enough": ("쓸 만한 비밀번호예요.", "Good enough."),
    "strength.strong": ("짐작하기 아주 어려운 비밀번호예요.", "Very hard to guess."),
    "teach.oidc": ("학교나 기관 계정으로 로그인", "Sign in with your institution's account"),
    # assignments
    "days": ("과제", "Assignments"),
    "days.hello": ("{name}님, 안녕하세요", "Hello, {name}"),
    "day": ("과제", "Assignment"),
    "attempts": ("제출 횟수", "Attempts"),
    "attempts.of": ("{used}/{all}번", "{used} of {all}"),
    "attempts.many": ("{used}번", "{used}"),
    "due": ("마감", "Due"),
    "due.none": ("없음", "none"),
    "score": ("점수", "Score"),
    "score.of": ("{score} / {max}점", "{score} / {max}"),
    "score.none": ("아직 없음", "none yet"),
    "state": ("상태", "State"),
    "download": ("노트북 내려받기 (zip)", "Download the notebook (zip)"),
    "colab": ("Colab에서 열기", "Open in Colab"),
    "drop": ("노트북 제출", "Hand in"),
    "drop.label": (
        "풀이를 담은 .ipynb 파일을 여기에 끌어다 놓거나 눌러서 골라 주세요",
        "Drop your .ipynb files here, or press to choose them",
    ),
    "drop.several": (
        "여러 개를 한꺼번에 내도 돼요. 어느 과제인지는 내용을 보고 알아내요.",
        "Several at once are fine: which assignment each belongs to is read from its content.",
    ),
    "drop.size": ("파일 하나는 {mb} MB까지 받아요.", "Up to {mb} MB per file."),
    "drop.go": ("제출하기", "Hand in"),
    "drop.nothing": ("파일을 먼저 골라 주세요.", "Choose a file first."),
    # rules
    "rules": ("제출 규칙", "Rules"),
    "rules.attempts": (
        "{all}번까지 낼 수 있어요. 지금 {left}번 남았어요.",
        "Hand-ins: {all} at the most, {left} left.",
    ),
    "rules.any": ("몇 번이든 낼 수 있어요.", "You may hand in as often as you like."),
    "rules.wait": (
        "한 번 내고 나면 {minutes}분 뒤에 다시 낼 수 있어요.",
        "After each hand-in, the next one is taken {minutes} min later.",
    ),
    "rules.best": ("가장 높은 점수가 성적이 돼요.", "Your best score counts."),
    "rules.last": ("마지막에 낸 것이 성적이 돼요.", "Your last hand-in counts."),
    "rules.due": ("마감: {at}.", "Due {at}."),
    "rules.late.accept": ("마감 뒤에 내도 받고, 늦었다는 표시만 남아요.", "Late work is taken, and marked as late."),
    "rules.late.percent": (
        "마감이 지나면 하루마다 만점의 {percent}%씩 점수가 줄어요.",
        "After that, each day begun costs {percent} % of the full score.",
    ),
    "rules.late.refuse": ("마감이 지나면 더는 받지 않아요.", "After that, nothing is taken."),
    "rules.verdicts": (
        "이 과제는 문제마다 통과했는지만 알려 줘요.",
        "For this assignment, feedback says only which exercises passed.",
    ),
    "rules.held": (
        "이 과제의 점수와 피드백은 선생님이 공개한 뒤에 볼 수 있어요.",
        "Scores and feedback of this assignment appear once your teacher releases them.",
    ),
    # what became of a file
    "outcomes": ("제출 결과", "What became of your files"),
    "taken": ("잘 받았어요", "Received"),
    "taken.see": ("채점 상황 보기", "See how it is going"),
    "undone": (
        "빈 함수가 남은 문제가 {count}개 있어요: {titles}. 더 풀어서 다시 내도 돼요.",
        "Exercises with empty functions ({count}): {titles}. You can go on and hand in again.",
    ),
    "complete": ("모든 문제에 답이 들어 있어요.", "Every exercise has an answer in it."),
    "why.same": (
        "바로 전에 낸 것과 똑같은 파일이에요. 그대로 두었고, 제출 횟수도 줄지 않았어요.",
        "This is the very file that you handed in last. Nothing changed, and no attempt is used up.",
    ),
    "why.closed": ("마감이 지나서 받을 수 없어요.", "It is past the due date, so this cannot be taken."),
    "why.no_attempt_left": ("낼 수 있는 횟수를 다 썼어요.", "You have no attempts left."),
    "why.wait": (
        "조금만 기다려 주세요. {until}부터 다시 낼 수 있어요.",
        "Please wait: the next one is taken from {until} on.",
    ),
    "why.too_big": (
        "파일이 {limit_mb} MB보다 커요. 노트북에서 출력을 지우고 저장한 다음 다시 내 주세요.",
        "The file is larger than {limit_mb} MB. Clear the notebook's outputs, save it and try again.",
    ),
    "why.not_ours": (
        "이 과정의 노트북이 아닌 것 같아요. 함수 이름을 바꾸지는 않았는지 확인해 주세요.",
        "This does not look like a notebook of the course. Have function names been changed?",
    ),
    "why.other_day": (
        "‘{day}’ 과제의 노트북이에요. 그 과제의 페이지나 첫 페이지에서 내 주세요.",
        "This notebook is of “{day}”. Hand it in there, or on the start page.",
    ),
    "why.full_disk": (
        "지금은 저장할 자리가 모자라서 받지 못했어요. 선생님께 알려 주시고, 잠시 뒤에 다시 내 주세요.",
        "There is no room to store it right now, so it was not taken. Tell your teacher and try again later.",
    ),
    "why.full_queue": (
        "지금 채점을 기다리는 노트북이 너무 많아서 받지 못했어요. 몇 분 뒤에 다시 내 주세요.",
        "Too many notebooks are waiting right now, so it was not taken. Try again in a few minutes.",
    ),
    "why.infected": (
        "악성 코드 검사에 걸려서 받지 않았고, 보관하지도 않았어요. 내 컴퓨터를 검사하고, 새로 내려받은 노트북에 풀이를 "
        "옮겨서 다시 내 주세요. 잘못 걸린 것 같으면 선생님께 알려 주세요.",
        "The malware scan found something in this file, so it was neither taken nor kept. Scan your computer, copy "
        "your answers into a fresh notebook and hand that in. If you think that this is a mistake, tell your teacher.",
    ),
    "why.unscanned": (
        "지금은 악성 코드 검사를 할 수 없어서 받지 못했어요. 몇 분 뒤에 다시 내 주세요. "
        "계속 이러면 선생님께 알려 주세요.",
        "It could not be checked for malware right now, so it was not taken. Try again in a few minutes; "
        "if this goes on, tell your teacher.",
    ),
    # an attempt
    "attempt": ("{number}번째 제출", "Attempt {number}"),
    "attempt.one": ("제출", "Attempt"),
    "attempt.received": ("받은 시각", "Received"),
    "attempt.file": ("파일", "File"),
    "attempt.late": ("{days}일 늦음", "{days} d late"),
    "attempt.counts": ("성적에 들어가요", "counts"),
    "attempt.mine": ("내가 낸 노트북 내려받기", "Download what I handed in"),
    "attempt.earlier": ("지금까지 낸 것", "All attempts"),
    "attempt.change": ("지난번보다", "Change"),
    "attempt.none": ("아직 낸 것이 없어요.", "Nothing handed in yet."),
    "report": ("피드백 보기", "Read the feedback"),
    "state.queued": ("채점을 기다리고 있어요. 앞에 {before}개가 있어요.", "Waiting to be graded; {before} before it."),
    "state.next": ("바로 다음 차례예요.", "Next in line."),
    "state.paused": (
        "선생님이 채점을 잠시 멈췄어요. 낸 노트북은 안전하게 보관하고 있어요.",
        "Your teacher has paused grading. Your notebook is kept safely.",
    ),
    "state.running": ("채점하고 있어요.", "Being graded."),
    "state.at": ("채점하고 있어요: {number}/{total} {title}", "Being graded: {number} of {total}, {title}"),
    "state.graded": ("채점이 끝났어요.", "Graded."),
    "state.unreadable": ("읽을 수 없는 노트북이에요.", "The notebook cannot be read."),
    "state.held": (
        "채점이 끝났어요. 선생님이 공개하면 점수와 피드백을 볼 수 있어요.",
        "Graded. You will see score and feedback once your teacher releases them.",
    ),
    "state.failed": (
        "저희 쪽 문제로 채점하지 못했어요. 노트북은 잘 보관하고 있고, 선생님이 다시 채점할 거예요.",
        "A fault of ours kept it from being graded. Your notebook is safe, and your teacher will have it graded again.",
    ),
    "refresh": ("새로 고침", "Refresh"),
    "by_hand": ("선생님이 매긴 점수", "Your teacher's score"),
    "comment": ("선생님의 말", "Comment"),
    # the instructor
    "class": ("수업", "Class"),
    "class.roster": ("명단", "Roster"),
    "class.queue": ("채점 대기열", "Queue"),
    "class.waiting": ("기다리는 것 {waiting}개, 채점 중 {running}개", "{waiting} waiting, {running} being graded"),
    "class.failed": ("채점하지 못한 것 {count}개", "{count} could not be graded"),
    "class.trouble": (
        "채점 결과를 성적부에 적지 못하고 있어요. 결과는 보관하고 있고 계속 다시 시도해요.",
        "Results cannot be written to the gradebook. They are kept, and tried again.",
    ),
    "class.away": (
        "채점하는 클러스터에 연결할 수 없어요. 낸 노트북은 보관하고 있고, 연결되면 이어서 채점해요.",
        "The cluster that grades cannot be reached. Notebooks are kept, and graded once it is back.",
    ),
    "class.disk": ("남은 디스크 {mb} MB", "{mb} MB of disk left"),
    "class.pause": ("채점 멈추기", "Pause grading"),
    "class.resume": ("채점 다시 시작", "Resume grading"),
    "class.paused": ("채점이 멈춰 있어요. 제출은 계속 받아요.", "Grading is paused; hand-ins are still taken."),
    "class.handed_in": ("제출한 학생", "Handed in"),
    "class.of": ("{count}/{all}명", "{count} of {all}"),
    "class.median": ("중앙값", "Median"),
    "class.open": ("기다리는 중", "Waiting"),
    "class.report": ("학급 리포트", "Class report"),
    "class.csv": ("점수 내려받기 (CSV)", "Scores (CSV)"),
    "class.notebooks": ("낸 노트북 모두 내려받기 (zip)", "All notebooks (zip)"),
    "class.hold": ("피드백 공개 보류", "Hold feedback"),
    "class.release": ("피드백 공개", "Release feedback"),
    "class.held": ("학생에게 점수와 피드백을 보여 주지 않고 있어요.", "Students do not see scores and feedback."),
    "class.student": ("학생", "Student"),
    "class.last": ("마지막 제출", "Last hand-in"),
    "class.probing": ("점수 변화 없이 계속 제출", "many tries, nothing gained"),
    "class.nobody": ("명단이 비어 있어요.", "The roster is empty."),
    "class.none": ("아직 아무도 내지 않았어요.", "Nobody has handed in yet."),
    "class.rerun": ("다시 채점", "Grade again"),
    "class.rerun_all": ("이 과제에 낸 것 모두 다시 채점", "Grade every attempt again"),
    "class.history": ("제출 기록", "History"),
    "class.override": ("점수 고치기", "Override scores"),
    "class.override.why": (
        "성적부에 바로 적혀요. 빈칸으로 두면 자동 채점 점수를 써요.",
        "Goes straight into the gradebook. Leave a score empty for the automatic one.",
    ),
    "class.auto": ("자동 점수", "Automatic"),
    "class.manual": ("고친 점수", "Override"),
    "class.save": ("저장", "Save"),
    "class.odd_score": ("점수는 0부터 {most}까지의 숫자예요.", "A score is a number from 0 to {most}."),
    # refusals
    "refused": ("이 요청은 처리할 수 없어요", "This cannot be done"),
    "refused.signed_out": (
        "로그인이 필요해요. 선생님께 받은 나만의 링크를 다시 열어 주세요.",
        "You are signed out. Open your personal link again.",
    ),
    "refused.not_found": ("그런 페이지는 없어요.", "There is no such page."),
    "refused.link": (
        "이 링크는 쓸 수 없어요. 기한이 지났거나 새 링크로 바뀌었을 수 있어요. 선생님께 새 링크를 받아 주세요.",
        "This link does not work: it may have expired or been replaced. Ask your teacher for a new one.",
    ),
    "refused.csrf": (
        "이 페이지가 오래되었어요. 앞 페이지로 돌아가 새로 고친 다음 다시 해 주세요.",
        "That page was out of date. Go back, reload it and try again.",
    ),
    "refused.oidc.stale": (
        "로그인을 시작한 지 오래되었거나, 이미 쓴 로그인이거나, 다른 브라우저에서 시작했어요. "
        "선생님 로그인 페이지에서 다시 시작해 주세요.",
        "This sign-in took too long, was used already, or began in another browser. "
        "Start again from the teachers' sign-in page.",
    ),
    "refused.oidc.away": (
        "기관의 로그인 서버가 응답하지 않아요. 잠시 뒤에 다시 하거나 비밀번호로 로그인해 주세요.",
        "Your institution's sign-in does not answer. Try again in a moment, or sign in with a password.",
    ),
    "refused.oidc.odd": (
        "기관 로그인 서버의 답을 확인할 수 없어서 로그인하지 않았어요. "
        "계속 이러면 이 서버를 관리하는 분께 알려 주세요.",
        "What your institution's sign-in answered could not be verified, so nobody was signed in. "
        "If this goes on, tell whoever runs this server.",
    ),
    "refused.oidc.unlisted": (
        "이 계정은 선생님 명단에 없어요. 이 서버를 관리하는 분께 명단에 넣어 달라고 하세요.",
        "This account is not on the list of instructors. Ask whoever runs this server to add it.",
    ),
    "refused.oidc.declined": (
        "기관 로그인을 취소했거나 허락하지 않아서 로그인하지 않았어요.",
        "The sign-in at your institution was cancelled or not allowed, so nobody was signed in.",
    ),
    "refused.common": (
        "비밀번호는 맞지만 많이 쓰이거나 쉽게 짐작할 수 있는 것이라서 로그인할 수 없어요. 이 서버를 관리하는 분께 "
        "새 비밀번호를 받아 주세요 (autograder serve password {name}).",
        "The password is right, but it is common or soon guessed, so it signs nobody in. "
        "Ask whoever runs this server for another (autograder serve password {name}).",
    ),
    "refused.factor": (
        "비밀번호는 맞지만 이 페이지에는 인증 앱도 필요해요. 이 서버를 관리하는 분께 등록해 달라고 하세요 "
        "(autograder serve factor {name}).",
        "The password is right, but this page asks for an authenticator app, too. "
        "Ask whoever runs this server to enrol you (autograder serve factor {name}).",
    ),
    "refused.often": ("너무 자주 시도했어요. 몇 분 뒤에 다시 해 주세요.", "Too many tries. Wait a few minutes."),
    "refused.odd": ("보낸 내용을 이해하지 못했어요.", "What was sent could not be understood."),
    "refused.too_large": (
        "한 번에 보내기에는 너무 커요. 파일을 나누어 내 주세요. 한 번에 {files}개까지 받아요.",
        "That is too much at once. Hand the files in one by one; {files} at a time are the most.",
    ),
    "refused.fault": (
        "저희 쪽에 문제가 생겼어요. 잠시 뒤에 다시 해 주세요. 이미 받은 노트북은 잘 보관하고 있어요.",
        "Something of ours went wrong. Try again in a moment; notebooks already received are safe.",
    ),
    "back": ("처음으로", "Back to the start"),
    **NOTICE,
}

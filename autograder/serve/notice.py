"""What the page says of privacy, in Korean and English. Each sentence is checked against the code."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["NOTICE"]

# key -> (Korean, English)
NOTICE: Mapping[str, tuple[str, str]] = {
    "privacy": ("개인정보 안내", "Privacy notice"),
    "privacy.lead": (
        "이 페이지가 무엇을 왜 보관하고, 누가 보고, 언제 지우는지 알려 드려요.",
        "What this page keeps of you, what for, who sees it, and when it goes.",
    ),
    "privacy.by": ("운영하는 곳", "Run by"),
    "privacy.contact": ("문의할 곳", "Contact"),
    "privacy.teacher": ("담당 선생님", "your teacher"),
    "privacy.what": ("무엇을 보관하나요?", "What is kept?"),
    "privacy.what.text": (
        "선생님이 명단에 올린 이름과 학번(또는 아이디), 제출한 노트북과 파일 이름, 제출한 시각과 횟수, 채점 결과와 "
        "점수, 선생님이 고친 점수와 남긴 말을 보관해요.",
        "Your name and id, as your teacher entered them in the roster; the notebooks that you hand in and their files' "
        "names; when and how often you handed in; results and scores; scores and comments that your teacher adds.",
    ),
    "privacy.why": ("어디에 쓰나요?", "What is it used for?"),
    "privacy.why.text": (
        "채점하고, 피드백을 보여 주고, 선생님이 수업의 성적을 정리하는 데만 써요. 선생님의 화면에는 풀이가 서로 많이 "
        "비슷하거나 점수 변화 없이 여러 번 제출했다는 표시도 나오지만, 표시 때문에 점수가 저절로 바뀌지는 않아요.",
        "For grading, your feedback and your teacher's view of the class, and for nothing else. That view also marks "
        "answers that are much alike, and many tries that gained nothing; no score changes by such a mark.",
    ),
    "privacy.who": ("누가 볼 수 있나요?", "Who can see it?"),
    "privacy.who.text": (
        "이 수업의 선생님과 이 서버를 관리하는 사람만 볼 수 있어요. 다른 학생은 볼 수 없어요.",
        "The instructors of this course, and whoever runs this server. Other students cannot.",
    ),
    "privacy.where": ("어디에서 처리하나요?", "Where is it processed?"),
    "privacy.where.text": (
        "이 페이지를 운영하는 곳의 컴퓨터에서만 처리하고 다른 곳에는 보내지 않아요. "
        "다만 선생님이 점수를 학교의 성적 시스템에 옮길 수는 있어요.",
        "On the computers of those who run this page alone; the page sends it to nobody. "
        "Your teacher may enter scores into your school's own system.",
    ),
    "privacy.long": ("얼마나 오래 보관하나요?", "How long is it kept?"),
    "privacy.long.text": (
        "지울 때까지 보관해요. 서버를 관리하는 사람이 지우면 되돌릴 수 없어요. 만들어 둔 백업과 선생님이 내려받은 "
        "파일에 있던 것은 그 파일을 지울 때 없어져요.",
        "Until whoever runs this server erases it, for good. What backups and downloaded files hold of it goes "
        "when these are removed.",
    ),
    "privacy.cookies": ("쿠키와 접속 기록", "Cookies and logs"),
    "privacy.cookies.text": (
        "로그인을 이어 주는 쿠키(길어야 {days}일)와 고른 언어를 기억하는 쿠키(1년)만 쓰고, 광고나 방문 추적에는 쓰지 "
        "않아요. 이 페이지는 접속 기록을 남기지 않아요. 로그인에 실패한 횟수를 세려고 IP 주소를 메모리에 둘 뿐이고, "
        "파일에는 적지 않아요.",
        "There is a cookie that keeps you signed in (for {days} days at most) and one that remembers the language "
        "(a year); nothing tracks you. This page keeps no log of visits: to count failed sign-ins it holds IP "
        "addresses in memory, and writes them to no file.",
    ),
    "privacy.rights": ("확인하거나 지우고 싶을 때", "To see, correct or remove it"),
    "privacy.rights.text": (
        "로그인하면 채점 결과를 보고, 제출한 노트북을 내려받을 수 있어요. 고치거나 지우고 싶으면 위의 문의할 곳에 "
        "말해 주세요. 지우면 이 수업의 점수도 함께 없어져요.",
        "Sign in to read your results and to download what you handed in. To have something corrected or everything "
        "removed, ask the contact above. Your scores of this course go with it.",
    ),
    "privacy.refuse": ("꼭 동의해야 하나요?", "Do you have to agree?"),
    "privacy.refuse.text": (
        "동의하지 않아도 돼요. 그러면 이 페이지에서는 제출할 수 없으니, 다른 방법으로 낼 수 있는지 위의 문의할 곳에 "
        "물어봐 주세요. 동의한 뒤에 마음이 바뀌면 지워 달라고 하면 돼요.",
        "No. Without it you cannot hand in here, so ask the contact above how else you may. "
        "If you change your mind later, ask to have it removed.",
    ),
    "privacy.teachers": ("선생님의 계정", "Instructors' accounts"),
    "privacy.teachers.text": (
        "로그인할 때 쓰는 이름(또는 이메일), 원래대로 되돌릴 수 없게 바꾼 비밀번호, 인증 앱을 확인하는 데 쓰는 값만 "
        "보관해요.",
        "Of instructors, the name or email that they sign in with is kept, their password as a hash that cannot be "
        "turned back, and what their authenticator app is checked with.",
    ),
}

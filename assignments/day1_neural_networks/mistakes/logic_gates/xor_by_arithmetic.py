# /// mistake
# cause = "computes XOR from x and not from the gates"
# test = "test_xor_is_made_of_gates"
# hint.ko = """\
# 네 점을 그려 보세요. 직선 하나로 나뉘나요? 이미 만든 게이트들의 출력을 새 입력으로 쓰면 무엇이 달라질까요?"""
# hint.en = """\
# Draw the four points: can one straight line separate them? What changes when outputs of the gates that you have \
# become new inputs?"""
# ///
def XOR(x):
    return (x[:, 0] != x[:, 1]).astype(int)

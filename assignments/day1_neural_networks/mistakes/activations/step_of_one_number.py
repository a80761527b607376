# /// mistake
# cause = "asks with if, which works for one number and not for an array"
# test = "test_activation_values"
# hint.ko = "배열을 넣으면 if x > 0은 참인가요, 거짓인가요? 원소마다 다른 답을 내려면 if 대신 무엇을 쓸 수 있을까요?"
# hint.en = """\
# Given an array, is if x > 0 true or false? What could you write instead of an if to get an answer for each entry?"""
# ///
def step(x):
    if x > 0:
        return 1
    else:
        return 0

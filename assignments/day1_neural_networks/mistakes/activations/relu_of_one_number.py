# /// mistake
# cause = "compares with Python's max, which works for one number and not for an array"
# test = "test_activation_values"
# hint.ko = """\
# 원소가 세 개인 배열 x로 x > 0을 출력해 보세요. 답이 몇 개인가요? 파이썬의 max나 if는 그 답들을 하나씩 따로 볼 수 \
# 있나요?"""
# hint.en = """\
# Print x > 0 for an array x of three numbers. How many answers are there? Can Python's max or if look at each of \
# them separately?"""
# ///
def relu(x):
    return max(0, x)

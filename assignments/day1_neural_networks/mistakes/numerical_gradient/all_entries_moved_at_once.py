# /// mistake
# cause = "moves every entry by h at the same time"
# test = "test_smooth_functions"
# hint.ko = """\
# 모든 원소를 한꺼번에 움직이면 숫자가 몇 개 나오나요? 어느 원소 때문에 f가 변했는지 알려면 한 번에 몇 개를 움직여야 \
# 할까요?"""
# hint.en = """\
# How many numbers do you get when all entries move at once? To know which entry changed f, how many may move at a \
# time?"""
# ///
def numerical_gradient(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)

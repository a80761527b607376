# /// mistake
# cause = "the square never touches the lower and the right border"
# test = "test_cutout"
# hint.ko = """\
# 한 변이 3인 그림에 한 변이 2인 정사각형은 몇 군데에 놓을 수 있나요? 여러분의 함수에서는 몇 군데가 나오나요?"""
# hint.en = "In how many places does a square of side 2 fit into an image of side 3? How many does your function use?"
# signature.cut_distinct = [8, 8]
# ///
def cutout(x, size, rng):
    out = x.clone()
    height, width = x.shape[2:]
    for i in range(len(x)):
        top = rng.integers(0, max(height - size, 1))
        left = rng.integers(0, max(width - size, 1))
        out[i, :, top : top + size, left : left + size] = 0
    return out

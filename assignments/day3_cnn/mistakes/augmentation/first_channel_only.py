# /// mistake
# cause = "cuts the square out of the first channel only"
# test = "test_cutout"
# hint.ko = "채널이 세 개인 그림에서 지운 뒤에 채널마다 0의 개수를 세어 보세요. 같은가요?"
# hint.en = "Cut a square out of an image with three channels and count the zeros of each. Are they equal?"
# signature.cut_zeros = [4, 4]
# ///
def cutout(x, size, rng):
    out = x.clone()
    height, width = x.shape[2:]
    for i in range(len(x)):
        top = rng.integers(0, height - size + 1)
        left = rng.integers(0, width - size + 1)
        out[i, 0, top : top + size, left : left + size] = 0
    return out

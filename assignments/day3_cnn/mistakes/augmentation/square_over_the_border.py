# /// mistake
# cause = "lets the square hang over the border"
# test = "test_cutout"
# hint.ko = "지워진 픽셀의 수를 그림마다 세어 보세요. 언제나 size * size개인가요? 가장자리에서는 어떤가요?"
# hint.en = "Count the pixels that are gone in each image. Are there always size * size? What about the border?"
# signature.cut_zeros = [4.5, 11.9]
# signature.cut_unknown = [0.05, 0.95]
# ///
def cutout(x, size, rng):
    out = x.clone()
    height, width = x.shape[2:]
    for i in range(len(x)):
        top = rng.integers(0, height)
        left = rng.integers(0, width)
        out[i, :, top : top + size, left : left + size] = 0
    return out

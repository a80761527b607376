# /// mistake
# cause = "cuts the same square out of all images"
# test = "test_cutout"
# hint.ko = "배치의 그림마다 지워진 자리를 출력해 보세요. 모두 같은 곳인가요?"
# hint.en = "Print which pixels are gone in each image of the batch. Is it the same place everywhere?"
# signature.cut_distinct = [1, 1]
# signature.cut_unknown = [0.0, 0.0]
# ///
def cutout(x, size, rng):
    out = x.clone()
    height, width = x.shape[2:]
    top = rng.integers(0, height - size + 1)
    left = rng.integers(0, width - size + 1)
    for i in range(len(x)):
        out[i, :, top : top + size, left : left + size] = 0
    return out

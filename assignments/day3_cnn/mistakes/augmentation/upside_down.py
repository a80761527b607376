# /// mistake
# cause = "swaps top and bottom instead of left and right"
# test = "test_hflip"
# hint.ko = "왼쪽 위에만 점이 있는 그림을 뒤집어 보세요. 점은 어느 구석으로 가야 하나요?"
# hint.en = "Flip an image with a dot in its upper left corner. To which corner should the dot go?"
# signature.flip_rows = [0.2, 0.4]
# ///
def random_hflip(x, p, rng):
    out = x.clone()
    for i in range(len(x)):
        if rng.random() < p:
            out[i] = x[i].flip(1)
    return out

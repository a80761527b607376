# /// mistake
# cause = "takes p as the probability of leaving the image alone"
# test = "test_hflip"
# hint.ko = "p=0.1이면 백 장 가운데 몇 장쯤이 뒤집혀야 하나요? 세어 보세요."
# hint.en = "With p=0.1, about how many of a hundred images should be flipped? Count them."
# signature.flip_share = [0.6, 0.8]
# signature.flip_unknown = [0.0, 0.0]
# ///
def random_hflip(x, p, rng):
    out = x.clone()
    for i in range(len(x)):
        if rng.random() > p:
            out[i] = x[i].flip(2)
    return out

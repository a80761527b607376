# /// mistake
# cause = "makes its own generator from a fixed seed"
# test = "test_augmentation_generator"
# hint.ko = "같은 그림을 시드가 다른 rng로 두 번 뒤집어 보세요. 결과가 늘 같다면, 난수는 어디에서 나오나요?"
# hint.en = """\
# Flip the same images with two generators of different seeds. If the result never changes, where do the random \
# numbers come from?"""
# signature.random_hflip_other = [0, 0]
# signature.random_hflip_again = [0, 0]
# ///
import numpy as np


def random_hflip(x, p, rng):
    rng = np.random.default_rng(0)
    out = x.clone()
    for i in range(len(x)):
        if rng.random() < p:
            out[i] = x[i].flip(2)
    return out

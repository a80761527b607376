# /// mistake
# cause = "cuts the square out of the caller's images"
# test = "test_augmentation_inputs"
# hint.ko = "cutout을 부른 뒤에 원래 그림을 다시 출력해 보세요. 아직 온전한가요?"
# hint.en = "Print the original images again after cutout. Are they still whole?"
# signature.cutout_kept = [0, 0]
# ///
def cutout(x, size, rng):
    out = x
    height, width = x.shape[2:]
    for i in range(len(x)):
        top = rng.integers(0, height - size + 1)
        left = rng.integers(0, width - size + 1)
        out[i, :, top : top + size, left : left + size] = 0
    return out

# /// mistake
# cause = "forgets that rng.integers leaves out its upper end"
# test = "test_shift"
# hint.ko = "max_shift=1로 여러 번 불러서 나온 이동을 모두 세어 보세요. 가로와 세로로 몇 가지씩 나와야 하나요?"
# hint.en = """\
# Call it many times with max_shift=1 and list the shifts that you see. How many should there be along each axis?"""
# signature.shift_distinct = [16, 16]
# signature.shift_unknown = [0.0, 0.0]
# ///
import torch


def random_shift(x, max_shift, rng):
    if max_shift == 0:
        return x.clone()
    height, width = x.shape[2:]
    out = torch.zeros_like(x)
    for i in range(len(x)):
        dy, dx = (int(d) for d in rng.integers(-max_shift, max_shift, size=2))
        kept = x[i, :, max(-dy, 0) : height - max(dy, 0), max(-dx, 0) : width - max(dx, 0)]
        out[i, :, max(dy, 0) : height - max(-dy, 0), max(dx, 0) : width - max(-dx, 0)] = kept
    return out

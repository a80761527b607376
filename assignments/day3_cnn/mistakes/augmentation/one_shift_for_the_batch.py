# /// mistake
# cause = "draws one shift for all images"
# test = "test_shift"
# hint.ko = "같은 그림 여덟 장을 배치로 넣어 보세요. 모두 같은 쪽으로 움직이나요?"
# hint.en = "Put eight copies of one image into a batch. Do all of them move in the same direction?"
# signature.shift_distinct = [1, 1]
# signature.shift_unknown = [0.0, 0.0]
# ///
import torch


def random_shift(x, max_shift, rng):
    height, width = x.shape[2:]
    out = torch.zeros_like(x)
    dy, dx = (int(d) for d in rng.integers(-max_shift, max_shift + 1, size=2))
    for i in range(len(x)):
        kept = x[i, :, max(-dy, 0) : height - max(dy, 0), max(-dx, 0) : width - max(dx, 0)]
        out[i, :, max(dy, 0) : height - max(-dy, 0), max(dx, 0) : width - max(-dx, 0)] = kept
    return out

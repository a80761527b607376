# /// mistake
# cause = "uses one number for both directions"
# test = "test_shift"
# hint.ko = """\
# 점 하나가 있는 그림 여러 장을 옮겨서 점의 자리를 모두 표시해 보세요. 그 자리들이 이루는 모양이 정사각형인가요?"""
# hint.en = "Move many images of a single dot and mark where the dots are. Do the marks fill a square?"
# signature.shift_distinct = [5, 5]
# signature.shift_rows = [5, 5]
# ///
import torch


def random_shift(x, max_shift, rng):
    height, width = x.shape[2:]
    out = torch.zeros_like(x)
    for i in range(len(x)):
        dy = dx = int(rng.integers(-max_shift, max_shift + 1))
        kept = x[i, :, max(-dy, 0) : height - max(dy, 0), max(-dx, 0) : width - max(dx, 0)]
        out[i, :, max(dy, 0) : height - max(-dy, 0), max(dx, 0) : width - max(-dx, 0)] = kept
    return out

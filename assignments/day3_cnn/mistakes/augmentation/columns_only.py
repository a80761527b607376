# /// mistake
# cause = "moves left and right, never up and down"
# test = "test_shift"
# hint.ko = "옮겨진 점의 행 번호를 출력해 보세요. 여러 가지가 나오나요?"
# hint.en = "Print the row numbers of the dots that were moved. Are there different ones?"
# signature.shift_distinct = [5, 5]
# signature.shift_rows = [1, 1]
# ///
import torch


def random_shift(x, max_shift, rng):
    height, width = x.shape[2:]
    out = torch.zeros_like(x)
    for i in range(len(x)):
        dy, dx = 0, int(rng.integers(-max_shift, max_shift + 1))
        kept = x[i, :, max(-dy, 0) : height - max(dy, 0), max(-dx, 0) : width - max(dx, 0)]
        out[i, :, max(dy, 0) : height - max(-dy, 0), max(dx, 0) : width - max(-dx, 0)] = kept
    return out

# /// mistake
# cause = "fills what is uncovered with the pixels of the border"
# test = "test_shift"
# hint.ko = "모든 픽셀이 1인 그림을 옮겨서 출력해 보세요. 새로 드러난 자리에는 무엇이 있어야 하나요?"
# hint.en = "Move an image whose pixels are all 1 and print it. What should stand where nothing came from?"
# signature.shift_rolled = [0.0, 0.2]
# signature.shift_unknown = [0.5, 1.0]
# ///
import torch
from torch import nn


def random_shift(x, max_shift, rng):
    height, width = x.shape[2:]
    m = max_shift
    framed = nn.functional.pad(x, [m] * 4, mode="replicate")
    out = torch.zeros_like(x)
    for i in range(len(x)):
        dy, dx = (int(d) for d in rng.integers(-max_shift, max_shift + 1, size=2))
        out[i] = framed[i, :, m - dy : m - dy + height, m - dx : m - dx + width]
    return out

# /// mistake
# cause = "torch.roll: pixels that leave come back on the other side"
# test = "test_shift"
# hint.ko = "오른쪽 끝에 점이 하나 있는 그림을 오른쪽으로 한 칸 옮겨 보세요. 그림 밖으로 나간 점은 어디에 있나요?"
# hint.en = """\
# Take an image with one dot at its right edge and move it right by one. Where is the dot that left the image?"""
# signature.shift_rolled = [0.99, 1.0]
# signature.shift_unknown = [0.5, 1.0]
# ///
import torch


def random_shift(x, max_shift, rng):
    out = torch.zeros_like(x)
    for i in range(len(x)):
        dy, dx = (int(d) for d in rng.integers(-max_shift, max_shift + 1, size=2))
        out[i] = torch.roll(x[i], (dy, dx), dims=(1, 2))
    return out

# /// mistake
# cause = "makes a new tensor of the default dtype"
# test = "test_augmentation_inputs"
# hint.ko = "float64 텐서를 넣고 결과의 dtype을 출력해 보세요. 새 텐서의 dtype은 어디에서 정해지나요?"
# hint.en = "Feed a float64 tensor and print the dtype of the result. What decides the dtype of a new tensor?"
# signature.random_shift_dtype = [0, 0]
# signature.random_shift_kept = [1, 1]
# ///
import torch


def random_shift(x, max_shift, rng):
    height, width = x.shape[2:]
    out = torch.zeros(x.shape)
    for i in range(len(x)):
        dy, dx = (int(d) for d in rng.integers(-max_shift, max_shift + 1, size=2))
        kept = x[i, :, max(-dy, 0) : height - max(dy, 0), max(-dx, 0) : width - max(dx, 0)]
        out[i, :, max(dy, 0) : height - max(-dy, 0), max(dx, 0) : width - max(-dx, 0)] = kept
    return out

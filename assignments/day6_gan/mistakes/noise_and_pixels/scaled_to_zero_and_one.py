# /// mistake
# cause = "stops at the range from 0 to 1"
# test = "test_to_tanh_range_values"
# hint.ko = "검은 픽셀은 어떤 값이 되나요? 생성자의 마지막 층이 만들 수 있는 값의 범위와 견주어 보세요."
# hint.en = "What does a black pixel become? Compare with the range that the generator's last layer can produce."
# ///
import torch


def to_tanh_range(x):
    return x.float() / 255 if x.dtype == torch.uint8 else x.float()

# /// mistake
# cause = "leaves values beyond -1 and 1 to the conversion"
# test = "test_from_tanh_range_values"
# hint.ko = "1보다 조금 큰 값을 넣으면 하얀 픽셀이 나오나요? 256을 8비트에 저장하면 무엇이 되나요?"
# hint.en = "Does a value a little above 1 give a white pixel? What is 256 when it is stored in eight bits?"
# ///
import torch


def from_tanh_range(x):
    return ((x + 1) * 127.5).round().to(torch.int64).to(torch.uint8)

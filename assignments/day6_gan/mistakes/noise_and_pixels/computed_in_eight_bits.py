# /// mistake
# cause = "doubles and subtracts while the pixels are still uint8"
# test = "test_to_tanh_range_values"
# hint.ko = "픽셀 200을 uint8인 채로 두 배 하면 얼마인가요? 8비트에는 어떤 수까지 들어가나요?"
# hint.en = "What is twice 200 while it is still uint8? Which numbers fit into eight bits?"
# ///
import torch


def to_tanh_range(x):
    if x.dtype == torch.uint8:
        return (2 * x - 255).float() / 255
    return 2 * x.float() - 1

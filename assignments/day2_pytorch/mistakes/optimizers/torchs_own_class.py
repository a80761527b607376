# /// mistake
# cause = "inherits the update rule from torch.optim.Adam"
# test = "test_optimizers_adam"
# hint.ko = """\
# 이 클래스의 갱신 식은 누가 쓴 것인가요? 어느 클래스를 물려받았는지 보세요."""
# hint.en = """\
# Who wrote the update rule of this class? Look at what it inherits from."""
# ///
import torch


class MyAdam(torch.optim.Adam):
    pass

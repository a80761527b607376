# /// mistake
# cause = "no training: a table of the four answers"
# test = "test_train_xor_nearby"
# signature.nearby = [0.0, 0.99]
# signature.other_seed = [0.0, 0.001]
# signature.loss = [0.0, 0.1]
# hint.ko = """\
# 점 (0.95, 0.05)를 넣으면 무엇이 나오나요? 답을 외운 것과 배운 것은 어떻게 다른가요?"""
# hint.en = """\
# What comes out for the point (0.95, 0.05)? How does knowing the answers by heart differ from having learned them?"""
# ///
import torch


def train_xor(seed, target=(0, 1, 1, 0)):
    answers = torch.tensor(target)

    def model(x):
        rows = x.long()
        return 10.0 * (2.0 * answers[(2 * rows[:, :1] + rows[:, 1:]).clamp(0, 3)] - 1.0)

    return model

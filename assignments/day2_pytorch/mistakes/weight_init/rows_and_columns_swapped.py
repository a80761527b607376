# /// mistake
# cause = "returns (fan_in, fan_out)"
# test = "test_weight_functions"
# signature.xavier_rows = [300.0, 300.0]
# signature.xavier_size = [0.97, 1.03]
# signature.he_size = [0.97, 1.03]
# hint.ko = """\
# PyTorch의 nn.Linear(3, 5)를 만들어 weight의 모양을 출력해 보세요. 행은 입력인가요, 출력인가요?"""
# hint.en = """\
# Make an nn.Linear(3, 5) and print the shape of its weight. Are the rows inputs or outputs?"""
# ///
import numpy as np


def xavier_normal(fan_in, fan_out, rng):
    return rng.normal(0.0, np.sqrt(1 / fan_in), size=(fan_in, fan_out))


def he_normal(fan_in, fan_out, rng):
    return rng.normal(0.0, np.sqrt(2 / fan_in), size=(fan_in, fan_out))

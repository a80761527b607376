# /// mistake
# cause = "draws from NumPy's global generator"
# test = "test_weight_rng"
# signature.same_state = [0.0, 0.0]
# signature.following = [0.0, 0.0]
# hint.ko = """\
# 시드(seed)가 같은 rng를 두 번 주면 같은 가중치가 나오나요? 무작위 수를 어디에서 뽑고 있나요?"""
# hint.en = """\
# Hand over two generators with the same seed. Are the weights the same? Where do your random numbers come from?"""
# ///
import numpy as np


def xavier_normal(fan_in, fan_out, rng):
    return np.random.normal(0.0, np.sqrt(1 / fan_in), size=(fan_out, fan_in))


def he_normal(fan_in, fan_out, rng):
    return np.random.normal(0.0, np.sqrt(2 / fan_in), size=(fan_out, fan_in))

# /// mistake
# cause = "makes its own generator with a fixed seed in each call"
# test = "test_weight_rng"
# signature.same_state = [1.0, 1.0]
# signature.following = [1.0, 1.0]
# hint.ko = """\
# 같은 rng로 두 층의 가중치를 뽑아 보세요. 두 층이 같아도 될까요?"""
# hint.en = """\
# Draw the weights of two layers from one rng. Should the two layers be equal?"""
# ///
import numpy as np


def xavier_normal(fan_in, fan_out, rng):
    return np.random.default_rng(0).normal(0.0, np.sqrt(1 / fan_in), size=(fan_out, fan_in))


def he_normal(fan_in, fan_out, rng):
    return np.random.default_rng(0).normal(0.0, np.sqrt(2 / fan_in), size=(fan_out, fan_in))

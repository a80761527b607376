# /// mistake
# cause = "the mask's shape is written down for matrices only"
# test = "test_dropout_every_number"
# hint.ko = """\
# 이미지 묶음 (N, C, H, W)를 넣어 보세요. 마스크의 모양은 어떻게 정해야 할까요?"""
# hint.en = """\
# Give it a batch of images (N, C, H, W). Where should the mask's shape come from?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = ((rng.random((x.shape[0], x.shape[1])) >= p) / (1 - p)).astype(x.dtype)
    return x * mask, mask

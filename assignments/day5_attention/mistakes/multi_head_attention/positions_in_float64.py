# /// mistake
# cause = "computes by NumPy and returns float64"
# test = "test_multi_head_arguments"
# hint.ko = """\
# 결과의 dtype은 무엇인가요? 이것을 float32인 임베딩에 더하면 dtype이 어떻게 되나요?"""
# hint.en = """\
# What is the dtype of the result? And what becomes of float32 embeddings when it is added to them?"""
# ///
import numpy as np
import torch


def sinusoidal_positions(T, d):
    angle = np.arange(T)[:, None] / 10000 ** (np.arange(0, d, 2) / d)
    positions = np.zeros((T, d))
    positions[:, 0::2] = np.sin(angle)
    positions[:, 1::2] = np.cos(angle[:, : d // 2])
    return torch.from_numpy(positions)

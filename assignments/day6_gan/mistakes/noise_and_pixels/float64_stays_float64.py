# /// mistake
# cause = "keeps the dtype of a float64 picture"
# test = "test_to_tanh_range_values"
# hint.ko = "float64 그림을 넣으면 결과의 dtype은 무엇인가요? 신경망의 가중치는 무슨 dtype인가요?"
# hint.en = "What dtype comes out for a float64 picture, and what dtype do the weights of a network have?"
# ///
import torch


def to_tanh_range(x):
    return x / 127.5 - 1 if x.dtype == torch.uint8 else 2 * x - 1

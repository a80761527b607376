# /// mistake
# cause = "init_model divides by the number of outputs"
# test = "test_weight_linear"
# signature.linear_he = [1.69, 1.77]
# hint.ko = """\
# nn.Linear의 weight에서 행과 열은 각각 무엇인가요? 뉴런 하나가 더하는 수의 개수는 어느 쪽인가요?"""
# hint.en = """\
# What are the rows and columns of an nn.Linear's weight? Which one counts the numbers that a neuron adds up?"""
# ///
from torch import nn


def init_model(model, scheme):
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[:, 0].numel()
            nn.init.normal_(layer.weight, 0.0, (gain / fan_in) ** 0.5)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)

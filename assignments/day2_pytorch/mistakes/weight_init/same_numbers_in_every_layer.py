# /// mistake
# cause = "sets the seed anew before each layer"
# test = "test_weight_signal"
# signature.linear_he = [0.97, 1.03]
# signature.layers_alike = [0.99, 1.01]
# hint.ko = """\
# 모양이 같은 두 층의 weight를 나란히 출력해 보세요. 왜 같은 숫자가 나오나요?"""
# hint.en = """\
# Print the weights of two layers of equal shape side by side. Why are the numbers the same?"""
# ///
import torch
from torch import nn


def init_model(model, scheme):
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[0].numel()
            torch.manual_seed(torch.initial_seed())
            nn.init.normal_(layer.weight, 0.0, (gain / fan_in) ** 0.5)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)

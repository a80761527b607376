# /// mistake
# cause = "nn.init.xavier_normal_ for Xavier"
# test = "test_weight_linear"
# signature.linear_xavier = [1.19, 1.26]
# signature.linear_he = [0.97, 1.03]
# hint.ko = """\
# nn.init.xavier_normal_의 문서에서 표준편차의 식을 찾아 이 문제의 표와 견주어 보세요."""
# hint.en = """\
# Look up the standard deviation of nn.init.xavier_normal_ and compare it with this exercise's table."""
# ///
from torch import nn


def init_model(model, scheme):
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[0].numel()
            if scheme == "he":
                nn.init.normal_(layer.weight, 0.0, (2 / fan_in) ** 0.5)
            else:
                nn.init.xavier_normal_(layer.weight)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)

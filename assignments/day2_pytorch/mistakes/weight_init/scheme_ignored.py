# /// mistake
# cause = "init_model draws He weights whatever the scheme"
# test = "test_weight_linear"
# signature.linear_xavier = [1.37, 1.46]
# signature.linear_he = [0.97, 1.03]
# hint.ko = """\
# scheme을 바꾸어 가며 가중치의 표준편차를 출력해 보세요. 달라지나요?"""
# hint.en = """\
# Print the weights' standard deviation for one scheme and the other. Does it change?"""
# ///
from torch import nn


def init_model(model, scheme):
    gain = 2
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[0].numel()
            nn.init.normal_(layer.weight, 0.0, (gain / fan_in) ** 0.5)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)

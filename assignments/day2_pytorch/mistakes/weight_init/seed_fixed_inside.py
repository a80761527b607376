# /// mistake
# cause = "sets a fixed seed inside init_model"
# test = "test_weight_seed"
# signature.same_seed = [1.0, 1.0]
# signature.other_seed = [1.0, 1.0]
# hint.ko = """\
# torch.manual_seed(1)과 torch.manual_seed(2) 뒤에 모델을 초기화해 보세요. 두 모델이 같아도 될까요?"""
# hint.en = """\
# Initialise after torch.manual_seed(1), and after torch.manual_seed(2). Should the two models be equal?"""
# ///
import torch
from torch import nn


def init_model(model, scheme):
    torch.manual_seed(0)
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[0].numel()
            nn.init.normal_(layer.weight, 0.0, (gain / fan_in) ** 0.5)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)

# /// mistake
# cause = "looks at linear layers only"
# test = "test_regularization_value"
# hint.ko = """\
# 여러분의 반복문이 지나가는 층을 모두 출력해 보세요. 합성곱 층은 어디에 있나요?"""
# hint.en = """\
# Print every layer that your loop stops at. Where is the convolution?"""
# ///
import torch


def penalty(model, l1=0.0, l2=0.0):
    total = 0
    for layer in model.modules():
        if isinstance(layer, torch.nn.Linear) and layer.weight.requires_grad:
            total = total + l1 * layer.weight.abs().sum() + 0.5 * l2 * (layer.weight**2).sum()
    return total

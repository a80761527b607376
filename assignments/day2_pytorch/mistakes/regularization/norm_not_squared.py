# /// mistake
# cause = "the norm in place of its square"
# test = "test_regularization_value"
# hint.ko = """\
# 가중치를 모두 두 배로 키우면 L2 벌점은 몇 배가 되어야 하나요? 여러분의 것은요?"""
# hint.en = """\
# Double all weights. How many times larger should the L2 penalty get, and how is it with yours?"""
# ///
import torch


def penalty(model, l1=0.0, l2=0.0):
    weights = [p for p in model.parameters() if p.requires_grad and p.ndim >= 2]
    return sum(l1 * w.abs().sum() + 0.5 * l2 * torch.linalg.vector_norm(w) for w in weights)

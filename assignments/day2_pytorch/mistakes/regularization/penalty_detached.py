# /// mistake
# cause = "built from numbers: no gradient"
# test = "test_regularization_gradient"
# hint.ko = """\
# 옵티마이저가 여러분의 벌점을 느낄 수 있나요? 벌점의 requires_grad를 출력해 보세요."""
# hint.en = """\
# Can the optimizer feel your penalty? Print its requires_grad."""
# ///
import torch


def penalty(model, l1=0.0, l2=0.0):
    weights = [p for p in model.parameters() if p.requires_grad and p.ndim >= 2]
    return torch.tensor(sum(l1 * w.abs().sum().item() + 0.5 * l2 * (w**2).sum().item() for w in weights))

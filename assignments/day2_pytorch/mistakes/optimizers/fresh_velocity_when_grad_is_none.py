# /// mistake
# cause = "takes a missing gradient for a gradient of zero"
# test = "test_optimizers_without_gradient"
# hint.ko = """\
# 기울기가 없다는 것과 기울기가 0이라는 것은 같은가요? 속도가 남아 있을 때 이 파라미터는 어떻게 되나요?"""
# hint.en = """\
# Is no gradient the same as a gradient of zero? What happens to such a parameter while it still has velocity?"""
# ///
import torch


class SGDMomentum(torch.optim.Optimizer):
    def __init__(self, params, lr, momentum=0.9, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                if len(state) == 0:
                    state["v"] = torch.zeros_like(p)
                g = (torch.zeros_like(p) if p.grad is None else p.grad) + group["weight_decay"] * p
                state["v"] = group["momentum"] * state["v"] + g
                p -= group["lr"] * state["v"]

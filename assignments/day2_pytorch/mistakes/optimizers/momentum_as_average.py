# /// mistake
# cause = "velocity as an exponential average: (1 - momentum) * g"
# test = "test_optimizers_momentum"
# hint.ko = """\
# 속도의 식에서 새 기울기 g 앞에 계수가 붙어 있나요? 첫 걸음의 크기를 lr과 g로 손 계산해 보세요."""
# hint.en = """\
# In the formula of the velocity, does a factor stand before the new g? Work out the first step by hand."""
# ///
import torch


class SGDMomentum(torch.optim.Optimizer):
    def __init__(self, params, lr, momentum=0.9, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:
                    state["v"] = torch.zeros_like(p)
                g = p.grad + group["weight_decay"] * p
                state["v"] = group["momentum"] * state["v"] + (1 - group["momentum"]) * g
                p -= group["lr"] * state["v"]

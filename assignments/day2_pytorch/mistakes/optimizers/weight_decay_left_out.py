# /// mistake
# cause = "ignores weight_decay"
# test = "test_optimizers_momentum"
# hint.ko = """\
# 생성자의 인자 가운데 step에서 한 번도 쓰지 않은 것이 있나요?"""
# hint.en = """\
# Is there an argument of the constructor that your step never uses?"""
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
                g = p.grad
                state["v"] = group["momentum"] * state["v"] + g
                p -= group["lr"] * state["v"]

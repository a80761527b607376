# /// mistake
# cause = "Nesterov's look-ahead in place of classical momentum"
# test = "test_optimizers_momentum"
# hint.ko = """\
# 파라미터를 옮길 때 속도를 한 번만 쓰고 있나요? 속도에 이미 g가 들어 있지 않나요?"""
# hint.en = """\
# How often does g enter the move? Is it not part of the velocity already?"""
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
                state["v"] = group["momentum"] * state["v"] + g
                p -= group["lr"] * (g + group["momentum"] * state["v"])

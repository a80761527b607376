# /// mistake
# cause = "divides by the second moment, not by its root"
# test = "test_optimizers_adam"
# hint.ko = """\
# 모든 기울기를 열 배로 키우면 Adam의 걸음은 어떻게 되어야 하나요? 여러분의 것은요?"""
# hint.en = """\
# Make all gradients ten times larger. What should happen to Adam's step, and what happens to yours?"""
# ///
import torch


class MyAdam(torch.optim.Optimizer):
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:
                    state["t"], state["m"], state["s"] = 0, torch.zeros_like(p), torch.zeros_like(p)
                g = p.grad + group["weight_decay"] * p
                state["t"] += 1
                state["m"] = beta1 * state["m"] + (1 - beta1) * g
                state["s"] = beta2 * state["s"] + (1 - beta2) * g**2
                m = state["m"] / (1 - beta1 ** state["t"])
                s = state["s"] / (1 - beta2 ** state["t"])
                p -= group["lr"] * m / (s + group["eps"])

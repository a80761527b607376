# /// mistake
# cause = "weight decay beside the moments, as AdamW does it"
# test = "test_optimizers_adam"
# hint.ko = """\
# 이 문제의 식에서 weight_decay는 어디에 더해지나요? m과 s도 그것을 알고 있나요?"""
# hint.en = """\
# In this exercise, what is the weight decay added to? Do m and s get to see it?"""
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
                g = p.grad
                p *= 1 - group["lr"] * group["weight_decay"]
                state["t"] += 1
                state["m"] = beta1 * state["m"] + (1 - beta1) * g
                state["s"] = beta2 * state["s"] + (1 - beta2) * g**2
                m = state["m"] / (1 - beta1 ** state["t"])
                s = state["s"] / (1 - beta2 ** state["t"])
                p -= group["lr"] * m / (s.sqrt() + group["eps"])

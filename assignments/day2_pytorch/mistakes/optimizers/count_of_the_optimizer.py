# /// mistake
# cause = "counts the optimizer's steps, not those of the parameter"
# test = "test_optimizers_without_gradient"
# hint.ko = """\
# 네 번째 걸음에서야 처음 기울기를 받은 파라미터가 있다면, 그 파라미터의 t는 얼마인가요?"""
# hint.en = """\
# A parameter gets its first gradient at the fourth step. What is its t?"""
# ///
import torch


class MyAdam(torch.optim.Optimizer):
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.t = 0
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        self.t += 1
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:
                    state["m"], state["s"] = torch.zeros_like(p), torch.zeros_like(p)
                g = p.grad + group["weight_decay"] * p
                state["m"] = beta1 * state["m"] + (1 - beta1) * g
                state["s"] = beta2 * state["s"] + (1 - beta2) * g**2
                m = state["m"] / (1 - beta1**self.t)
                s = state["s"] / (1 - beta2**self.t)
                p -= group["lr"] * m / (s.sqrt() + group["eps"])

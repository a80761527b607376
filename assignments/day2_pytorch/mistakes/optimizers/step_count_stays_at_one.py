# /// mistake
# cause = "the step count never grows"
# test = "test_optimizers_adam"
# hint.ko = """\
# 열 번째 걸음에서 t는 얼마여야 하나요? 걸음마다 출력해 보세요."""
# hint.en = """\
# What should t be at the tenth step? Print it at each step."""
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
                    state["m"], state["s"] = torch.zeros_like(p), torch.zeros_like(p)
                g = p.grad + group["weight_decay"] * p
                state["m"] = beta1 * state["m"] + (1 - beta1) * g
                state["s"] = beta2 * state["s"] + (1 - beta2) * g**2
                m = state["m"] / (1 - beta1**1)
                s = state["s"] / (1 - beta2**1)
                p -= group["lr"] * m / (s.sqrt() + group["eps"])

# /// mistake
# cause = "one step count, increased once per parameter"
# test = "test_optimizers_adam"
# hint.ko = """\
# 파라미터가 세 개라면 한 걸음 뒤에 t는 얼마가 되나요? t는 누구의 것인가요?"""
# hint.en = """\
# With three parameters, what is t after a single step? Whose count is it?"""
# ///
import torch


class MyAdam(torch.optim.Optimizer):
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.t = 0
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
                self.t += 1
                state["m"] = beta1 * state["m"] + (1 - beta1) * g
                state["s"] = beta2 * state["s"] + (1 - beta2) * g**2
                m = state["m"] / (1 - beta1**self.t)
                s = state["s"] / (1 - beta2**self.t)
                p -= group["lr"] * m / (s.sqrt() + group["eps"])

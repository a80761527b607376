# /// mistake
# cause = "corrects the rate, so that eps meets the uncorrected moment"
# test = "test_optimizers_tiny_gradients"
# hint.ko = """\
# eps를 더하는 순간에 s는 보정을 마친 값인가요? 아주 작은 기울기로 첫 걸음을 손 계산해 보세요."""
# hint.en = """\
# Has s been corrected by the time eps is added? Work out a first step with a tiny gradient by hand."""
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
                rate = group["lr"] * (1 - beta2 ** state["t"]) ** 0.5
                p -= rate * m / (state["s"].sqrt() + group["eps"])

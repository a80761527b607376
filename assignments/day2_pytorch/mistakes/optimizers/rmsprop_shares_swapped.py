# /// mistake
# cause = "alpha and 1 - alpha exchanged"
# test = "test_optimizers_rmsprop"
# hint.ko = """\
# alpha가 0.99라면 s는 천천히 변해야 할까요, 빨리 변해야 할까요?"""
# hint.en = """\
# With alpha = 0.99, should s change slowly or fast?"""
# ///
import torch


class MyRMSprop(torch.optim.Optimizer):
    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8):
        super().__init__(params, {"lr": lr, "alpha": alpha, "eps": eps})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            alpha = group["alpha"]
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:
                    state["s"] = torch.zeros_like(p)
                state["s"] = (1 - alpha) * state["s"] + alpha * p.grad**2
                p -= group["lr"] * p.grad / (state["s"].sqrt() + group["eps"])

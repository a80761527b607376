# /// mistake
# cause = "does not expect that p.grad can be None"
# test = "test_optimizers_without_gradient"
# hint.ko = """\
# 이번 손실에 쓰이지 않은 파라미터의 p.grad는 무엇인가요? 출력해 보세요."""
# hint.en = """\
# What is p.grad of a parameter that took no part in this loss? Print it."""
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
                state = self.state[p]
                if len(state) == 0:
                    state["s"] = torch.zeros_like(p)
                state["s"] = alpha * state["s"] + (1 - alpha) * p.grad**2
                p -= group["lr"] * p.grad / (state["s"].sqrt() + group["eps"])

# /// mistake
# cause = "the old average does not fade"
# test = "test_optimizers_rmsprop"
# hint.ko = """\
# 이동 평균이라면 옛 값과 새 값의 비중을 더해 1이 되어야 해요. 여러분의 두 비중은 얼마인가요?"""
# hint.en = """\
# In a moving average the shares of old and new add up to 1. What are your two shares?"""
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
                state["s"] = state["s"] + (1 - alpha) * p.grad**2
                p -= group["lr"] * p.grad / (state["s"].sqrt() + group["eps"])

# /// mistake
# cause = "RMSProp: eps inside of the square root"
# test = "test_optimizers_tiny_gradients"
# hint.ko = """\
# 기울기가 아주 작을 때 여러분의 걸음은 기대보다 큰가요, 작은가요? 무엇이 s를 덮어 버렸을까요?"""
# hint.en = """\
# With tiny gradients, is your step larger or smaller than it should be? What has drowned s?"""
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
                state["s"] = alpha * state["s"] + (1 - alpha) * p.grad**2
                p -= group["lr"] * p.grad / (state["s"] + group["eps"]).sqrt()

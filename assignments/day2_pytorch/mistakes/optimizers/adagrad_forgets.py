# /// mistake
# cause = "does not add up the squares"
# test = "test_optimizers_adagrad"
# hint.ko = """\
# 두 번째 걸음에서 s는 무엇을 기억하고 있어야 하나요? 걸음마다 s를 출력해 보세요."""
# hint.en = """\
# What should s still know at the second step? Print s at each step."""
# ///
import torch


class MyAdagrad(torch.optim.Optimizer):
    def __init__(self, params, lr=0.01, eps=1e-10):
        super().__init__(params, {"lr": lr, "eps": eps})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:
                    state["s"] = torch.zeros_like(p)
                state["s"] = p.grad**2
                p -= group["lr"] * p.grad / (state["s"].sqrt() + group["eps"])

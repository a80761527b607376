# /// mistake
# cause = "AdaGrad: eps inside of the square root"
# test = "test_optimizers_tiny_gradients"
# hint.ko = """\
# 기울기가 아주 작으면 s와 eps 가운데 어느 쪽이 더 큰가요? 식에서 eps의 자리를 다시 보세요."""
# hint.en = """\
# When gradients are tiny, which is larger: s or eps? Look again at where eps stands in the formula."""
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
                state["s"] += p.grad**2
                p -= group["lr"] * p.grad / (state["s"] + group["eps"]).sqrt()

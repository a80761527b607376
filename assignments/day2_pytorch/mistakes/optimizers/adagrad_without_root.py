# /// mistake
# cause = "divides by the sum of squares, not by its root"
# test = "test_optimizers_adagrad"
# hint.ko = """\
# g의 단위가 미터라면 s의 단위는 무엇인가요? 나눈 결과에 단위가 남지 않아야 해요. 식과 견주어 보세요."""
# hint.en = """\
# If g were measured in metres, what would s be measured in? Compare your division with the formula."""
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
                p -= group["lr"] * p.grad / (state["s"] + group["eps"])

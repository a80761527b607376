# /// mistake
# cause = "keeps its sums outside of self.state"
# test = "test_optimizers_resume"
# hint.ko = """\
# optimizer.state_dict()를 출력해 보세요. 여러분이 기억해 둔 것이 그 안에 보이나요?"""
# hint.en = """\
# Print optimizer.state_dict(). Can you see in it what you have remembered?"""
# ///
import torch


class MyAdagrad(torch.optim.Optimizer):
    def __init__(self, params, lr=0.01, eps=1e-10):
        self.sums = {}
        super().__init__(params, {"lr": lr, "eps": eps})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                if p not in self.sums:
                    self.sums[p] = torch.zeros_like(p)
                self.sums[p] += p.grad**2
                p -= group["lr"] * p.grad / (self.sums[p].sqrt() + group["eps"])

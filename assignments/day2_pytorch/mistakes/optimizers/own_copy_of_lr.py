# /// mistake
# cause = "keeps lr in the constructor and reads it from there"
# test = "test_optimizers_groups"
# hint.ko = """\
# 그룹이 둘이고 lr이 서로 다르면 여러분의 step은 어느 lr을 쓰나요? 스케줄러가 lr을 바꾸면요?"""
# hint.en = """\
# With two groups of different lr, which lr does your step use? And after a scheduler has changed it?"""
# ///
import torch


class SGDMomentum(torch.optim.Optimizer):
    def __init__(self, params, lr, momentum=0.9, weight_decay=0.0):
        self.lr = lr
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:
                    state["v"] = torch.zeros_like(p)
                g = p.grad + group["weight_decay"] * p
                state["v"] = group["momentum"] * state["v"] + g
                p -= self.lr * state["v"]

# /// mistake
# cause = "edits p.grad in place and keeps it as the velocity"
# test = "test_optimizers_gradients_unchanged"
# hint.ko = """\
# step을 부르기 전과 부른 뒤의 p.grad를 출력해 보세요. 이름만 바꾼 것과 새로 만든 것은 어떻게 다른가요?"""
# hint.en = """\
# Print p.grad before and after step. How does a new name differ from a new tensor?"""
# ///
import torch


class SGDMomentum(torch.optim.Optimizer):
    def __init__(self, params, lr, momentum=0.9, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                g = p.grad
                if group["weight_decay"] != 0:
                    g.add_(p, alpha=group["weight_decay"])
                if len(state) == 0:
                    state["v"] = g
                else:
                    state["v"].mul_(group["momentum"]).add_(g)
                p -= group["lr"] * state["v"]

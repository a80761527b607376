# /// mistake
# cause = "works through p.data and lets autograd record the velocity"
# test = "test_optimizers_resume"
# hint.ko = """\
# 걸음을 거듭할수록 메모리가 늘어나지 않나요? 기억해 둔 텐서의 requires_grad를 출력해 보세요."""
# hint.en = """\
# Does memory grow from step to step? Print requires_grad of what you remember."""
# ///
import torch


class SGDMomentum(torch.optim.Optimizer):
    def __init__(self, params, lr, momentum=0.9, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

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
                p.data -= group["lr"] * state["v"]

# /// mistake
# cause = "multiplies by lr before it adds to the velocity"
# test = "test_optimizers_groups"
# hint.ko = """\
# lr이 도중에 바뀌었을 때, 예전에 쌓아 둔 속도는 어느 lr을 따르고 있나요?"""
# hint.en = """\
# When lr changes on the way, which lr does the velocity of earlier steps still follow?"""
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
                if len(state) == 0:
                    state["v"] = torch.zeros_like(p)
                g = p.grad + group["weight_decay"] * p
                state["v"] = group["momentum"] * state["v"] + group["lr"] * g
                p -= state["v"]

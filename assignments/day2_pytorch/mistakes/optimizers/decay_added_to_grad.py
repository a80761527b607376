# /// mistake
# cause = "adds the weight decay to p.grad itself"
# test = "test_optimizers_gradients_unchanged"
# hint.ko = """\
# 같은 기울기로 step을 부른 뒤 p.grad를 다시 보세요. 이름이 _로 끝나는 메서드는 무엇을 바꾸나요?"""
# hint.en = """\
# Look at p.grad again after step. What does a method whose name ends in _ change?"""
# ///
import torch


class MyAdam(torch.optim.Optimizer):
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:
                    state["t"], state["m"], state["s"] = 0, torch.zeros_like(p), torch.zeros_like(p)
                g = p.grad.add_(group["weight_decay"] * p)
                state["t"] += 1
                state["m"] = beta1 * state["m"] + (1 - beta1) * g
                state["s"] = beta2 * state["s"] + (1 - beta2) * g**2
                m = state["m"] / (1 - beta1 ** state["t"])
                s = state["s"] / (1 - beta2 ** state["t"])
                p -= group["lr"] * m / (s.sqrt() + group["eps"])

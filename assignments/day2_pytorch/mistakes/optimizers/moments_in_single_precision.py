# /// mistake
# cause = "moments in float32, whatever the parameter's dtype"
# test = "test_optimizers_adam"
# hint.ko = """\
# float64 파라미터일 때 기억해 둔 텐서의 dtype을 출력해 보세요. 파라미터와 같은가요?"""
# hint.en = """\
# Print the dtype of what you remember for a float64 parameter. Is it the parameter's?"""
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
                    state["t"], state["m"], state["s"] = 0, torch.zeros(p.shape), torch.zeros(p.shape)
                g = p.grad + group["weight_decay"] * p
                state["t"] += 1
                state["m"].mul_(beta1).add_((1 - beta1) * g)
                state["s"].mul_(beta2).add_((1 - beta2) * g**2)
                m = state["m"] / (1 - beta1 ** state["t"])
                s = state["s"] / (1 - beta2 ** state["t"])
                p -= group["lr"] * m / (s.sqrt() + group["eps"])

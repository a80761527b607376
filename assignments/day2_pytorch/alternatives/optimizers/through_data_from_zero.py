# /// alternative
# note = "p.data replaced, moments that start as the number 0, products of powers of beta in place of a count"
# ///
import torch


class SGDMomentum(torch.optim.Optimizer):
    def __init__(self, params, lr, momentum=0.9, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    def step(self):
        for group in self.param_groups:
            for p in filter(lambda p: p.grad is not None, group["params"]):
                state = self.state[p]
                state["v"] = group["momentum"] * state.get("v", 0) + p.grad + group["weight_decay"] * p.data
                p.data = p.data - group["lr"] * state["v"]


class MyAdagrad(torch.optim.Optimizer):
    def __init__(self, params, lr=0.01, eps=1e-10):
        super().__init__(params, {"lr": lr, "eps": eps})

    def step(self):
        for group in self.param_groups:
            for p in filter(lambda p: p.grad is not None, group["params"]):
                state = self.state[p]
                state["s"] = state.get("s", 0) + p.grad * p.grad
                p.data = p.data - group["lr"] / (torch.sqrt(state["s"]) + group["eps"]) * p.grad


class MyRMSprop(torch.optim.Optimizer):
    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8):
        super().__init__(params, {"lr": lr, "alpha": alpha, "eps": eps})

    def step(self):
        for group in self.param_groups:
            for p in filter(lambda p: p.grad is not None, group["params"]):
                state, old = self.state[p], self.state[p].get("s", 0)
                state["s"] = old + (1 - group["alpha"]) * (p.grad * p.grad - old)
                p.data = p.data - group["lr"] / (torch.sqrt(state["s"]) + group["eps"]) * p.grad


class MyAdam(torch.optim.Optimizer):
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay})

    def step(self):
        for group in self.param_groups:
            for p in filter(lambda p: p.grad is not None, group["params"]):
                state = self.state[p]
                g = p.grad + group["weight_decay"] * p.data
                corrected = []
                for i, (beta, new) in enumerate(zip(group["betas"], (g, g * g), strict=True)):
                    state[f"moment{i}"] = beta * state.get(f"moment{i}", 0) + (1 - beta) * new
                    state[f"power{i}"] = beta * state.get(f"power{i}", 1.0)
                    corrected.append(state[f"moment{i}"] / (1 - state[f"power{i}"]))
                p.data = p.data - group["lr"] * corrected[0] / (torch.sqrt(corrected[1]) + group["eps"])

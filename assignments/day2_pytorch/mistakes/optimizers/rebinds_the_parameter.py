# /// mistake
# cause = "p = p - ... gives a new tensor and leaves the parameter"
# test = "test_optimizers_adagrad"
# hint.ko = """\
# step을 부르기 전과 부른 뒤에 파라미터를 출력해 보세요. 움직였나요? p = ...는 무엇을 바꾸나요?"""
# hint.en = """\
# Print the parameter before and after step. Did it move? What does p = ... change?"""
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
                p = p - group["lr"] * p.grad / (state["s"].sqrt() + group["eps"])

# /// mistake
# cause = "keeps the graph for gradients"
# test = "test_tta_mode"
# hint.ko = "돌려주는 텐서를 출력하면 grad_fn이 보이나요? 예측만 할 때도 기울기를 위한 기록이 필요할까요?"
# hint.en = "Print what you return. Do you see grad_fn? Does a mere prediction need a record for gradients?"
# signature.attached = [1, 1]
# signature.eval_True = [1, 1]
# signature.back_True = [1, 1]
# ///
import torch


def tta_predict(model, x, transforms):
    mode = model.training
    model.eval()
    total = 0
    for transform in transforms:
        total = total + torch.softmax(model(transform(x)), dim=1)
    model.train(mode)
    return total / len(transforms)

# /// mistake
# cause = "leaves the model in evaluation mode"
# test = "test_tta_mode"
# hint.ko = "학습 도중에 tta_predict를 한 번 불렀다고 해 보세요. 그 뒤의 학습은 어떤 모드로 이어지나요?"
# hint.en = "Imagine that tta_predict is called once in the middle of training. In which mode does training go on?"
# signature.back_True = [0, 0]
# signature.eval_True = [1, 1]
# ///
import torch


def tta_predict(model, x, transforms):
    model.eval()
    total = 0
    with torch.no_grad():
        for transform in transforms:
            total = total + torch.softmax(model(transform(x)), dim=1)
    return total / len(transforms)

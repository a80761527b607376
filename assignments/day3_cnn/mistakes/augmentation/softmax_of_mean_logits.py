# /// mistake
# cause = "averages the logits and takes the softmax once at the end"
# test = "test_tta"
# hint.ko = "한 변형은 아주 확신하고 다른 변형은 반반이라고 해요. 식에서 평균과 소프트맥스 가운데 무엇이 먼저인가요?"
# hint.en = """\
# One view is very sure and the other is undecided. In the formula, which comes first, the mean or the softmax?"""
# signature.tta_softmax_of_mean = [1, 1]
# ///
import torch


def tta_predict(model, x, transforms):
    mode = model.training
    model.eval()
    total = 0
    with torch.no_grad():
        for transform in transforms:
            total = total + model(transform(x))
    model.train(mode)
    return torch.softmax(total / len(transforms), dim=1)

# /// mistake
# cause = "counts the unchanged image although it is not asked for"
# test = "test_tta"
# hint.ko = "transforms에 함수가 하나뿐이면 확률은 몇 개를 평균 내야 하나요? 여러분은 몇 개를 더했나요?"
# hint.en = """\
# With a single function in transforms, over how many predictions should you average? How many did you add up?"""
# signature.tta_with_original = [1, 1]
# ///
import torch


def tta_predict(model, x, transforms):
    mode = model.training
    model.eval()
    total = 0
    with torch.no_grad():
        total = torch.softmax(model(x), dim=1)
        for transform in transforms:
            total = total + torch.softmax(model(transform(x)), dim=1)
    model.train(mode)
    return total / (len(transforms) + 1)

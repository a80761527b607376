# /// mistake
# cause = "averages the predicted classes instead of the probabilities"
# test = "test_tta"
# hint.ko = "확률이 0.51인 예측과 0.99인 예측이 평균에 똑같이 들어가나요? '확신'은 어디에서 사라졌나요?"
# hint.en = "Do a prediction with 0.51 and one with 0.99 count the same in your mean? Where did the confidence go?"
# signature.tta_votes = [1, 1]
# ///
import torch
from torch import nn


def tta_predict(model, x, transforms):
    mode = model.training
    model.eval()
    total = 0
    with torch.no_grad():
        for transform in transforms:
            total = total + nn.functional.one_hot(model(transform(x)).argmax(dim=1), model(x).shape[1])
    model.train(mode)
    return total / len(transforms)

# /// mistake
# cause = "returns the mean of the logits"
# test = "test_tta"
# hint.ko = "돌려주는 값의 행을 더해 보세요. 1이 되나요? 무엇의 평균이어야 하나요?"
# hint.en = "Add up a row of what you return. Is it 1? The mean of what should it be?"
# signature.tta_logits = [1, 1]
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
    return total / len(transforms)

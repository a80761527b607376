# /// mistake
# cause = "applies each transform to the result of the one before"
# test = "test_tta"
# hint.ko = "두 번째 변형에 들어가는 그림을 출력해 보세요. 원래 그림인가요?"
# hint.en = "Print the image that goes into the second transform. Is it the original one?"
# signature.tta_chain = [1, 1]
# ///
import torch


def tta_predict(model, x, transforms):
    mode = model.training
    model.eval()
    total = 0
    with torch.no_grad():
        for transform in transforms:
            x = transform(x)
            total = total + torch.softmax(model(x), dim=1)
    model.train(mode)
    return total / len(transforms)

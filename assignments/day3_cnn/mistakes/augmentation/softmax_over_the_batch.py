# /// mistake
# cause = "takes the softmax over the images"
# test = "test_tta"
# hint.ko = "그림 한 장의 확률을 모두 더하면 1이 되나요? 어느 축이 클래스의 축인가요?"
# hint.en = "Do the probabilities of one image add up to 1? Which axis is the one of the classes?"
# signature.tta_over_batch = [1, 1]
# ///
import torch


def tta_predict(model, x, transforms):
    mode = model.training
    model.eval()
    total = 0
    with torch.no_grad():
        for transform in transforms:
            total = total + torch.softmax(model(transform(x)), dim=0)
    model.train(mode)
    return total / len(transforms)

# /// mistake
# cause = "predicts in whatever mode the model is in"
# test = "test_tta_mode"
# hint.ko = "학습 모드의 모델로, 그림 한 장을 혼자 그리고 배치 안에서 예측해 보세요. 답이 같은가요?"
# hint.en = "With a model in training mode, predict one image alone and inside a batch. Is the answer the same?"
# signature.eval_True = [0, 0]
# ///
import torch


def tta_predict(model, x, transforms):
    total = 0
    with torch.no_grad():
        for transform in transforms:
            total = total + torch.softmax(model(transform(x)), dim=1)
    return total / len(transforms)

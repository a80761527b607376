# /// mistake
# cause = "puts every model into training mode at the end"
# test = "test_tta_mode"
# hint.ko = "이미 평가 모드인 모델로 불러 보세요. 끝난 뒤 model.training은 무엇이고, 무엇이어야 하나요?"
# hint.en = """\
# Call it with a model that is in evaluation mode already. What is model.training afterwards, and what should it be?"""
# signature.back_False = [0, 0]
# signature.back_True = [1, 1]
# signature.eval_True = [1, 1]
# ///
import torch


def tta_predict(model, x, transforms):
    model.eval()
    total = 0
    with torch.no_grad():
        for transform in transforms:
            total = total + torch.softmax(model(transform(x)), dim=1)
    model.train()
    return total / len(transforms)

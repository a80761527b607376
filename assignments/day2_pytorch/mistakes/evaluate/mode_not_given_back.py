# /// mistake
# cause = "leaves the model in evaluation mode"
# test = "test_evaluate_mode"
# hint.ko = "모델을 어떤 모드로 받았고, 어떤 모드로 돌려주었나요? 다음 epoch의 학습은 어떤 모드에서 시작할까요?"
# hint.en = """\
# In which mode did you get the model, and in which did you leave it? In which mode will the next epoch begin?"""
# ///
import torch


def evaluate(model, loader, loss_fn, device):
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            total += loss_fn(logits, y).item() * len(y)
            correct += (logits.argmax(dim=1) == y).sum().item()
            count += len(y)
    return {"loss": total / count, "accuracy": correct / count}

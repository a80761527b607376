# /// mistake
# cause = "measures in training mode"
# test = "test_evaluate_batch_size"
# hint.ko = "같은 모델을 두 번 평가해 보세요. 왜 결과가 서로 다를까요?"
# hint.en = "Evaluate the same model twice. Why are the two results different?"
# ///
import torch


def evaluate(model, loader, loss_fn, device):
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            total += loss_fn(logits, y).item() * len(y)
            correct += (logits.argmax(dim=1) == y).sum().item()
            count += len(y)
    return {"loss": total / count, "accuracy": correct / count}

# /// mistake
# cause = "returns tensors instead of Python numbers"
# test = "test_evaluate_accuracy"
# hint.ko = "돌려준 딕셔너리를 출력해 보세요. 숫자만 보이나요, 아니면 `tensor(...)`도 보이나요?"
# hint.en = "Print the dictionary that you return. Do you see numbers only, or `tensor(...)` as well?"
# ///
import torch


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            total += loss_fn(logits, y) * len(y)
            correct += (logits.argmax(dim=1) == y).sum()
            count += len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / count}

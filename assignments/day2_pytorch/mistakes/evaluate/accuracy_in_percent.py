# /// mistake
# cause = "gives the accuracy in percent"
# test = "test_evaluate_accuracy"
# hint.ko = "다 맞히면 `accuracy`는 얼마여야 하나요? 문제에 적힌 범위를 다시 보세요."
# hint.en = "What should `accuracy` be when every answer is right? Look at the range in the statement again."
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
            total += loss_fn(logits, y).item() * len(y)
            correct += (logits.argmax(dim=1) == y).sum().item()
            count += len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": 100 * correct / count}

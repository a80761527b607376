# /// mistake
# cause = "divides the number of right answers by the number of batches"
# test = "test_evaluate_accuracy"
# hint.ko = "정확도가 1보다 클 수 있나요? 맞힌 개수를 무엇의 개수로 나누었나요?"
# hint.en = "Can an accuracy be larger than 1? What was it that you counted to divide by?"
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
    return {"loss": total / count, "accuracy": correct / len(loader)}

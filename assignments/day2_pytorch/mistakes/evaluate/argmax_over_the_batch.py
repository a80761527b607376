# /// mistake
# cause = "looks for the largest score among examples instead of among classes"
# test = "test_evaluate_accuracy"
# hint.ko = "`logits`의 모양은 (B, C)예요. 클래스가 놓인 차원은 어디인가요?"
# hint.en = "`logits` has the shape (B, C). Which dimension holds the classes?"
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
            correct += (logits.argmax(dim=0) == y).sum().item()
            count += len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / count}

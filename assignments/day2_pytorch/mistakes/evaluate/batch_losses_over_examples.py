# /// mistake
# cause = "adds mean losses up and divides by the number of examples"
# test = "test_evaluate_loss"
# hint.ko = "배치 크기를 두 배로 하면 여러분의 손실은 어떻게 변하나요? 변해도 될까요?"
# hint.en = "What happens to your loss when batches are twice as big? Should anything happen?"
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
            total += loss_fn(logits, y).item()
            correct += (logits.argmax(dim=1) == y).sum().item()
            count += len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / count}

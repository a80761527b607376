# /// mistake
# cause = "averages the mean losses of the batches"
# test = "test_evaluate_loss"
# hint.ko = "`loss_fn`이 돌려준 값에는 예제 몇 개의 손실이 들어 있나요? 모든 배치에서 같은 수인가요?"
# hint.en = "How many examples' losses are in what `loss_fn` returns? Is it the same number in every batch?"
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
    return {"loss": total / len(loader), "accuracy": correct / count}

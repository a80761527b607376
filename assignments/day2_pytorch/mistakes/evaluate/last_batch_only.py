# /// mistake
# cause = "measures the last batch alone"
# test = "test_evaluate_accuracy"
# hint.ko = "`for` 문이 한 바퀴 돌 때마다 맞힌 개수를 출력해 보세요. 앞 배치에서 센 것은 어디로 갔나요?"
# hint.en = "Print how many are right each time round the loop. Where did the count of the earlier batches go?"
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
            total = loss_fn(logits, y).item() * len(y)
            correct = (logits.argmax(dim=1) == y).sum().item()
            count = len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / count}

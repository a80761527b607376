# /// mistake
# cause = "throws away gradients that somebody else may still need"
# test = "test_evaluate_changes_nothing"
# hint.ko = "평가는 아무것도 바꾸지 않아야 해요. 평가하기 전에 있던 `.grad`는 어디로 갔나요?"
# hint.en = "An evaluation changes nothing. Where did the `.grad` go that was there before it?"
# ///
import torch


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    model.zero_grad()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            total += loss_fn(logits, y).item() * len(y)
            correct += (logits.argmax(dim=1) == y).sum().item()
            count += len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / count}

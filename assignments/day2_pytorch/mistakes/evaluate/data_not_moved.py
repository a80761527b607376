# /// mistake
# cause = "leaves the batch where the loader put it"
# test = "test_evaluate_device"
# hint.ko = "모델은 `device`에 있어요. 계산할 때 배치의 두 텐서는 어디에 있나요?"
# hint.en = "The model lies on `device`. Where do the two tensors of a batch lie when you compute with them?"
# ///
import torch


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            total += loss_fn(logits, y).item() * len(y)
            correct += (logits.argmax(dim=1) == y).sum().item()
            count += len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / count}

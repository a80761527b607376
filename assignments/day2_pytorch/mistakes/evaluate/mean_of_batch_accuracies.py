# /// mistake
# cause = "averages the accuracies of the batches"
# test = "test_evaluate_accuracy"
# hint.ko = """\
# 마지막 배치에 예제가 하나뿐이고 그것을 틀렸다면, 정확도가 얼마나 떨어져야 하나요? 여러분의 값은 얼마나 \
# 떨어지나요?"""
# hint.en = """\
# If the last batch is one example, and it is wrong: by how much should the accuracy fall, and by how much does \
# yours?"""
# ///
import torch


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, correct, count, batches = 0.0, 0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            total += loss_fn(logits, y).item() * len(y)
            correct += (logits.argmax(dim=1) == y).double().mean().item()
            count += len(y)
            batches += 1
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / batches}

# /// mistake
# cause = "hands probabilities to a loss that expects scores"
# test = "test_evaluate_loss"
# hint.ko = "`nn.CrossEntropyLoss`는 무엇을 받나요? 소프트맥스는 모두 몇 번 적용되나요?"
# hint.en = "What does `nn.CrossEntropyLoss` expect? How often is a softmax applied in all?"
# ///
import torch


def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            logits = model(X).softmax(dim=1)
            total += loss_fn(logits, y).item() * len(y)
            correct += (logits.argmax(dim=1) == y).sum().item()
            count += len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / count}

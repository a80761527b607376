# /// mistake
# cause = "goes backward as in training, and so adds to the gradients"
# test = "test_evaluate_changes_nothing"
# hint.ko = "학습 코드에서 가져온 줄이 남아 있나요? 평가하기 전과 후에 파라미터의 `.grad`를 견주어 보세요."
# hint.en = """\
# Is there a line left that belongs to training? Compare `.grad` of a parameter before and after the evaluation."""
# ///
def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        logits = model(X)
        loss = loss_fn(logits, y)
        loss.backward()
        total += loss.item() * len(y)
        correct += (logits.argmax(dim=1) == y).sum().item()
        count += len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / count}

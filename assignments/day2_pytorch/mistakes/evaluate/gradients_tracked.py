# /// mistake
# cause = "builds the graph for a backward pass that never comes"
# test = "test_evaluate_no_gradients"
# hint.ko = "얼마나 좋은지 재는 데 기울기가 필요한가요? 평가하는 동안 `torch.is_grad_enabled()`를 출력해 보세요."
# hint.en = """\
# Do you need gradients to answer "how good is it?" Print `torch.is_grad_enabled()` during the evaluation."""
# ///
def evaluate(model, loader, loss_fn, device):
    was_training = model.training
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        logits = model(X)
        total += loss_fn(logits, y).item() * len(y)
        correct += (logits.argmax(dim=1) == y).sum().item()
        count += len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / count}

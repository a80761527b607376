# /// mistake
# cause = "puts the model into training mode, whatever it was in"
# test = "test_evaluate_mode"
# hint.ko = "서비스에 올린 모델처럼 처음부터 평가 모드인 모델을 넘기면, 함수가 끝난 뒤에는 어떤 모드인가요?"
# hint.en = """\
# Hand over a model that is in evaluation mode already, as a deployed one is. In which mode is it afterwards?"""
# ///
import torch


def evaluate(model, loader, loss_fn, device):
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            total += loss_fn(logits, y).item() * len(y)
            correct += (logits.argmax(dim=1) == y).sum().item()
            count += len(y)
    model.train()
    return {"loss": total / count, "accuracy": correct / count}

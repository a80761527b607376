# /// mistake
# cause = "never switches the model to training mode"
# test = "test_train_one_epoch_mode"
# hint.ko = "검증을 마친 모델로 다시 학습을 시작했어요. 지금 모델은 어떤 모드인가요? `model.training`을 출력해 보세요."
# hint.en = "You go on training after a validation. In which mode is the model now? Print `model.training`."
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    total, count = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count

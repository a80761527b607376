# /// mistake
# cause = "cuts the graph between the model and the loss"
# test = "test_train_one_epoch_weights"
# hint.ko = "`backward()`는 손실에서 파라미터까지 이어진 길을 거꾸로 따라가요. 그 길을 끊는 줄이 있나요?"
# hint.en = "`backward()` walks the path from the loss back to the parameters. Is there a line that cuts this path?"
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(X).detach(), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count

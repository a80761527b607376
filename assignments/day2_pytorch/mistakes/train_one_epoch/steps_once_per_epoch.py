# /// mistake
# cause = "adds the gradients up over all batches and takes one step at the end"
# test = "test_train_one_epoch_weights"
# hint.ko = "`optimizer.step()`은 한 epoch에 몇 번 실행되나요? 미니배치로 나누어 배우는 까닭을 떠올려 보세요."
# hint.en = "How often does `optimizer.step()` run in an epoch? Remember why we cut the data into mini-batches."
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    optimizer.zero_grad()
    total, count = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        loss = loss_fn(model(X), y)
        loss.backward()
        total += loss.item() * len(X)
        count += len(X)
    optimizer.step()
    return total / count

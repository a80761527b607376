# /// mistake
# cause = "adds batch means up and divides by the number of examples"
# test = "test_train_one_epoch_mean_loss"
# hint.ko = "`loss.item()`은 배치의 합인가요, 평균인가요? 예제마다의 손실을 모두 더한 값은 어떻게 얻을 수 있을까요?"
# hint.en = "Is `loss.item()` a sum over the batch or a mean? How do you get the sum of all examples' losses from it?"
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += len(X)
    return total / count

# /// mistake
# cause = "gives back the sum of the batch losses"
# test = "test_train_one_epoch_mean_loss"
# hint.ko = "배치 크기를 절반으로 줄이면 여러분의 반환값은 어떻게 되나요? 평균이라면 어떻게 되어야 하나요?"
# hint.en = "What happens to your result when batches are half as big? What should happen to a mean?"
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
    return total

# /// mistake
# cause = "gives back the loss of the last batch alone"
# test = "test_train_one_epoch_mean_loss"
# hint.ko = "반환값에 첫 번째 배치의 손실은 얼마나 들어 있나요?"
# hint.en = "How much of the first batch's loss is in what you return?"
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
        total += loss.item() * len(X)
        count += len(X)
    return loss.item()

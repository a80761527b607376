# /// mistake
# cause = "throws old gradients away once, before the loop"
# test = "test_train_one_epoch_weights"
# hint.ko = "기울기를 버리는 줄은 한 epoch에 몇 번 실행되나요? 배치는 몇 개인가요?"
# hint.en = "How often does the line that throws gradients away run in an epoch? How many batches are there?"
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    optimizer.zero_grad()
    total, count = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count

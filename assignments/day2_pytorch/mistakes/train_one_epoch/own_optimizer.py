# /// mistake
# cause = "makes an optimizer of its own at every call, which forgets the momentum"
# test = "test_train_one_epoch_weights"
# hint.ko = "모멘텀은 지난 걸음들을 기억해요. 두 번째 epoch에서 그 기억은 어디에 있나요?"
# hint.en = "Momentum remembers earlier steps. Where is that memory when the second epoch begins?"
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    optimizer = type(optimizer)(model.parameters(), **optimizer.defaults)
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

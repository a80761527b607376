# /// mistake
# cause = "returns after the first batch"
# test = "test_train_one_epoch_weights"
# hint.ko = "`for` 문 안에 `print`를 넣어 보세요. 한 번 부르면 몇 줄이 나오나요? `return`의 들여쓰기도 살펴보세요."
# hint.en = "Put a `print` into the loop. How many lines do you get per call? Look at where `return` stands, too."
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
        return total / count

# /// mistake
# cause = "throws the gradients away between backward() and step()"
# test = "test_train_one_epoch_weights"
# hint.ko = "옵티마이저가 파라미터를 갱신하는 순간에 `.grad`를 출력해 보세요. 무엇이 남아 있나요?"
# hint.en = "Print `.grad` at the moment when the optimizer takes its step. What is left there?"
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count

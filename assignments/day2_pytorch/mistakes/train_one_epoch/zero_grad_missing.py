# /// mistake
# cause = "never throws old gradients away"
# test = "test_train_one_epoch_weights"
# hint.ko = "한 iteration의 호출 순서를 적어 보세요. 두 번째 배치의 `.grad`에는 누구의 기울기가 들어 있나요?"
# hint.en = """\
# Write down what one iteration calls, in order. Whose gradients are in `.grad` when the second batch has gone \
# backward?"""
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count

# /// mistake
# cause = "adds loss tensors up and gives back a tensor with its graph"
# test = "test_train_one_epoch_weights"
# hint.ko = "반환값의 `type`을 출력해 보세요. 배치마다 메모리가 늘어난다면, 무엇을 더하고 있는 걸까요?"
# hint.en = """\
# Print the `type` of what you return. If memory grows as training goes on, what is it that you are adding up?"""
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
        total += loss * len(X)
        count += len(X)
    return total / count

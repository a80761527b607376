# /// mistake
# cause = "adds loss tensors up, and with them the graph of every batch"
# test = "test_train_one_epoch_memory"
# hint.ko = "스텝마다 메모리가 늘어나요. 더하고 있는 것은 숫자인가요, 아니면 숫자보다 많은 것을 기억하는 무엇인가요?"
# hint.en = """\
# Memory grows with every step. Are you adding up numbers, or something that remembers more than its number?"""
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
    return (total / count).item()

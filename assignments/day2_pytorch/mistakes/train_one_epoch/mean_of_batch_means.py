# /// mistake
# cause = "averages the batch means, so that a short last batch weighs too much"
# test = "test_train_one_epoch_mean_loss"
# hint.ko = "마지막 배치에 예제가 하나뿐이라면, 그 하나가 꽉 찬 배치 전체와 같은 무게를 가져야 할까요?"
# hint.en = "If the last batch is a single example, should that one weigh as much as a whole full batch?"
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
        count += 1
    return total / count

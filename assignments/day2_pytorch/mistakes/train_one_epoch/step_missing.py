# /// mistake
# cause = "never takes a step"
# test = "test_train_one_epoch_weights"
# hint.ko = "함수를 부르기 전과 후에 가중치 하나를 출력해 보세요. 기울기를 구한 다음 그것을 쓰는 줄은 어디인가요?"
# hint.en = "Print one weight before and after the call. Once the gradients are known, which line makes use of them?"
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        total += loss.item() * len(X)
        count += len(X)
    return total / count

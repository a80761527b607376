# /// mistake
# cause = "clears gradients after the step, so that what was there before the call counts once"
# test = "test_train_one_epoch_leftover_gradients"
# hint.ko = "첫 번째 배치를 생각해 보세요. 함수를 부르기 전에 누군가 `backward()`를 한 번 불러 두었다면 어떻게 되나요?"
# hint.en = """\
# Think of the very first batch. What happens if somebody has called `backward()` once before calling your \
# function?"""
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        total += loss.item() * len(X)
        count += len(X)
    return total / count

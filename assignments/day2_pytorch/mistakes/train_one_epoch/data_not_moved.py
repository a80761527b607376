# /// mistake
# cause = "leaves the batch where the loader put it"
# test = "test_train_one_epoch_device"
# hint.ko = "모델은 `device`에 있어요. 계산할 때 배치는 어디에 있나요? `to`는 그 텐서를 바꾸나요, 새로 만드나요?"
# hint.en = """\
# The model lies on `device`. Where does the batch lie when you compute with it? Does `to` change \
# a tensor or make one?"""
# ///
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count

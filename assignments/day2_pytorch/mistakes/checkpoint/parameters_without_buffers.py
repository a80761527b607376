# /// mistake
# cause = "saves model.parameters() and so leaves the buffers out"
# test = "test_checkpoint_buffers"
# hint.ko = """\
# model.named_parameters()와 model.state_dict()에서 나오는 이름을 비교해 보세요. 배치
# 정규화 층에서 빠진 것은 무엇인가요?"""
# hint.en = """\
# Compare the names in model.named_parameters() with those in model.state_dict(). What is missing of the batch
# normalisation?"""
# ///
def save_checkpoint(path, model, optimizer, epoch, extra=None):
    weights = [p.detach().clone() for p in model.parameters()]
    torch.save({"weights": weights, "optimizer": optimizer.state_dict(), "epoch": epoch, "extra": extra}, path)


def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    state = torch.load(path, map_location=map_location)
    with torch.no_grad():
        for p, saved in zip(model.parameters(), state["weights"], strict=True):
            p.copy_(saved)
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state

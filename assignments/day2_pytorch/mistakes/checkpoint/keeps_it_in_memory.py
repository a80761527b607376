# /// mistake
# cause = "hands out a state_dict kept in memory, which training goes on changing"
# test = "test_checkpoint_keeps_the_moment"
# hint.ko = """\
# 최고의 가중치를 저장한 뒤 더 학습했어요. state_dict()가 준 텐서는 복사본인가요, 모델이 지금 쓰고 있는 바로
# 그 텐서인가요?"""
# hint.en = """\
# You stored the best weights, then trained on. Are the tensors of state_dict() copies, or the very ones that the
# model works with?"""
# ///
recent = {}


def save_checkpoint(path, model, optimizer, epoch, extra=None):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch, "extra": extra}
    recent.clear()
    recent[path] = state
    torch.save(state, path)


def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    state = recent.get(path) or torch.load(path, map_location=map_location)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state

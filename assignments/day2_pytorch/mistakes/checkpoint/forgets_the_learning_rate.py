# /// mistake
# cause = "restores the moments of the optimizer but not its settings"
# test = "test_checkpoint_optimizer"
# hint.ko = """\
# optimizer.state_dict()를 출력해 보세요. 키가 몇 개인가요? 학습률은 그중 어디에 있나요?"""
# hint.en = """\
# Print optimizer.state_dict(). How many keys does it have, and under which of them is the learning rate?"""
# ///
def save_checkpoint(path, model, optimizer, epoch, extra=None):
    moments = optimizer.state_dict()["state"]
    torch.save({"model": model.state_dict(), "moments": moments, "epoch": epoch, "extra": extra}, path)


def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    state = torch.load(path, map_location=map_location)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        groups = optimizer.state_dict()["param_groups"]
        optimizer.load_state_dict({"state": state["moments"], "param_groups": groups})
    return state

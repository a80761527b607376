# /// mistake
# cause = "saves and loads the model only"
# test = "test_checkpoint_optimizer"
# hint.ko = """\
# 불러온 뒤 첫 걸음부터 달라져요. 멈추기 전에 옵티마이저는 무엇을 기억하고 있었나요?"""
# hint.en = """\
# After loading, the first steps look different. What did the optimizer remember before the break?"""
# ///
def save_checkpoint(path, model, optimizer, epoch, extra=None):
    torch.save({"model": model.state_dict(), "epoch": epoch, "extra": extra}, path)


def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    state = torch.load(path, map_location=map_location)
    model.load_state_dict(state["model"])
    return state

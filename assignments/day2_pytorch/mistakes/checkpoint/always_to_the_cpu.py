# /// mistake
# cause = "loads onto the CPU whatever map_location says"
# test = "test_checkpoint_device"
# hint.ko = """\
# GPU가 있는 컴퓨터에서 map_location="cuda"로 부르면 텐서가 어디로 가나요?"""
# hint.en = """\
# Somebody with a GPU calls it with map_location="cuda". Where do the tensors go?"""
# ///
def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    state = torch.load(path, map_location="cpu")
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state

# /// mistake
# cause = "returns the epoch to go on with instead of the one that was saved"
# test = "test_checkpoint_returned"
# hint.ko = """\
# 3을 저장하고 불러오면 무엇이 나오나요? 다음 epoch 번호를 정하는 일은 누구의 몫인가요?"""
# hint.en = """\
# Save 3 and load it. What comes out? Whose job is it to decide on the number of the next epoch?"""
# ///
def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    state = torch.load(path, map_location=map_location)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return {"epoch": state["epoch"] + 1, "extra": state["extra"]}

# /// mistake
# cause = "calls model.eval() at the end of loading"
# test = "test_checkpoint_resume"
# hint.ko = """\
# 불러온 뒤 이어서 학습할 때 배치 정규화 층은 어떤 모드에 있나요? 그 모드는 누가 정해야 할까요?"""
# hint.en = """\
# In which mode is the batch normalisation when training goes on after loading? And who should choose it?"""
# ///
def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    state = torch.load(path, map_location=map_location)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    model.eval()
    return state

# /// mistake
# cause = "loads tensors onto the device that they were saved from"
# test = "test_checkpoint_device"
# hint.ko = """\
# 이 파일은 어떤 장치에서 저장했고, 지금 어떤 장치에서 열리나요? 받은 인자 가운데 쓰지 않은 것이 있나요?"""
# hint.en = """\
# On which device was the file saved, and on which is it opened now? Is there an argument that you do not use?"""
# ///
def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    state = torch.load(path)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state

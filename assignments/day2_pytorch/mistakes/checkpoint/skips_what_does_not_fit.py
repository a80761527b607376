# /// mistake
# cause = "loads with strict=False, which passes over missing tensors in silence"
# test = "test_checkpoint_mismatch"
# hint.ko = """\
# 층이 하나 더 많은 모델에 불러오면 그 층의 가중치는 무엇이 되나요? 누가 그 사실을 알려 주나요?"""
# hint.en = """\
# Load it into a model with one more layer. What are the weights of that layer then, and who tells you about it?"""
# ///
def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    state = torch.load(path, map_location=map_location)
    model.load_state_dict(state["model"], strict=False)
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state

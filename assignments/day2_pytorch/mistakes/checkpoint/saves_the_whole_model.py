# /// mistake
# cause = "saves the model object instead of its state"
# test = "test_checkpoint_file"
# hint.ko = """\
# 동료가 여러분의 클래스 정의 없이 이 파일을 열 수 있나요? 파일에 들어간 것은 숫자인가요, 객체인가요?"""
# hint.en = """\
# Could a colleague load your file without your class definition? Is it numbers that you put into it, or an object?"""
# ///
def save_checkpoint(path, model, optimizer, epoch, extra=None):
    state = {"model": model, "optimizer": optimizer.state_dict(), "epoch": epoch, "extra": extra}
    torch.save(state, path)


def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    state = torch.load(path, map_location=map_location, weights_only=False)
    model.load_state_dict(state["model"].state_dict())
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state

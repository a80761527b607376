# /// mistake
# cause = "raises where only the head is missing or has another size"
# test = "test_load_pretrained_head"
# hint.ko = """\
# 새 과제의 클래스 수가 다를 때도 이 함수를 쓸 수 있어야 해요. 예외는 어느 부분 때문에만 나야 하나요?"""
# hint.en = """\
# The function is meant for tasks with other classes, too. Which part alone may be the reason for an exception?"""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = model.state_dict()
    loaded = [name for name in own if name in file and file[name].shape == own[name].shape]
    missing = [name for name in own if name not in file]
    unexpected = [name for name in file if name not in own]
    mismatched = [name for name in own if name in file and name not in loaded]
    lost = missing + mismatched
    if strict_backbone and lost:
        raise RuntimeError(str(lost))
    for name in loaded:
        own[name].copy_(file[name])
    return {
        "loaded": sorted(loaded),
        "missing": sorted(missing),
        "unexpected": sorted(unexpected),
        "mismatched": sorted(mismatched),
    }

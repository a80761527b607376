# /// mistake
# cause = "hands a head of another size to load_state_dict, which raises"
# test = "test_load_pretrained_head"
# hint.ko = """\
# 예외의 글을 끝까지 읽어 보세요. 옛 네트워크의 어느 부분이 새 과제에 맞지 않나요?"""
# hint.en = """\
# Read the text of the exception to its end. Which part of the old network does not fit the new task?"""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    result = model.load_state_dict(file, strict=False)
    lost = [name for name in result.missing_keys if not name.startswith("fc.")]
    if strict_backbone and lost:
        raise RuntimeError(str(lost))
    loaded = set(file) - set(result.unexpected_keys)
    return {
        "loaded": sorted(loaded),
        "missing": sorted(result.missing_keys),
        "unexpected": sorted(result.unexpected_keys),
        "mismatched": [],
    }

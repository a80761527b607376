# /// mistake
# cause = "opens the file with weights_only=False, which runs code from it"
# test = "test_load_pretrained_safely"
# hint.ko = """\
# 인터넷에서 받은 파일을 열 때 무슨 일까지 일어날 수 있나요? `torch.load`의 인자를 찾아보세요."""
# hint.en = """\
# What can happen when you open a file from the internet? Look up the arguments of `torch.load`."""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=False)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = model.state_dict()
    loaded = [name for name in own if name in file and file[name].shape == own[name].shape]
    missing = [name for name in own if name not in file]
    unexpected = [name for name in file if name not in own]
    mismatched = [name for name in own if name in file and name not in loaded]
    lost = [name for name in missing + mismatched if not name.startswith("fc.")]
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

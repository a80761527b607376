# /// mistake
# cause = "lstrip removes any of the letters of module. rather than the prefix"
# test = "test_load_pretrained_parameters"
# hint.ko = """\
# `"model.layer".lstrip("module.")`을 출력해 보세요. 기대한 이름이 나오나요?"""
# hint.en = """\
# Print `"model.layer".lstrip("module.")`. Is it the name that you expect?"""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.lstrip("module."): tensor for name, tensor in file.items()}
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

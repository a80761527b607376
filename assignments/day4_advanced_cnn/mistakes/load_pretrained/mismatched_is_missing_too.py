# /// mistake
# cause = "a name of another shape is reported as missing as well"
# test = "test_load_pretrained_report"
# hint.ko = """\
# 모양이 다른 헤드는 파일에 없는 건가요, 있지만 맞지 않는 건가요? 한 이름이 두 목록에 들어 있나요?"""
# hint.en = """\
# Is a head of another shape absent from the file, or there and of no use? Is any name in two of your lists?"""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = model.state_dict()
    loaded = [name for name in own if name in file and file[name].shape == own[name].shape]
    missing = [name for name in own if name not in loaded]
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

# /// mistake
# cause = "leaves the whole head out, even where it fits"
# test = "test_load_pretrained_parameters"
# hint.ko = """\
# 파일의 헤드가 내 모델과 모양까지 같다면 어떻게 해야 하나요? 문제의 표에서 첫 줄을 다시 읽어 보세요."""
# hint.en = """\
# What if the head in the file has the very shape of yours? Read the first line of the table again."""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = model.state_dict()
    loaded = [
        name for name in own if name in file and file[name].shape == own[name].shape and not name.startswith("fc.")
    ]
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

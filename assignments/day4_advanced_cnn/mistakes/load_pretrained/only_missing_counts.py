# /// mistake
# cause = "a backbone tensor of another shape does not count as lost"
# test = "test_load_pretrained_strict"
# hint.ko = """\
# 이름은 있는데 모양이 다른 몸통의 텐서는 모델에 들어갔나요? 그런 텐서가 있을 때 모델을 믿고 써도 되나요?"""
# hint.en = """\
# A tensor of the backbone is in the file, but in another shape: did it go into the model? Is that model fit for use?"""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = model.state_dict()
    loaded = [name for name in own if name in file and file[name].shape == own[name].shape]
    missing = [name for name in own if name not in file]
    unexpected = [name for name in file if name not in own]
    mismatched = [name for name in own if name in file and name not in loaded]
    lost = [name for name in missing if not name.startswith("fc.")]
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

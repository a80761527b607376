# /// mistake
# cause = "never raises, whatever the backbone lacks"
# test = "test_load_pretrained_strict"
# hint.ko = """\
# 몸통의 텐서가 파일에 하나도 없다면, 여러분의 함수를 쓰는 사람은 그것을 어떻게 알게 되나요? 쓰지 않은 인자가 있나요?"""
# hint.en = """\
# If not one tensor of the backbone is in the file, how does the caller find out? Is there an argument
# that you do not use?"""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = model.state_dict()
    loaded = [name for name in own if name in file and file[name].shape == own[name].shape]
    missing = [name for name in own if name not in file]
    unexpected = [name for name in file if name not in own]
    mismatched = [name for name in own if name in file and name not in loaded]
    lost = [name for name in missing + mismatched if not name.startswith("fc.")]
    if not loaded:
        raise RuntimeError(str(lost))
    for name in loaded:
        own[name].copy_(file[name])
    return {
        "loaded": sorted(loaded),
        "missing": sorted(missing),
        "unexpected": sorted(unexpected),
        "mismatched": sorted(mismatched),
    }

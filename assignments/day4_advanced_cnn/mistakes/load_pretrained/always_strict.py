# /// mistake
# cause = "raises for a gap in the backbone even with strict_backbone=False"
# test = "test_load_pretrained_strict"
# hint.ko = """\
# `strict_backbone=False`를 준 사람은 무엇을 바라나요? 여러분의 함수는 이 인자를 보나요?"""
# hint.en = """\
# What does somebody who passes `strict_backbone=False` want? Does your function look at it?"""
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
    if lost:
        raise RuntimeError(str(lost))
    for name in loaded:
        own[name].copy_(file[name])
    return {
        "loaded": sorted(loaded),
        "missing": sorted(missing),
        "unexpected": sorted(unexpected),
        "mismatched": sorted(mismatched),
    }

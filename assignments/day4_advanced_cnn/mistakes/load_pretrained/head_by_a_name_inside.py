# /// mistake
# cause = "takes every name with fc in it for the head"
# test = "test_load_pretrained_strict"
# hint.ko = """\
# `layer2.fc.weight`는 헤드인가요, 몸통인가요? 여러분의 조건은 뭐라고 답하나요?"""
# hint.en = """\
# Is `layer2.fc.weight` head or backbone? What does your condition say?"""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = model.state_dict()
    loaded = [name for name in own if name in file and file[name].shape == own[name].shape]
    missing = [name for name in own if name not in file]
    unexpected = [name for name in file if name not in own]
    mismatched = [name for name in own if name in file and name not in loaded]
    lost = [name for name in missing + mismatched if "fc" not in name]
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

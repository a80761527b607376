# /// mistake
# cause = "walks over the parameters and leaves the running statistics as they were"
# test = "test_load_pretrained_buffers"
# hint.ko = """\
# 배치 정규화 층은 eval 모드에서 어떤 숫자로 정규화하나요? 그 숫자도 모델에 들어갔나요?"""
# hint.en = """\
# By which numbers does batch normalisation normalise in eval mode? Did they reach your model?"""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = {name: p.data for name, p in model.named_parameters()}
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

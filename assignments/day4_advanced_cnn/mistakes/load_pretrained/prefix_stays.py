# /// mistake
# cause = "never takes module. off, and strict=False hides that nothing fits"
# test = "test_load_pretrained_prefix"
# hint.ko = """\
# 실제로 모델에 들어간 텐서는 몇 개인가요? 리포트를 출력하고, 파일의 이름과 모델의 이름을 나란히 놓고 보세요."""
# hint.en = """\
# How many tensors really went into the model? Print the report, and put a name of the file beside one of the model."""
# ///
def load_pretrained(model, path, strict_backbone=True):
    file = torch.load(path, map_location="cpu", weights_only=True)
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

# /// mistake
# cause = "assign=True puts new parameters into the model, of the dtype of the file"
# test = "test_load_pretrained_in_place"
# hint.ko = """\
# 옵티마이저가 잡고 있는 텐서와 모델 안의 텐서는 불러온 뒤에도 같은 객체인가요? `is`로 비교해 보세요."""
# hint.en = """\
# Are the tensors that an optimizer holds still those of the model after loading? Compare them with `is`."""
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
    if strict_backbone and lost:
        raise RuntimeError(str(lost))
    model.load_state_dict({name: file[name] for name in loaded}, strict=False, assign=True)
    return {
        "loaded": sorted(loaded),
        "missing": sorted(missing),
        "unexpected": sorted(unexpected),
        "mismatched": sorted(mismatched),
    }

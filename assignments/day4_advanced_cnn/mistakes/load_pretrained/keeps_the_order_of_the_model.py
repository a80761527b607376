# /// mistake
# cause = "the lists are in the order of the model or of the file"
# test = "test_load_pretrained_report"
# hint.ko = """\
# 리포트의 이름들은 어떤 순서로 놓여야 하나요? 여러분의 리스트는 어떤 순서인가요?"""
# hint.en = """\
# Which order should the names in the report have? Which order do yours have?"""
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
    for name in loaded:
        own[name].copy_(file[name])
    return {
        "loaded": loaded,
        "missing": missing,
        "unexpected": unexpected,
        "mismatched": mismatched,
    }

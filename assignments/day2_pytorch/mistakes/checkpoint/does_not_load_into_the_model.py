# /// mistake
# cause = "reads the file and returns it, leaving the model as it is"
# test = "test_checkpoint_parameters"
# hint.ko = """\
# 파일을 읽기만 하면 모델의 가중치가 바뀌나요? 부르기 전과 후의 가중치를 출력해 비교해 보세요."""
# hint.en = """\
# Does reading the file change the weights of the model? Print them before the call and after it."""
# ///
def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    return torch.load(path, map_location=map_location)

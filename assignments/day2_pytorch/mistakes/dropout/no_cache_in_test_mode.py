# /// mistake
# cause = "evaluation mode leaves no mask, so its backward pass raises"
# test = "test_dropout_backward"
# hint.ko = """\
# 평가 모드의 순전파 다음에 역전파를 불러 보세요. cache에는 무엇이 들어 있나요?"""
# hint.en = """\
# Call the backward pass after a forward pass in evaluation mode. What does the cache hold?"""
# ///
def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, None
    mask = ((rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)
    return x * mask, mask

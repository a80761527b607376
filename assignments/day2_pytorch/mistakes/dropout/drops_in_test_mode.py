# /// mistake
# cause = "drops in evaluation mode too"
# test = "test_dropout_test_mode"
# signature.test_kept = [0.68, 0.72]
# hint.ko = """\
# 같은 그림을 평가 모드로 두 번 예측해 보세요. 같은 답이 나오나요?"""
# hint.en = """\
# Predict the same picture twice in evaluation mode. Do you get the same answer?"""
# ///
def dropout_forward(x, p, mode, rng):
    mask = ((rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)
    return x * mask, mask

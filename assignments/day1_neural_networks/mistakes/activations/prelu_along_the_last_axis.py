# /// mistake
# cause = "lets NumPy line alpha up with the last axis"
# test = "test_prelu_values"
# hint.ko = """\
# 이미지 (N, C, H, W)에서 alpha의 원소 C개는 어느 축에 놓여야 하나요? NumPy는 모양을 어느 쪽 끝부터 맞추나요?"""
# hint.en = """\
# Along which axis of an image (N, C, H, W) do the C entries of alpha belong, and from which end does NumPy line \
# shapes up?"""
# ///
def prelu(x, alpha):
    return np.where(x > 0, x, alpha * x)

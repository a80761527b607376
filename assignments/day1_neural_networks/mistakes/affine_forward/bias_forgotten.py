# /// mistake
# cause = "leaves out the bias"
# test = "test_values_matrix"
# hint.ko = "x를 모두 0으로 넣어 보세요. 식대로라면 무엇이 나와야 하나요?"
# hint.en = "Put in an x that is all zeros. What should come out, by the formula?"
# ///
def affine_forward(x, w, b):
    out = x.reshape(x.shape[0], -1) @ w
    return out, (x, w)

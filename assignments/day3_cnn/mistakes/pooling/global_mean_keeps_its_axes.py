# /// mistake
# cause = "global average pooling gives (N, C, 1, 1)"
# test = "test_global_values"
# hint.ko = "out의 모양은 축이 몇 개여야 하나요? 표와 비교해 보세요."
# hint.en = "How many axes should out have? Compare with the table."
# ///
def global_avg_pool_forward(x):
    return x.mean(axis=(2, 3), keepdims=True), x.shape

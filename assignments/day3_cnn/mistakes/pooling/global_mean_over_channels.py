# /// mistake
# cause = "global average pooling averages over the channels and keeps the rows"
# test = "test_global_values"
# hint.ko = "(N, C, H, W)에서 사라져야 하는 축은 어느 둘인가요? 번호를 세어 보세요."
# hint.en = "Which two axes of (N, C, H, W) have to go? Count their numbers."
# ///
def global_avg_pool_forward(x):
    return x.mean(axis=(1, 2)), x.shape

# /// mistake
# cause = "ranks by absolute value"
# test = "test_feature_maps_places"
# hint.ko = "-9와 5 가운데 더 큰 값은 무엇인가요? 가장 작은 음수가 나온 자리도 필터가 찾던 자리인가요?"
# hint.en = "Which is larger, -9 or 5? Is the most negative place one that the filter was looking for?"
# ///
import torch


def top_patches(acts, k):
    _, C, H, W = acts.shape
    best = acts.abs().transpose(0, 1).reshape(C, -1).topk(k, dim=1).indices
    inside = best % (H * W)
    return torch.stack([best // (H * W), inside // W, inside % W], dim=2)

# /// mistake
# cause = "gives (n, j, i) for (n, i, j)"
# test = "test_feature_maps_places"
# hint.ko = "행이 하나뿐인 특징 맵을 넣어 보세요. 결과의 두 번째 숫자는 무엇이어야 하나요?"
# hint.en = "Put in feature maps with a single row. What must the second number of each place be?"
# ///
import torch


def top_patches(acts, k):
    _, C, H, W = acts.shape
    best = acts.transpose(0, 1).reshape(C, -1).topk(k, dim=1).indices
    inside = best % (H * W)
    return torch.stack([best // (H * W), inside % W, inside // W], dim=2)

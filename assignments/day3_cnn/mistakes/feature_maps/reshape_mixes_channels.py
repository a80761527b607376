# /// mistake
# cause = "reshapes (N, C, H, W) to (C, N H W) without moving the channels to the front"
# test = "test_feature_maps_places"
# hint.ko = "이미지가 한 장일 때만 맞지는 않나요? reshape는 축의 순서를 바꿔 주나요?"
# hint.en = "Is it right for a single image only? Does reshape change the order of the axes?"
# ///
import torch


def top_patches(acts, k):
    _, C, H, W = acts.shape
    best = acts.reshape(C, -1).topk(k, dim=1).indices
    inside = best % (H * W)
    return torch.stack([best // (H * W), inside // W, inside % W], dim=2)

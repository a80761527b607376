# /// mistake
# cause = "lists the largest values from the smallest of them up"
# test = "test_feature_maps_places"
# hint.ko = "argsort는 작은 값부터 늘어놓아요. 뒤에서 k개를 자르면 그 안의 순서는 어떻게 되나요?"
# hint.en = "argsort lists small values first. If you cut k off its end, in which order are they?"
# ///
import torch


def top_patches(acts, k):
    _, C, H, W = acts.shape
    best = acts.transpose(0, 1).reshape(C, -1).argsort(dim=1)[:, -k:]
    return torch.stack([best // (H * W), best % (H * W) // W, best % W], dim=2)

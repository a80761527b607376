# /// mistake
# cause = "ranks the channels together and repeats the places for each"
# test = "test_feature_maps_places"
# hint.ko = "채널 하나의 값을 모두 100만큼 키우면 다른 채널의 자리도 바뀌나요? 바뀌어야 하나요?"
# hint.en = "If all values of one channel grow by 100, do the places of the others change? Should they?"
# ///
import torch


def top_patches(acts, k):
    _, C, H, W = acts.shape
    best = acts.amax(dim=1).reshape(-1).topk(k).indices
    inside = best % (H * W)
    places = torch.stack([best // (H * W), inside // W, inside % W], dim=1)
    return places.repeat(C, 1, 1)

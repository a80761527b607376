# /// mistake
# cause = "divides the flat index by H instead of by the length of a row"
# test = "test_feature_maps_places"
# hint.ko = "정사각형이 아닌 특징 맵으로 시험해 보세요. 한 줄로 폈을 때 다음 행이 시작되기까지 몇 칸인가요?"
# hint.en = """\
# Test with feature maps that are not square. Written in one line, how many places are there to the next row?"""
# ///
import torch


def top_patches(acts, k):
    _, C, H, W = acts.shape
    best = acts.transpose(0, 1).reshape(C, -1).topk(k, dim=1).indices
    inside = best % (H * W)
    return torch.stack([best // (H * W), inside // H, inside % H], dim=2)

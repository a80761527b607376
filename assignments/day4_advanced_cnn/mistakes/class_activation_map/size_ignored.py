# /// mistake
# cause = "the map keeps its own size"
# test = "test_class_activation_map_size"
# hint.ko = """\
# size를 주고 부르면 결과의 모양이 달라지나요? 맵은 언제 그림의 크기가 되나요?"""
# hint.en = """\
# Does the shape of your result change when size is given? When does the map become as large as the picture?"""
# ///
import torch


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)

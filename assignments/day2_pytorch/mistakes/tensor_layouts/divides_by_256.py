# /// mistake
# cause = "divides by 256, the number of gray levels"
# test = "test_layout_of_colour_images"
# hint.ko = """\
# 가장 밝은 픽셀 255는 결과에서 정확히 얼마가 되어야 하나요?"""
# hint.en = """\
# What exactly should the brightest pixel, 255, become?"""
# ///
import torch


def to_image_batch(images):
    if images.ndim == 3:
        images = images[..., None]
    return torch.tensor(images).permute(0, 3, 1, 2).contiguous() / 256

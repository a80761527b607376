# /// mistake
# cause = "height and width change places"
# test = "test_layout_of_colour_images"
# hint.ko = """\
# 정사각형이 아닌 그림으로 시험해 보세요. 그림이 누워 있지 않나요?"""
# hint.en = """\
# Try a picture that is not square. Is it lying on its side?"""
# ///
import torch


def to_image_batch(images):
    if images.ndim == 3:
        images = images[..., None]
    return torch.tensor(images).permute(0, 3, 2, 1).contiguous() / 255

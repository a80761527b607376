# /// mistake
# cause = "reshapes where axes have to change places"
# test = "test_layout_of_colour_images"
# hint.ko = """\
# 변환한 뒤 그림을 그려 보세요. 여전히 그림인가요?"""
# hint.en = """\
# Show the picture after your conversion. Is it still a picture?"""
# ///
import torch


def to_image_batch(images):
    n, h, w = images.shape[:3]
    return torch.tensor(images).reshape(n, -1, h, w) / 255

# /// mistake
# cause = "divides whole numbers: everything below 255 becomes 0"
# test = "test_layout_of_colour_images"
# hint.ko = """\
# 결과에 어떤 값들이 들어 있는지 세어 보세요. 나누는 순간 픽셀의 자료형은 무엇인가요?"""
# hint.en = """\
# Count which values your result holds. What type are the pixels at the moment you divide?"""
# ///
import torch


def to_image_batch(images):
    if images.ndim == 3:
        images = images[..., None]
    return torch.tensor(images // 255).permute(0, 3, 1, 2).contiguous().float()

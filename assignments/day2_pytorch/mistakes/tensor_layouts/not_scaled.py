# /// mistake
# cause = "pixels stay between 0 and 255"
# test = "test_layout_of_colour_images"
# hint.ko = """\
# 결과의 최댓값을 출력해 보세요. 약속한 범위 안에 있나요?"""
# hint.en = """\
# Print the largest value of your result. Is it in the range that was agreed?"""
# ///
import torch


def to_image_batch(images):
    if images.ndim == 3:
        images = images[..., None]
    return torch.tensor(images).permute(0, 3, 1, 2).contiguous().float()

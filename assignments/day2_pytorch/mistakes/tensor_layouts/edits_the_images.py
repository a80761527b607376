# /// mistake
# cause = "scales the caller's own array"
# test = "test_layout_of_colour_images"
# hint.ko = """\
# 함수를 부른 뒤에 원본 배열을 다시 출력해 보세요. 아직 0부터 255 사이의 픽셀인가요?"""
# hint.en = """\
# Print the original array after the call. Does it still hold pixels from 0 to 255?"""
# ///
import torch


def to_image_batch(images):
    if images.ndim == 3:
        images = images[..., None]
    batch = torch.tensor(images).permute(0, 3, 1, 2).contiguous() / 255
    images[...] = images / 255
    return batch

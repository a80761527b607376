# /// mistake
# cause = "gray images get their channel axis at the end"
# test = "test_layout_of_gray_images"
# hint.ko = """\
# 흑백 이미지의 결과 모양을 출력해 보세요. 채널 축은 표에서 몇 번째에 있어야 하나요?"""
# hint.en = """\
# Print the shape that a gray image ends up with. Where in the shape does the table want the channel?"""
# ///
import torch


def to_image_batch(images):
    batch = torch.tensor(images) / 255
    return batch.permute(0, 3, 1, 2).contiguous() if batch.ndim == 4 else batch[..., None]

# /// mistake
# cause = "normalises with the statistics of the picture at hand"
# test = "test_preprocess_values"
# hint.ko = """\
# 밤에 찍은 사진과 낮에 찍은 사진을 넣어 보세요. 결과에서 둘의 밝기가 구별되나요?"""
# hint.en = """\
# Send in a picture taken at night and one taken by day. Can their brightness be told apart afterwards?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    x = transforms.Compose([transforms.Resize(size * 8 // 7), transforms.CenterCrop(size), transforms.ToTensor()])(
        image
    )
    return ((x - x.mean(dim=(1, 2), keepdim=True)) / x.std(dim=(1, 2), keepdim=True))[None]

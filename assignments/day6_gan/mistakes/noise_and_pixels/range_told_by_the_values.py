# /// mistake
# cause = "takes pictures without values above 1 as float pictures"
# test = "test_to_tanh_range_values"
# hint.ko = "밤에 찍은 uint8 사진이라 픽셀이 모두 0 아니면 1이라면 어떻게 되나요?"
# hint.en = "What happens to a uint8 photo taken at night whose pixels are all 0 or 1?"
# ///
def to_tanh_range(x):
    top = 255 if x.max() > 1 else 1
    return x.float() / top * 2 - 1

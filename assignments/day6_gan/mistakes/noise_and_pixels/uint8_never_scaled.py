# /// mistake
# cause = "treats uint8 pixels as if they were between 0 and 1"
# test = "test_to_tanh_range_values"
# hint.ko = "픽셀 255를 넣으면 무엇이 나오나요?"
# hint.en = "What comes out for the pixel 255?"
# ///
def to_tanh_range(x):
    return 2 * x.float() - 1

# /// mistake
# cause = "divides by 255 whatever comes in"
# test = "test_to_tanh_range_values"
# hint.ko = "0에서 1까지인 float 그림을 넣어 보세요. 결과가 아주 좁은 범위에 모이지 않나요?"
# hint.en = "Put in a float picture from 0 to 1. Do the results crowd into a very narrow range?"
# ///
def to_tanh_range(x):
    return x.float() / 127.5 - 1

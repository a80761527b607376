# /// mistake
# cause = "uses the height of the tuple for the width too"
# test = "test_output_size_pairs"
# hint.ko = "정사각형이 아닌 크기, 예를 들어 (28, 14)를 넣어 보세요. 두 결과가 같아도 되나요?"
# hint.en = "Try a size that is not square, such as (28, 14). May the two results be the same?"
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        H = size[0]
        out = conv_output_size(H, kernel, stride, pad, dilation)
        return out, out
    room = size + 2 * pad - dilation * (kernel - 1) - 1
    if room < 0:
        raise ValueError("kernel too large")
    return room // stride + 1

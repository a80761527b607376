# /// mistake
# cause = "knows integer sizes only, so a tuple stops with a TypeError"
# test = "test_output_size_pairs"
# hint.ko = "size가 (28, 14)일 때 첫 줄에서 무슨 일이 일어나나요? 튜플과 정수를 어떻게 구별할 수 있을까요?"
# hint.en = "What happens in your first line if size is (28, 14)? How can a tuple be told from an integer?"
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    room = size + 2 * pad - dilation * (kernel - 1) - 1
    if room < 0:
        raise ValueError("kernel too large")
    return room // stride + 1

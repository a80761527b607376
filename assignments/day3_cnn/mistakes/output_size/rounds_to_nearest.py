# /// mistake
# cause = "rounds to the nearest integer instead of down"
# test = "test_output_size_numbers"
# hint.ko = "나눗셈의 결과가 2.75라면 몇 걸음을 걸을 수 있나요? 식의 기호가 반올림인지 확인해 보세요."
# hint.en = """\
# If the division gives 2.75, how many steps are possible? Check whether the symbol in the formula means rounding."""
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    covered = dilation * (kernel - 1) + 1
    if covered > size + 2 * pad:
        raise ValueError("kernel too large")
    return round((size + 2 * pad - covered) / stride) + 1

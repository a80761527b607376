# /// mistake
# cause = "gives kernel // 2 for even kernels as well"
# test = "test_output_size_same"
# hint.ko = "커널이 4일 때 여러분의 pad로 출력 크기를 구해 보세요. 입력과 같은 크기인가요?"
# hint.en = "For a kernel of 4, work out the output size with your pad. Is it the size of the input?"
# ///
def same_padding(kernel):
    return kernel // 2

# /// mistake
# cause = "gives what is added in all, kernel - 1, instead of what each side gets"
# test = "test_output_size_same"
# hint.ko = "pad는 한쪽에 두르는 칸 수예요. 여러분의 값을 양쪽에 두르면 크기가 그대로인가요?"
# hint.en = "pad is what one side gets. With your number on both sides, does the size stay?"
# ///
def same_padding(kernel):
    if kernel % 2 == 0:
        raise ValueError("even kernel")
    return kernel - 1

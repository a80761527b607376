# /// mistake
# cause = "assigns x.shape, which reshapes the caller's array"
# test = "test_forward_arguments_unchanged"
# hint.ko = "함수를 부르기 전과 후에 x.shape를 출력해 보세요. 같은 배열을 다시 쓰려던 사람에게는 무슨 일이 생길까요?"
# hint.en = "Print x.shape before and after the call. What happens to somebody who wants to use the same array again?"
# ///
def affine_forward(x, w, b):
    x.shape = (x.shape[0], -1)
    return x @ w + b, (x, w)

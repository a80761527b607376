# /// mistake
# cause = "multiplies arrays that do not fit: w.T for w, * for @, or the whole batch in one line"
# test = "test_values_matrix"
# hint.ko = """\
# NumPy가 멈춘 줄에서 곱하는 두 배열의 모양을 나란히 출력해 보세요. 한 예제의 숫자들은 앞 배열의 어디에 있고, w의 \
# 행과 열 가운데 어느 쪽과 만나야 하나요?"""
# hint.en = """\
# In the line where NumPy stops, print the shapes of the two arrays that you multiply, side by side. Where in the \
# first are the numbers of one example, and should they meet the rows of w or its columns?"""
# ///
def affine_forward(x, w, b):
    out = x.reshape(x.shape[0], -1) @ w.T + b
    return out, (x, w)

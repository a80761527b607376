# /// mistake
# cause = "stores what f returns in one entry, also where it is an array of shape (1,)"
# test = "test_few_calls_of_f"
# hint.ko = """\
# f가 숫자 대신 모양이 (1,)인 배열을 돌려줄 때도 있어요. 그 배열을 grad의 한 자리에 넣으면 어떻게 되나요? 배열에서 \
# 숫자만 꺼내려면 어떻게 해야 할까요?"""
# hint.en = """\
# Sometimes f returns an array of shape (1,) instead of a number. What happens when you put that array into one entry \
# of grad? How do you take the number out of it?"""
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    at = np.array(x, dtype=np.float64)
    grad = np.zeros_like(at)
    for i in np.ndindex(*at.shape):
        kept = at[i]
        at[i] = kept + h
        above = f(at)
        at[i] = kept - h
        below = f(at)
        at[i] = kept
        grad[i] = (above - below) / (2 * h)
    return grad

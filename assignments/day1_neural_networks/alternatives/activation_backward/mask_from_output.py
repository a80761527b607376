# /// alternative
# note = "the cache is the output: out > 0 exactly where x > 0"
# ///
def relu_forward(x):
    out = x * (x > 0)
    return out, {"out": out}


def relu_backward(dout, cache):
    dx = dout.copy()
    dx[cache["out"] <= 0] = 0
    return dx

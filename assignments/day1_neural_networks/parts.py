"""What graders put in for exercises 6, 7, 8 and 10 when they grade exercises 12 and 14.

The same as the lesson's parts box, in NumPy: a step of training takes a quarter of the time. Student code could find
it out, and would have what the parts box gives it anyway: stand-ins whose answers are right.
"""


def reference_parts():
    """Stand-ins by name, which take and give what the learner's own functions do; caches are copies."""
    import numpy as np

    def affine_forward(x, w, b):
        x, w, b = np.array(x), np.array(w), np.asarray(b)
        rows = x.reshape(len(x), len(w))
        return rows @ w + b, (rows, w, x.shape, b.shape)

    def affine_backward(dout, cache):
        rows, w, shape, biases = cache
        return (dout @ w.T).reshape(shape), rows.T @ dout, dout.sum(axis=0).reshape(biases)

    def relu_forward(x):
        out = np.maximum(x, 0)
        return out, out > 0

    def relu_backward(dout, cache):
        if cache.dtype != bool:
            raise TypeError("the cache of relu_forward was expected")
        return dout * cache

    def softmax_cross_entropy(logits, y):
        y = np.array(y, dtype=np.int64)
        if y.shape != logits.shape[:1]:
            raise ValueError(f"labels of shape {y.shape} for logits of shape {logits.shape}")
        each = np.arange(len(y))
        shifted = logits - logits.max(axis=1, keepdims=True)
        p = np.exp(shifted)
        total = p.sum(axis=1, keepdims=True)
        loss = (np.log(total[:, 0]) - shifted[each, y]).sum() / len(y)
        p /= total
        p[each, y] -= 1
        p /= len(y)
        return float(loss), p

    functions = (affine_forward, affine_backward, relu_forward, relu_backward, softmax_cross_entropy)
    return {function.__name__: function for function in functions}

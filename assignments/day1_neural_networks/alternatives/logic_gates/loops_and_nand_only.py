# /// alternative
# note = "a loop over rows, and XOR of NAND gates only"
# ///
def perceptron(x, w, b):
    fired = []
    for row in x:
        total = sum(float(value) * weight for value, weight in zip(row, w, strict=True)) + b
        fired.append(1 if total > 0 else 0)
    return np.array(fired)


def XOR(x):
    both = NAND(x)
    left = NAND(np.column_stack([x[:, 0], both]))
    right = NAND(np.column_stack([both, x[:, 1]]))
    return NAND(np.column_stack([left, right]))

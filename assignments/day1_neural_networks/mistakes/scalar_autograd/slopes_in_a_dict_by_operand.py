# /// mistake
# cause = "keeps the slopes in a dict with the operands as keys"
# test = "test_shared_values"
# hint.ko = "곱셈의 두 입력이 같은 객체일 때도 규칙이 맞나요? 그때 여러분이 기억한 몫은 몇 개인가요?"
# hint.en = "Both inputs of your product are the same object. Does your rule still hold? How many shares are kept?"
# ///
import math


class Value:
    def __init__(self, data, slopes=None):
        self.data = data
        self.grad = 0.0
        self.slopes = slopes or {}

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, {self: 1.0, other: 1.0})

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, {self: other.data, other: self.data})

    def __sub__(self, other):
        return self + other * -1

    def __truediv__(self, other):
        return self * other**-1

    def __pow__(self, n):
        return Value(self.data**n, {self: n * self.data ** (n - 1)})

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return self * -1 + other

    def __rtruediv__(self, other):
        return self**-1 * other

    def exp(self):
        e = math.exp(self.data)
        return Value(e, {self: e})

    def log(self):
        return Value(math.log(self.data), {self: 1 / self.data})

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, {self: 1 - t * t})

    def relu(self):
        return Value(self.data, {self: 1.0}) if self.data > 0 else Value(0.0, {self: 0.0})

    def backward(self):
        order, stack, seen = [], [(self, False)], set()
        while stack:
            node, ready = stack.pop()
            if ready:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                stack.append((node, True))
                stack.extend((parent, False) for parent in node.slopes)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.slopes.items():
                parent.grad += slope * node.grad

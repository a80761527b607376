# /// alternative
# note = "passes on once as many shares came in as the node has users; subtraction and division of their own"
# ///
import math
from collections import Counter


def wrap(x):
    return x if isinstance(x, Value) else Value(x)


class Value:
    def __init__(self, data):
        self.data, self.grad, self.edges = data, 0.0, []

    @classmethod
    def of(cls, data, *edges):
        node = cls(data)
        node.edges = list(edges)
        return node

    def __add__(self, other):
        other = wrap(other)
        return Value.of(self.data + other.data, (self, 1), (other, 1))

    def __sub__(self, other):
        other = wrap(other)
        return Value.of(self.data - other.data, (self, 1), (other, -1))

    def __mul__(self, other):
        other = wrap(other)
        return Value.of(self.data * other.data, (self, other.data), (other, self.data))

    def __truediv__(self, other):
        other = wrap(other)
        ratio = self.data / other.data
        return Value.of(ratio, (self, 1 / other.data), (other, -ratio / other.data))

    def __pow__(self, n):
        return Value.of(math.pow(self.data, n), (self, n * math.pow(self.data, n - 1)))

    def __radd__(self, other):
        return wrap(other) + self

    def __rsub__(self, other):
        return wrap(other) - self

    def __rmul__(self, other):
        return wrap(other) * self

    def __rtruediv__(self, other):
        return wrap(other) / self

    def exp(self):
        return Value.of(math.exp(self.data), (self, math.exp(self.data)))

    def log(self):
        return Value.of(math.log(self.data), (self, self.data**-1))

    def tanh(self):
        e = math.exp(-2 * abs(self.data))
        t = math.copysign((1 - e) / (1 + e), self.data)
        return Value.of(t, (self, (1 - t) * (1 + t)))

    def relu(self):
        return Value.of(0 if self.data <= 0 else self.data, (self, int(self.data > 0)))

    def backward(self):
        users, found = Counter(), [self]
        met = {id(self)}
        while found:
            node = found.pop()
            node.grad = 0.0
            for parent, _ in node.edges:
                users[id(parent)] += 1
                if id(parent) not in met:
                    met.add(id(parent))
                    found.append(parent)
        self.grad, ready = 1.0, [self]
        while ready:
            node = ready.pop()
            for parent, slope in node.edges:
                parent.grad += slope * node.grad
                users[id(parent)] -= 1
                if users[id(parent)] == 0:
                    ready.append(parent)

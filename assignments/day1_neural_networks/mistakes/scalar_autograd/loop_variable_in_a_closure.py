# /// mistake
# cause = "functions made in a loop all see the last operand"
# test = "test_local_rules"
# hint.ko = "반복문 안에서 만든 함수는 나중에 불릴 때 반복 변수의 어느 값을 보나요? a * b에서 두 grad를 출력해 보세요."
# hint.en = "A function made in a loop runs later. What is the loop variable then? Print both grads of a * b."
# ///
import math


class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def push():
            self.grad += out.grad
            other.grad += out.grad

        out.push = push
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        steps = []
        for node, slope in ((self, other.data), (other, self.data)):

            def step():
                node.grad += slope * out.grad  # noqa: B023

            steps.append(step)
        out.push = lambda: [step() for step in steps]
        return out

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def push():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.push = push
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __sub__(self, other):
        return self + (other * -1)

    def __rsub__(self, other):
        return self * -1 + other

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return self**-1 * other

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def push():
            self.grad += out.data * out.grad

        out.push = push
        return out

    def log(self):
        out = Value(math.log(self.data), (self,))

        def push():
            self.grad += out.grad / self.data

        out.push = push
        return out

    def tanh(self):
        out = Value(math.tanh(self.data), (self,))

        def push():
            self.grad += (1 - out.data**2) * out.grad

        out.push = push
        return out

    def relu(self):
        out = Value(max(0.0, self.data), (self,))

        def push():
            self.grad += (self.data > 0) * out.grad

        out.push = push
        return out

    def backward(self):
        order, seen, stack = [], set(), [(self, 0)]
        while stack:
            node, at = stack.pop()
            if at == 0 and node in seen:
                continue
            seen.add(node)
            if at < len(node.parents):
                stack.append((node, at + 1))
                stack.append((node.parents[at], 0))
            else:
                order.append(node)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            node.push()

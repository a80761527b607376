# /// mistake
# cause = "goes from the leaves to the last node instead of back from it"
# test = "test_local_rules"
# hint.ko = "backward가 지나가는 순서대로 노드의 data를 출력해 보세요. 처음에 grad를 알고 있는 노드는 어느 것인가요?"
# hint.en = """\
# Print the data of the nodes in the order in which backward visits them. Which is the one node whose grad is known \
# at the start?"""
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

        def push():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.push = push
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
        for node in order:
            node.push()

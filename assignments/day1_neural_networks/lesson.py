# %% [markdown] lang="ko"
# # 1일차: NumPy로 만드는 신경망
#
# 오늘은 딥러닝 라이브러리 없이 NumPy만으로 신경망 하나를 처음부터 끝까지 만들어요. 다 만들고 나면 여러분의 코드가
# 직선으로는 나눌 수 없는 나선을 나누고, 손으로 쓴 숫자를 읽게 돼요.
#
# 만들 부품은 네 가지예요. 데이터는 왼쪽에서 오른쪽으로 흐르고, 기울기(gradient)는 오른쪽에서 왼쪽으로 돌아와요.
#
# ```text
#  순전파   X ──> affine ──> ReLU ──> affine ──> softmax, cross-entropy ──> 손실
#  문제             6          8         6                 10
#
#  역전파     <── affine <── ReLU <── affine <── softmax, cross-entropy
#  문제             7          8         7                 10
# ```
#
# - **순전파(forward pass)**: 입력에서 출력을 거쳐 손실까지 차례로 계산해요.
# - **손실 함수(loss function)**: 예측이 얼마나 틀렸는지를 숫자 하나로 알려 줘요.
# - **역전파(backpropagation)**: 연쇄 법칙(chain rule)을 따라, 각 숫자를 조금 바꾸면 손실이 얼마나 변하는지를
#   거꾸로 계산해요. 이 값이 기울기예요.
# - **경사 하강법(gradient descent)**: 손실이 줄어드는 쪽으로 가중치를 조금씩 옮겨요. 14번 문제에서 이 모두를
#   이어 붙여 학습시켜요.
#
# <!-- plan -->
#
# **푸는 방법.** 함수마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 바로 아래
# `grader.check(...)` 셀을 실행하면 공개 검사의 결과가 나와요. 채점할 때는 다른 숫자와 다른 모양의 배열로 몇 가지를
# 더 확인하는데, **무엇을 확인하는지는 문제마다 모두 적어 두었어요**. 비밀은 숫자뿐이에요. 한 문제에서 15분 넘게
# 막히면 다음 문제로 넘어가도 좋아요. 12번 앞에 대체 부품이 있어요.

# %% [markdown] lang="en"
# # Day 1: a neural network from NumPy
#
# Today you build a neural network from the first line to the last with nothing but NumPy. When you are done, your own
# code will separate a spiral that no straight line can separate, and it will read handwritten digits.
#
# You need four parts. Data flows from left to right; gradients come back from right to left.
#
# ```text
#  forward    X ──> affine ──> ReLU ──> affine ──> softmax, cross-entropy ──> loss
#  exercise           6          8         6                 10
#
#  backward     <── affine <── ReLU <── affine <── softmax, cross-entropy
#  exercise           7          8         7                 10
# ```
#
# - **Forward pass**: compute the outputs from the inputs, step by step, up to the loss.
# - **Loss function**: one number that says how wrong the predictions are.
# - **Backpropagation**: follow the chain rule backwards to find out how much the loss changes when one of the numbers
#   inside changes a little. That is the gradient.
# - **Gradient descent**: move the weights a small step in the direction that lowers the loss. Exercise 14 puts all of
#   it together.
#
# <!-- plan -->
#
# **How to work.** In each function, delete the line `raise NotImplementedError()` and write your code in its place.
# Then run the `grader.check(...)` cell underneath: it shows the public checks. Grading uses other numbers and other
# array shapes and looks at a few more things, and **every one of them is announced in the exercise**. Only the numbers
# are secret. If an exercise holds you up for more than 15 minutes, go on to the next: there are stand-ins before
# exercise 12.

# %% setup=true
import numpy as np
import otter

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day1.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 오늘의 목표: 나선
#
# 아래 두 색의 점을 나누는 것이 오늘의 목표예요. 직선 하나로 나눌 수 있을지 먼저 눈으로 가늠해 보세요.

# %% [markdown] lang="en"
# ## Today's goal: the spiral
#
# Your goal today is to separate the two colours below. Before you start: how well could a single straight line do?


# %%
def make_spiral(per_arm, seed):
    """
    ko| 두 갈래 나선: X (2 * per_arm, 2) float64, y (2 * per_arm,) int64, 클래스는 0과 1.
    en| A spiral with two arms: X (2 * per_arm, 2) float64, y (2 * per_arm,) int64, classes 0 and 1.
    """
    rng = np.random.default_rng(seed)
    y = np.repeat([0, 1], per_arm)
    radius = rng.uniform(0.1, 1.0, size=y.size)
    angle = 2 * np.pi * 1.25 * radius + np.pi * y
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return X + rng.normal(scale=0.04, size=X.shape), y


spiral_x, spiral_y = make_spiral(per_arm=300, seed=1)

# %% demo=true
import matplotlib.pyplot as plt

figure, axis = plt.subplots(figsize=(4, 4))
axis.scatter(spiral_x[:, 0], spiral_x[:, 1], c=spiral_y, cmap="coolwarm", s=8)
axis.set(title="600 points, 2 classes", xlabel="x[0]", ylabel="x[1]", aspect="equal")
plt.show()

# %% [markdown] lang="ko"
# ## 1. 임계값 뉴런과 논리 게이트 (4점)
#
# **아이디어.** 1943년에 매컬러와 피츠가 그린 뉴런은 아주 단순해요. 들어온 신호에 가중치를 곱해 더하고, 그 합이
# 0을 **넘으면** 1, 아니면 0을 내보내요. 이 뉴런 하나로 AND, NAND, OR를 만들 수 있어요. 하지만 XOR는 하나로는 안 되고,
# 여러 개를 **쌓아야** 만들 수 있어요. 깊은 신경망의 출발점이에요.
#
# $$s_n = x_{n,1} w_1 + x_{n,2} w_2 + b, \qquad y_n = \begin{cases} 1 & s_n > 0 \\ 0 & s_n \le 0 \end{cases}$$
#
# | 배열 | 모양 | 뜻 |
# |---|---|---|
# | `x` | $(N, 2)$ | 한 행에 입력 두 개. 게이트에는 0과 1만 들어와요 |
# | `w`, `b` | $(2,)$, 숫자 하나 | 가중치와 편향 |
# | `y` | $(N,)$ | 0 또는 1인 **정수** |
#
# | $x_1$ | $x_2$ | AND | NAND | OR | XOR |
# |---|---|---|---|---|---|
# | 0 | 0 | 0 | 1 | 0 | 0 |
# | 0 | 1 | 0 | 1 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 | 1 |
# | 1 | 1 | 1 | 0 | 1 | 0 |
#
# **채점에서 확인하는 것**
# - `perceptron`: 무작위 `x`, `w`, `b`에 대한 값. $N = 1$과 $N = 1000$도 있어요. 합이 **정확히 0이면 0**이에요.
# - `AND`, `NAND`, `OR`, `XOR`: 네 행 모두, 섞인 순서, 한 행, 많은 행.
# - `XOR`는 여러분의 `AND`, `NAND`, `OR`를 **불러서** 만들어야 해요. 채점할 때 이 세 게이트를 다른 것으로 바꿔 끼우고,
#   `XOR`의 답도 따라서 바뀌는지 봐요. 표에서 찾거나 `x`로 직접 계산하면 이 부분의 점수가 없어요.
# - 입력은 정수, 실수, 불리언일 수 있고, 출력은 언제나 정수예요. `x`는 그대로여야 해요.

# %% [markdown] lang="en"
# ## 1. Threshold neuron and logic gates (4 points)
#
# **Idea.** The neuron that McCulloch and Pitts drew in 1943 is very simple: it weighs the signals that come in, adds
# them up, and fires 1 if the sum is **above** 0, else 0. One such neuron can be AND, NAND or OR. XOR cannot be done by
# one; it takes a **stack** of them, and that is where deep networks begin.
#
# $$s_n = x_{n,1} w_1 + x_{n,2} w_2 + b, \qquad y_n = \begin{cases} 1 & s_n > 0 \\ 0 & s_n \le 0 \end{cases}$$
#
# | array | shape | meaning |
# |---|---|---|
# | `x` | $(N, 2)$ | two inputs per row; the gates meet only 0 and 1 |
# | `w`, `b` | $(2,)$, one number | weights and bias |
# | `y` | $(N,)$ | **integers** 0 or 1 |
#
# | $x_1$ | $x_2$ | AND | NAND | OR | XOR |
# |---|---|---|---|---|---|
# | 0 | 0 | 0 | 1 | 0 | 0 |
# | 0 | 1 | 0 | 1 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 | 1 |
# | 1 | 1 | 1 | 0 | 1 | 0 |
#
# **What grading looks at**
# - `perceptron`: values for random `x`, `w` and `b`, with $N = 1$ and $N = 1000$ among them. A sum of **exactly 0
#   gives 0**.
# - `AND`, `NAND`, `OR`, `XOR`: all four rows, in other orders, one row, many rows.
# - `XOR` must be made by **calling** your `AND`, `NAND` and `OR`. Grading puts other gates in their place and looks
#   whether the answers of `XOR` follow. A table, or arithmetic on `x`, earns nothing for this part.
# - Inputs may be integers, floats or booleans; outputs are always integers. `x` stays as it was.


# %% solution="perceptron"
def perceptron(x, w, b):
    """
    ko| 임계값 뉴런: 행마다 가중합이 0보다 크면 1, 아니면 0.
    en| A threshold neuron: 1 where a row's weighted sum is above 0, else 0.

    ko| x : 배열 (N, 2);  w : 배열 (2,);  b : 숫자
    ko| 반환값: 정수 배열 (N,), 0 또는 1
    en| x : array (N, 2);  w : array (2,);  b : a number
    en| returns: integer array (N,) of 0 and 1
    """
    ### BEGIN SOLUTION
    return (x @ w + b > 0).astype(int)
    ### END SOLUTION


# %% solution="AND"
def AND(x):
    """
    ko| 두 입력이 모두 1일 때만 1. x : 배열 (N, 2), 반환값: 정수 배열 (N,)
    en| 1 only where both inputs are 1. x : array (N, 2), returns an integer array (N,)
    """
    ### BEGIN SOLUTION
    return perceptron(x, np.array([1.0, 1.0]), -1.5)
    ### END SOLUTION


# %% solution="NAND"
def NAND(x):
    """
    ko| AND의 반대. x : 배열 (N, 2), 반환값: 정수 배열 (N,)
    en| The opposite of AND. x : array (N, 2), returns an integer array (N,)
    """
    ### BEGIN SOLUTION
    return perceptron(x, np.array([-1.0, -1.0]), 1.5)
    ### END SOLUTION


# %% solution="OR"
def OR(x):
    """
    ko| 하나라도 1이면 1. x : 배열 (N, 2), 반환값: 정수 배열 (N,)
    en| 1 where at least one input is 1. x : array (N, 2), returns an integer array (N,)
    """
    ### BEGIN SOLUTION
    return perceptron(x, np.array([1.0, 1.0]), -0.5)
    ### END SOLUTION


# %% solution="XOR"
def XOR(x):
    """
    ko| 두 입력이 서로 다르면 1. AND, NAND, OR를 불러서 만들어요. x : 배열 (N, 2), 반환값: 정수 배열 (N,)
    en| 1 where the inputs differ, by calling AND, NAND and OR. x : array (N, 2), returns an integer array (N,)
    """
    ### BEGIN SOLUTION
    return AND(np.stack([NAND(x), OR(x)], axis=1))
    ### END SOLUTION


# %% check="logic_gates"
grader.check("logic_gates")

# %% grade="logic_gates"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    ticks = np.linspace(-0.5, 1.5, 200)
    grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    figure, axes = plt.subplots(1, 3, figsize=(9, 3), layout="constrained")
    for axis, gate in zip(axes, (AND, OR, XOR), strict=True):
        if gate is not XOR:
            axis.contourf(ticks, ticks, gate(grid).reshape(200, 200), levels=1, cmap="coolwarm", alpha=0.4)
        axis.scatter(corners[:, 0], corners[:, 1], c=gate(corners), cmap="coolwarm", s=120, edgecolors="black")
        axis.set(title=gate.__name__ + (": where is the line?" if gate is XOR else ""), aspect="equal")
        axis.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5))
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 2. 퍼셉트론 학습 규칙 (5점)
#
# **아이디어.** 게이트의 가중치는 손으로 골랐어요. 로젠블랫의 퍼셉트론(1958)은 가중치를 **틀릴 때마다 조금씩 고쳐서**
# 스스로 찾아요. 맞힌 예제에서는 아무것도 하지 않아요.
#
# $$\hat{y}_n = \begin{cases} 1 & w \cdot x_n + b > 0 \\ 0 & \text{그 외} \end{cases}, \qquad
#   w \leftarrow w + \eta\,(y_n - \hat{y}_n)\,x_n, \qquad b \leftarrow b + \eta\,(y_n - \hat{y}_n)$$
#
# **정해진 순서.** $w$와 $b$는 0에서 시작해요. 한 epoch에 예제를 **0번부터 순서대로** 하나씩 보고, 틀리면 바로 고쳐요.
# 한 epoch 동안 틀린 횟수를 `errors`에 덧붙여요. 틀린 횟수가 0인 epoch가 나오면 거기서 멈추고, 끝내 나오지 않으면
# `max_epochs`번 돌고 멈춰요.
#
# | 값 | 모양 |
# |---|---|
# | `X`, `y` | $(N, D)$, $(N,)$ (0 또는 1) |
# | `w`, `b`, `errors` | $(D,)$, 숫자, epoch마다 정수 하나인 리스트 |
#
# **채점에서 확인하는 것**
# - 직선으로 나뉘는 무작위 데이터 ($D$는 2에서 5, 원점에서 멀리 떨어진 데이터도): 모든 예제를 맞히고, 위의 순서를 그대로
#   따른 `w`, `b`, `errors`가 나와요.
# - 이미 모두 맞히고 있으면 아무것도 바꾸지 않아요. `lr`을 바꾸면 `w`와 `b`가 그만큼 커지거나 작아져요.
# - XOR처럼 나눌 수 없는 데이터에서도 `max_epochs`번 뒤에는 멈춰요. `X`와 `y`는 그대로예요.

# %% [markdown] lang="en"
# ## 2. The perceptron learning rule (5 points)
#
# **Idea.** You chose the weights of the gates by hand. Rosenblatt's perceptron (1958) finds them by itself: it **mends
# them a little after each mistake**, and does nothing where the answer was right.
#
# $$\hat{y}_n = \begin{cases} 1 & w \cdot x_n + b > 0 \\ 0 & \text{otherwise} \end{cases}, \qquad
#   w \leftarrow w + \eta\,(y_n - \hat{y}_n)\,x_n, \qquad b \leftarrow b + \eta\,(y_n - \hat{y}_n)$$
#
# **The order is fixed.** $w$ and $b$ start at 0. In each epoch look at the examples one by one, **from number 0 on**,
# and mend at once where the answer is wrong. Append to `errors` how many were wrong in the epoch. Stop after the
# first epoch with none, or after `max_epochs` if that never happens.
#
# | value | shape |
# |---|---|
# | `X`, `y` | $(N, D)$, $(N,)$ of 0 and 1 |
# | `w`, `b`, `errors` | $(D,)$, a number, a list with one integer per epoch |
#
# **What grading looks at**
# - Random data that a line can separate ($D$ from 2 to 5, some far from the origin): all examples end up right, with
#   just the `w`, `b` and `errors` that the order above leads to.
# - Where everything is right from the start, nothing changes. Another `lr` makes `w` and `b` that much larger or
#   smaller.
# - On data that cannot be separated, such as XOR, it stops after `max_epochs`. `X` and `y` stay as they were.


# %% solution="perceptron_fit"
def perceptron_fit(X, y, lr=1.0, max_epochs=100):
    """
    ko| 퍼셉트론을 학습시켜요.
    en| Train a perceptron.

    ko| X : 배열 (N, D);  y : 배열 (N,), 0 또는 1;  lr : 학습률;  max_epochs : 많아야 이만큼
    ko| 반환값: w, 배열 (D,);  b, 숫자;  errors, epoch마다 틀린 횟수의 리스트
    en| X : array (N, D);  y : array (N,) of 0 and 1;  lr : learning rate;  max_epochs : at most so many
    en| returns: w, array (D,);  b, a number;  errors, a list of the wrong answers in each epoch
    """
    ### BEGIN SOLUTION
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y, strict=True):
            off = target - int(x @ w + b > 0)
            if off != 0:
                w += lr * off * x
                b += lr * off
                wrong += 1
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors
    ### END SOLUTION


# %% check="perceptron_fit"
grader.check("perceptron_fit")

# %% grade="perceptron_fit"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    dots = np.random.default_rng(3).normal(size=(60, 2)) + np.array([2.0, 1.0])
    sides = (dots @ np.array([1.0, -1.0]) > 1.0).astype(int)
    figure, axes = plt.subplots(1, 3, figsize=(9, 3), layout="constrained", sharey=True)
    for axis, epochs in zip(axes, (1, 3, 100), strict=True):
        w, b, errors = perceptron_fit(dots, sides, max_epochs=epochs)
        across = np.linspace(-1, 5, 2)
        axis.scatter(dots[:, 0], dots[:, 1], c=sides, cmap="coolwarm", s=15)
        if w[1] != 0:
            axis.plot(across, -(w[0] * across + b) / w[1], color="black")
        axis.set(title=f"epoch {len(errors)}: {errors[-1]} wrong", ylim=(-2, 4))
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 3. 활성화 함수 (5점)
#
# **아이디어.** 계단처럼 뚝 끊기는 뉴런은 미분할 수 없어서 학습시킬 수 없어요. 그래서 계단을 부드럽게 만든 시그모이드와
# tanh가, 그다음에는 계산이 쉽고 기울기가 사라지지 않는 ReLU와 그 친척들이 나왔어요.
#
# | 함수 | 식 |
# |---|---|
# | `step(x)` | $x > 0$이면 1, 아니면 0 |
# | `sigmoid(x)` | $1 / (1 + e^{-x})$ |
# | `tanh(x)` | $(e^x - e^{-x}) / (e^x + e^{-x})$. `np.tanh`를 써도 돼요 |
# | `relu(x)` | $\max(0, x)$ |
# | `leaky_relu(x, alpha=0.01)` | $x > 0$이면 $x$, 아니면 $\alpha x$ |
# | `prelu(x, alpha)` | 위와 같지만 $\alpha$가 **채널마다** 하나씩: `x`가 $(N, C)$나 $(N, C, H, W)$면 $(C,)$ |
#
# **채점에서 확인하는 것**
# - 아무 모양의 `x` (0차원, 빈 배열, 이미지, 띄엄띄엄 놓인 배열)에 대한 값. 출력은 `x`와 같은 모양이에요.
# - $\pm 745$, $\pm 10^4$ 같은 큰 수에서도 값이 맞고, NumPy의 **오버플로 경고가 나지 않아야** 해요.
# - `alpha`는 1보다 클 수도, 음수일 수도 있어요.
# - float32를 넣으면 float32, float64나 정수를 넣으면 float64가 나와요.
# - `x`는 그대로여야 해요.

# %% [markdown] lang="en"
# ## 3. Activation functions (5 points)
#
# **Idea.** A neuron that jumps like a step has no useful derivative, so it cannot be trained. That is why the step was
# smoothed into sigmoid and tanh, and later replaced by ReLU and its relatives, which are cheap and keep gradients
# alive.
#
# | function | formula |
# |---|---|
# | `step(x)` | 1 where $x > 0$, else 0 |
# | `sigmoid(x)` | $1 / (1 + e^{-x})$ |
# | `tanh(x)` | $(e^x - e^{-x}) / (e^x + e^{-x})$; `np.tanh` is welcome |
# | `relu(x)` | $\max(0, x)$ |
# | `leaky_relu(x, alpha=0.01)` | $x$ where $x > 0$, else $\alpha x$ |
# | `prelu(x, alpha)` | the same, an $\alpha$ **per channel**: $(C,)$ for `x` of $(N, C)$ or $(N, C, H, W)$ |
#
# **What grading looks at**
# - Values for `x` of any shape (0-dimensional, empty, images, not contiguous). The output has the shape of `x`.
# - Large numbers such as $\pm 745$ and $\pm 10^4$: values are right and NumPy gives **no overflow warning**.
# - `alpha` may be above 1, and it may be negative.
# - float32 in gives float32 out; float64 and integers give float64.
# - `x` stays as it was.


# %% solution="step"
def step(x):
    """
    ko| 계단 함수. x : 아무 모양의 배열, 반환값: 같은 모양의 실수 배열
    en| The step function. x : array of any shape, returns a float array of that shape
    """
    ### BEGIN SOLUTION
    x = np.asarray(x)
    return (x > 0).astype(np.result_type(x.dtype, np.float32) if x.dtype.kind == "f" else np.float64)
    ### END SOLUTION


# %% solution="sigmoid"
def sigmoid(x):
    """
    ko| 시그모이드. 아주 큰 수와 아주 작은 수에서도 오버플로가 없어요.
    en| The sigmoid, without overflow for very large and very small numbers.
    """
    ### BEGIN SOLUTION
    x = np.asarray(x)
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))
    ### END SOLUTION


# %% solution="tanh"
def tanh(x):
    """
    ko| 쌍곡탄젠트.
    en| The hyperbolic tangent.
    """
    ### BEGIN SOLUTION
    return np.tanh(x)
    ### END SOLUTION


# %% solution="relu"
def relu(x):
    """
    ko| 양수는 그대로, 나머지는 0. 실수 배열을 돌려줘요.
    en| Positive numbers pass, the others become 0; returns floats.
    """
    ### BEGIN SOLUTION
    return leaky_relu(x, alpha=0.0)
    ### END SOLUTION


# %% solution="leaky_relu"
def leaky_relu(x, alpha=0.01):
    """
    ko| 양수는 그대로, 나머지는 alpha를 곱해요. alpha : 숫자
    en| Positive numbers pass, the others are multiplied by alpha, a number.
    """
    ### BEGIN SOLUTION
    x = np.asarray(x)
    x = x if x.dtype.kind == "f" else x.astype(np.float64)
    return np.where(x > 0, x, x.dtype.type(alpha) * x)
    ### END SOLUTION


# %% solution="prelu"
def prelu(x, alpha):
    """
    ko| 채널마다 다른 alpha를 쓰는 leaky ReLU. x : 배열 (N, C) 또는 (N, C, H, W);  alpha : 배열 (C,)
    en| Leaky ReLU with an alpha for each channel. x : array (N, C) or (N, C, H, W);  alpha : array (C,)
    """
    ### BEGIN SOLUTION
    slopes = np.asarray(alpha, dtype=x.dtype).reshape(1, -1, *[1] * (x.ndim - 2))
    return np.where(x > 0, x, slopes * x)
    ### END SOLUTION


# %% check="activations"
grader.check("activations")

# %% grade="activations"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    ticks = np.linspace(-4, 4, 401)
    figure, axes = plt.subplots(1, 2, figsize=(9, 3), layout="constrained")
    for axis, functions in zip(axes, ((step, sigmoid, tanh), (relu, leaky_relu)), strict=True):
        for function in functions:
            values = function(ticks, alpha=0.1) if function is leaky_relu else function(ticks)
            axis.plot(ticks, values, label=function.__name__)
        axis.axhline(0, color="gray", linewidth=0.5)
        axis.legend()
    figure.suptitle("Which of these have a slope of almost 0 far from the middle?")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 4. 수치 미분과 기울기 확인 (6점)
#
# **아이디어.** 기울기는 "입력을 아주 조금 바꾸면 결과가 얼마나 변하는가"예요. 그러니 정말로 조금 바꿔 보고 재면 돼요.
# 한쪽만 재는 것보다 **양쪽을 재서 빼면**(중앙 차분, central difference) 오차가 $h$가 아니라 $h^2$에 비례해서 줄어요.
# 느리지만 미분 공식이 필요 없어서, 앞으로 만들 역전파가 맞는지 확인하는 자로 써요.
#
# $$\text{grad}_i = \frac{f(x + h e_i) - f(x - h e_i)}{2h}$$
#
# ($e_i$는 $i$번째 원소만 1이고 나머지는 0인 배열이에요.)
#
# 두 기울기를 견줄 때는 **가장 큰 원소를 기준으로** 한 상대 오차를 써요. 원소마다 나누면, 참값이 0에 가까운 원소 하나
# 때문에 맞는 코드가 틀려 보여요.
#
# $$\text{rel\_error}(a, b) = \frac{\max_i |a_i - b_i|}{\max(\max_i |a_i|, \max_i |b_i|, 10^{-12})}$$
#
# | 값 | 모양 |
# |---|---|
# | `f` | 배열을 받아 숫자 하나를 돌려주는 함수. 모양이 $(1,)$인 배열을 돌려줄 때도 있어요 |
# | `x`, `grad` | 아무 모양이나 (서로 같아요), `grad`는 float64 |
#
# **채점에서 확인하는 것**
# - 여러 모양의 `x`($(3,)$, $(2, 3, 4)$, 0차원, 전치한 배열)와 여러 `f`에서의 값.
# - `h`를 직접 주었을 때 그 `h`를 쓰는지: $h = 10^{-3}$에서 $x^3$의 오차가 $10^{-5}$보다 작아야 해요.
# - `x`는 부른 뒤에도 **비트 하나까지** 그대로여야 해요. `f`가 도중에 예외를 일으킬 때도요 (0.5점). 복사본 위에서
#   계산하면 가장 쉬워요.
# - 정수 배열을 넣어도 기울기가 맞아야 해요.
# - `f`는 많아야 `2 * x.size + 1`번만 불러요.
# - `rel_error`: 두 배열이 모두 0이면 0이에요.

# %% [markdown] lang="en"
# ## 4. Numerical gradient and gradient check (6 points)
#
# **Idea.** A gradient says how much the result changes when an input changes a little. So change it a little and
# measure. Measuring on **both sides** and subtracting (a central difference) makes the error shrink like $h^2$ instead
# of $h$. It is slow, but it needs no calculus, and that makes it the ruler for every backward pass that you will write.
#
# $$\text{grad}_i = \frac{f(x + h e_i) - f(x - h e_i)}{2h}$$
#
# ($e_i$ is an array of zeros with a single 1 at entry $i$.)
#
# To compare two gradients, measure the error **relative to the largest entry**. Dividing entry by entry would make
# correct code look wrong wherever a true entry is close to 0.
#
# $$\text{rel\_error}(a, b) = \frac{\max_i |a_i - b_i|}{\max(\max_i |a_i|, \max_i |b_i|, 10^{-12})}$$
#
# | value | shape |
# |---|---|
# | `f` | a function from an array to one number; sometimes it returns an array of shape $(1,)$ |
# | `x`, `grad` | any (both the same), `grad` in float64 |
#
# **What grading looks at**
# - Values for `x` of several shapes ($(3,)$, $(2, 3, 4)$, 0-dimensional, transposed) and several `f`.
# - Whether the `h` that is given is used: at $h = 10^{-3}$ the error on $x^3$ must be below $10^{-5}$.
# - After the call `x` is the same **to the last bit**, also when `f` raises an exception midway (0.5 points). Working
#   on a copy is the easiest way.
# - An integer array gives the right gradient, too.
# - `f` is called at most `2 * x.size + 1` times.
# - `rel_error`: 0 where both arrays are all 0.


# %% solution="numerical_gradient"
def numerical_gradient(f, x, h=1e-5):
    """
    ko| 중앙 차분으로 구한 f의 기울기.
    en| Gradient of f by central differences.

    ko| f : 배열을 받아 숫자 하나를 돌려주는 함수;  x : 아무 모양의 배열;  h : 한쪽으로 움직이는 거리
    ko| 반환값: float64 배열, x와 같은 모양
    en| f : function from an array to one number;  x : array of any shape;  h : how far to move to each side
    en| returns: float64 array of the shape of x
    """
    ### BEGIN SOLUTION
    at = np.array(x, dtype=np.float64)
    grad = np.zeros_like(at)
    for i in np.ndindex(*at.shape):
        kept = at[i]
        at[i] = kept + h
        above = np.sum(f(at))
        at[i] = kept - h
        below = np.sum(f(at))
        at[i] = kept
        grad[i] = (above - below) / (2 * h)
    return grad
    ### END SOLUTION


# %% solution="rel_error"
def rel_error(a, b):
    """
    ko| 두 배열의 가장 큰 차이를 가장 큰 원소로 나눈 값. 반환값: 숫자
    en| The largest difference of two arrays over their largest entry; returns a number.
    """
    ### BEGIN SOLUTION
    scale = max(np.max(np.abs(a)), np.max(np.abs(b)), 1e-12)
    return float(np.max(np.abs(a - b)) / scale)
    ### END SOLUTION


# %% check="numerical_gradient"
grader.check("numerical_gradient")

# %% grade="numerical_gradient"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    steps = 10.0 ** np.arange(-12, 0)
    at = np.array([0.7])
    true = np.cos(at)
    errors = [rel_error(numerical_gradient(lambda x: np.sin(x).sum(), at, h), true) for h in steps]
    figure, axis = plt.subplots(figsize=(5, 3), layout="constrained")
    axis.loglog(steps, errors, "o-")
    axis.set(title="Smaller h is not always better", xlabel="h", ylabel="relative error")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 5. 안정적인 softmax와 one-hot (5점)
#
# **아이디어.** 신경망의 마지막 층이 내놓는 점수(로짓, logit)는 아무 실수나 될 수 있어요. softmax는 이것을 모두 더하면
# 1이 되는 확률로 바꿔요. 식은 간단하지만, 그대로 쓰면 로짓이 1000만 되어도 $e^{1000}$이 넘쳐서 `nan`이 돼요. 모든
# 로짓에서 **같은 수를 빼도 확률은 그대로**라는 것이 해결의 열쇠예요. 무엇을 빼면 가장 안전할까요?
#
# $$\text{softmax}(x)_c = \frac{e^{x_c}}{\sum_k e^{x_k}}, \qquad
#   \text{log\_softmax}(x)_c = x_c - \log \sum_k e^{x_k}$$
#
# | 함수 | 결과 |
# |---|---|
# | `softmax(x, axis=-1)` | `x`와 같은 모양, `axis`를 따라 더하면 1 |
# | `log_softmax(x, axis=-1)` | `x`와 같은 모양. 확률이 0에 가까워도 `-inf`가 되지 않아요 |
# | `one_hot(y, num_classes)` | 정수 $(N,)$ → 실수 $(N, C)$, 행마다 `y[n]`번째만 1 |
# | `predict(x)` | 점수 $(N, C)$ → 정수 $(N,)$, 가장 큰 점수의 번호. 같으면 **앞의 것** |
#
# **채점에서 확인하는 것**
# - $(N, C)$, $(N, T, C)$와 `axis=0, 1, -1`, $N = 1$, $C = 1$에서의 값.
# - 로짓이 $\pm 10^4$일 때, 모두 같을 때, **한 행만** 2000만큼 클 때, 로짓 하나가 `-inf`일 때 (그 확률은 0이에요).
# - `softmax`가 0으로 사라지는 곳에서도 `log_softmax`는 유한하고 정확해요.
# - 나오지 않는 클래스가 있는 `y`. 점수가 같을 때의 `predict`.
# - float32를 넣으면 float32가 나오고, 입력은 그대로예요.

# %% [markdown] lang="en"
# ## 5. A stable softmax, and one-hot (5 points)
#
# **Idea.** The scores that a network's last layer gives, its logits, can be any real numbers. Softmax turns them into
# probabilities that add up to 1. The formula is short, but taken literally it breaks: for a logit of 1000, $e^{1000}$
# overflows and the answer is `nan`. The key is that **subtracting the same number** from all logits leaves the
# probabilities as they are. Which number is the safest one to subtract?
#
# $$\text{softmax}(x)_c = \frac{e^{x_c}}{\sum_k e^{x_k}}, \qquad
#   \text{log\_softmax}(x)_c = x_c - \log \sum_k e^{x_k}$$
#
# | function | result |
# |---|---|
# | `softmax(x, axis=-1)` | the shape of `x`; sums to 1 along `axis` |
# | `log_softmax(x, axis=-1)` | the shape of `x`; not `-inf`, even where a probability is almost 0 |
# | `one_hot(y, num_classes)` | integers $(N,)$ → floats $(N, C)$, in each row a 1 at `y[n]` only |
# | `predict(x)` | scores $(N, C)$ → integers $(N,)$, the number of the largest; of equal ones **the first** |
#
# **What grading looks at**
# - Values for $(N, C)$ and $(N, T, C)$ with `axis=0, 1, -1`; $N = 1$ and $C = 1$ are among them.
# - Logits of $\pm 10^4$, all equal, **one row** larger by 2000, one logit of `-inf` (its probability is 0).
# - Where `softmax` underflows to 0, `log_softmax` is still finite and accurate.
# - Labels `y` in which some classes are missing; `predict` where scores are equal.
# - float32 in gives float32 out; inputs stay as they were.


# %% solution="softmax"
def softmax(x, axis=-1):
    """
    ko| axis를 따라 더하면 1이 되는 확률. x : 실수 배열, 반환값: 같은 모양과 dtype
    en| Probabilities that sum to 1 along axis. x : float array, returns the same shape and dtype
    """
    ### BEGIN SOLUTION
    raised = np.exp(x - x.max(axis=axis, keepdims=True))
    return raised / raised.sum(axis=axis, keepdims=True)
    ### END SOLUTION


# %% solution="log_softmax"
def log_softmax(x, axis=-1):
    """
    ko| softmax의 로그. softmax를 먼저 구해서 로그를 씌우지 않아요.
    en| The logarithm of softmax, without computing softmax first.
    """
    ### BEGIN SOLUTION
    shifted = x - x.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
    ### END SOLUTION


# %% solution="one_hot"
def one_hot(y, num_classes):
    """
    ko| 정수 레이블 (N,)을 실수 배열 (N, num_classes)로.
    en| Integer labels (N,) as a float array (N, num_classes).
    """
    ### BEGIN SOLUTION
    return np.eye(num_classes)[y]
    ### END SOLUTION


# %% solution="predict"
def predict(x):
    """
    ko| 점수 (N, C)에서 가장 큰 것의 번호, 정수 (N,).
    en| The number of the largest score in each row of (N, C): integers (N,).
    """
    ### BEGIN SOLUTION
    return x.argmax(axis=1)
    ### END SOLUTION


# %% check="softmax_tools"
grader.check("softmax_tools")

# %% grade="softmax_tools"

# %% [markdown] lang="ko"
# ## 6. Affine 순전파 (5점)
#
# **아이디어.** Affine 층은 입력 숫자들에 가중치(weight)를 곱해 더하고 편향(bias)을 더해요. 선형 회귀를 한 번에 $M$개
# 하는 것과 같아요. 예제 하나씩이 아니라 $N$개를 묶은 미니배치(mini-batch)를 행렬 곱 한 번으로 계산해요.
#
# **식.** 예제 $n$의 모든 숫자를 한 줄로 편 것을 $x_{n,1}, \dots, x_{n,D}$라고 하면
#
# $$\text{out}_{n,m} = \sum_{d=1}^{D} x_{n,d}\, w_{d,m} + b_m$$
#
# | 배열 | 모양 | 뜻 |
# |---|---|---|
# | `x` | $(N, d_1, \dots, d_k)$ | 예제 $N$개. 표 데이터면 $(N, D)$, 이미지면 $(N, C, H, W)$ |
# | `w` | $(D, M)$, $D = d_1 \times \dots \times d_k$ | 가중치 |
# | `b` | $(M,)$ | 편향 |
# | `out` | $(N, M)$ | 출력 |
#
# `cache`는 역전파 때 다시 쓸 것을 담아 두는 상자예요. 튜플이든 리스트든 딕셔너리든 무엇이든 좋아요. 여러분의
# `affine_backward`만 열어 봐요.
#
# **채점에서 확인하는 것**
# - $(N, D)$ 행렬과 $(N, 2, 3)$, $(N, 1, 4, 4)$ 같은 이미지 모양의 값. $N = 1$, $D = 1$, $M = 1$, $N = D = M$도
#   포함해요.
# - 예제 하나는 C 순서, 곧 `reshape`의 기본 순서로 펴요.
# - 입력이 모두 float32면 `out`도 float32, float64면 float64예요.
# - 메모리에 띄엄띄엄 놓인 배열(`a[::2]`)이나 Fortran 순서의 배열도 들어와요.
# - `x`, `w`, `b`는 함수를 부른 뒤에도 그대로여야 해요.
#
# 빈 배치($N = 0$), 정수 배열, 모양이 서로 맞지 않는 입력은 나오지 않아요.

# %% [markdown] lang="en"
# ## 6. Affine forward (5 points)
#
# **Idea.** An affine layer multiplies the input numbers by weights, adds them up and adds a bias: $M$ linear
# regressions at once. It does so not for one example at a time but for a mini-batch of $N$ examples, with a single
# matrix product.
#
# **Formula.** Write all numbers of example $n$ in one line, $x_{n,1}, \dots, x_{n,D}$. Then
#
# $$\text{out}_{n,m} = \sum_{d=1}^{D} x_{n,d}\, w_{d,m} + b_m$$
#
# | array | shape | meaning |
# |---|---|---|
# | `x` | $(N, d_1, \dots, d_k)$ | $N$ examples: $(N, D)$ for a table, $(N, C, H, W)$ for images |
# | `w` | $(D, M)$, $D = d_1 \times \dots \times d_k$ | weights |
# | `b` | $(M,)$ | biases |
# | `out` | $(N, M)$ | outputs |
#
# `cache` is a box for whatever the backward pass will need. Tuple, list, dict: anything goes, for only your own
# `affine_backward` opens it.
#
# **What grading looks at**
# - Values for $(N, D)$ matrices and for image-like shapes such as $(N, 2, 3)$ and $(N, 1, 4, 4)$; $N = 1$, $D = 1$,
#   $M = 1$ and $N = D = M$ are among them.
# - An example is written in one line in C order, the default of `reshape`.
# - `out` is float32 when all inputs are float32, and float64 when they are float64.
# - Some arrays are not contiguous in memory (`a[::2]`) or are in Fortran order.
# - `x`, `w` and `b` must be the same after the call as before.
#
# Out of scope: empty batches ($N = 0$), integer arrays, shapes that do not fit together.


# %% solution="affine_forward"
def affine_forward(x, w, b):
    """
    ko| Affine 층의 순전파: 모든 예제에 대해 out = x w + b.
    en| Forward pass of an affine layer: out = x w + b for every example.

    ko| x : 배열 (N, d1, ..., dk), float32 또는 float64
    ko| w : 배열 (D, M), D = d1 * ... * dk
    ko| b : 배열 (M,)
    en| x : array (N, d1, ..., dk), float32 or float64
    en| w : array (D, M) with D = d1 * ... * dk
    en| b : array (M,)

    ko| 반환값: out, 배열 (N, M), 입력과 같은 dtype
    ko|         cache, affine_backward에 필요한 것이면 무엇이든
    en| returns: out, array (N, M) of the inputs' dtype
    en|          cache, whatever affine_backward will need
    """
    ### BEGIN SOLUTION
    out = x.reshape(x.shape[0], -1) @ w + b
    cache = (x, w)
    ### END SOLUTION
    return out, cache


# %% check="affine_forward"
grader.check("affine_forward")

# %% grade="affine_forward"

# %% [markdown] lang="ko"
# ## 7. Affine 역전파 (8점)
#
# **아이디어.** 뒤쪽 층이 `dout`을 건네줘요. `dout[n, m]`은 "`out[n, m]`이 조금 커지면 손실 $L$이 얼마나 커지는가"예요.
# 이 층은 같은 질문에 자기 입력 셋, 곧 `x`, `w`, `b`에 대해 답해요. 답의 이름은 `dx`, `dw`, `db`예요.
#
# **식.** 연쇄 법칙은 "길마다 곱하고, 길을 모두 더한다"예요. 예를 들어 $w_{d,m}$에서 손실로 가는 길은 예제마다 하나씩
# 있어요.
#
# $$\frac{\partial L}{\partial w_{d,m}}
#   = \sum_{n} \frac{\partial L}{\partial \text{out}_{n,m}} \cdot \frac{\partial \text{out}_{n,m}}{\partial w_{d,m}}$$
#
# 오른쪽 마지막 조각은 6번의 식을 $w_{d,m}$으로 한 번 미분하면 나와요. $x_{n,d}$와 $b_m$에 대해서도 똑같이 해 보세요:
# 어떤 길들이 있고, 그 길 위에서 무엇이 곱해지나요? 합을 다 쓰고 나서 행렬 곱으로 모으면 `for` 문이 필요 없어요.
#
# | 배열 | 모양 | |
# |---|---|---|
# | `dout` | $(N, M)$ | 뒤에서 온 기울기 |
# | `dx` | `x`와 같은 모양 $(N, d_1, \dots, d_k)$ | 기울기의 모양은 언제나 원래 배열과 같아요 |
# | `dw` | $(D, M)$ | |
# | `db` | $(M,)$ | $(1, M)$도 괜찮아요 |
#
# **확인하는 법: 수치 기울기.** 숫자 하나를 $h$만큼 올리고 내려서 손실이 얼마나 변하는지 직접 재면 미분 없이도 기울기를
# 알 수 있어요.
#
# $$\frac{\partial L}{\partial x_i} \approx \frac{L(x_i + h) - L(x_i - h)}{2h}, \qquad h = 10^{-5}$$
#
# 아래 공개 검사가 바로 이것을 해요. 맞는 코드의 상대 오차는 $10^{-10}$쯤이고, $10^{-6}$보다 작으면 통과예요. `dout`은
# 모두 1이 아니라 무작위 값을 써요. 1만 쓰면 틀린 역전파도 맞아 보이는 일이 많거든요.
#
# **채점에서 확인하는 것**
# - 무작위 `dout`에 대한 `dx`, `dw`, `db`: $N, D, M$이 서로 다를 때, $N = D = M$일 때, $N = 1$일 때.
# - 이미지 모양의 `x` ($(N, 2, 3)$, 4차원).
# - 층이 둘이면 순전파가 두 번 실행된 **다음에** 역전파가 실행돼요. 같은 `cache`로 두 번 불러도 답이 맞아야 해요.
# - float32를 넣으면 float32가 나오고, 띄엄띄엄 놓인 배열과 Fortran 순서의 배열도 받아요.
# - `dout`, `x`, `w`는 그대로여야 해요 (1점).
#
# `cache`는 여러분의 `affine_forward`가 만든 것이 들어와요. 순전파와 역전파 사이에 `x`와 `w`는 바뀌지 않아요.

# %% [markdown] lang="en"
# ## 7. Affine backward (8 points)
#
# **Idea.** The layer behind hands you `dout`. `dout[n, m]` says how much the loss $L$ grows when `out[n, m]` grows a
# little. This layer answers the same question for its own three inputs `x`, `w` and `b`; the answers are `dx`, `dw`
# and `db`.
#
# **Formula.** The chain rule says: multiply along each path, then add up the paths. From $w_{d,m}$, for instance, one
# path leads to the loss through every example:
#
# $$\frac{\partial L}{\partial w_{d,m}}
#   = \sum_{n} \frac{\partial L}{\partial \text{out}_{n,m}} \cdot \frac{\partial \text{out}_{n,m}}{\partial w_{d,m}}$$
#
# Differentiate the formula of exercise 6 once by $w_{d,m}$ and you have the last factor. Then do the same for
# $x_{n,d}$ and for $b_m$: which paths are there, and what is multiplied along them? Once the sums are written down,
# collect them into matrix products; no `for` loop is needed.
#
# | array | shape | |
# |---|---|---|
# | `dout` | $(N, M)$ | the gradient that comes from behind |
# | `dx` | like `x`, $(N, d_1, \dots, d_k)$ | a gradient always has the shape of its array |
# | `dw` | $(D, M)$ | |
# | `db` | $(M,)$ | $(1, M)$ is fine too |
#
# **How to check: the numerical gradient.** Move one number up and down by $h$, measure how the loss changes, and you
# know the gradient without differentiating anything:
#
# $$\frac{\partial L}{\partial x_i} \approx \frac{L(x_i + h) - L(x_i - h)}{2h}, \qquad h = 10^{-5}$$
#
# This is what the public check below does. Correct code has a relative error of about $10^{-10}$; anything below
# $10^{-6}$ passes. `dout` is random and not all ones: with ones, many a wrong backward pass looks right.
#
# **What grading looks at**
# - `dx`, `dw` and `db` for random `dout`: with $N, D, M$ all different, with $N = D = M$, and with $N = 1$.
# - Image-like `x` ($(N, 2, 3)$ and four-dimensional).
# - With two layers, two forward passes run **before** the first backward pass. Calling twice with the same `cache`
#   must give the right answer twice.
# - float32 in gives float32 out; non-contiguous and Fortran-ordered arrays are accepted.
# - `dout`, `x` and `w` stay as they were (1 point).
#
# The `cache` is the one that your own `affine_forward` made. `x` and `w` do not change between forward and backward.


# %% solution="affine_backward"
def affine_backward(dout, cache):
    """
    ko| Affine 층의 역전파.
    en| Backward pass of an affine layer.

    ko| dout : 배열 (N, M), 손실을 out으로 미분한 값
    ko| cache : affine_forward가 돌려준 것
    en| dout : array (N, M), gradient of the loss with respect to out
    en| cache : what affine_forward returned

    ko| 반환값: dx, x와 같은 모양의 배열
    ko|         dw, 배열 (D, M)
    ko|         db, 배열 (M,)
    en| returns: dx, array of the shape of x
    en|          dw, array (D, M)
    en|          db, array (M,)
    """
    ### BEGIN SOLUTION
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T @ dout
    db = dout.sum(axis=0)
    ### END SOLUTION
    return dx, dw, db


# %% check="affine_backward"
grader.check("affine_backward")

# %% grade="affine_backward"

# %% [markdown] lang="ko"
# ## 8. 활성화 함수의 역전파 (7점)
#
# **아이디어.** Affine 층만 여러 개 쌓으면 결국 affine 층 하나와 같아요. 층 사이에 구부러진 함수, 활성화
# 함수(activation function)를 끼워 넣어야 나선처럼 굽은 경계를 만들 수 있어요. 3번에서 값을 구한 네 함수를 이번에는
# 층으로 만들어요: 순전파는 값을 구하고 `cache`를 남기고, 역전파는 그 `cache`로 기울기를 구해요.
#
# 역전파는 연쇄 법칙 그대로예요. 뒤에서 온 기울기에 이 층의 미분을 원소마다 곱해요: `dx = dout * (이 층의 미분)`.
#
# | 함수 | 값 | 미분 |
# |---|---|---|
# | ReLU | $\max(0, x)$ | $x > 0$이면 1, 아니면 0 |
# | leaky ReLU | $x > 0$이면 $x$, 아니면 $\alpha x$ | $x > 0$이면 1, 아니면 $\alpha$ |
# | 시그모이드(sigmoid) | $\sigma = 1 / (1 + e^{-x})$ | $\sigma (1 - \sigma)$ |
# | 하이퍼볼릭 탄젠트(tanh) | $t = \tanh x$ | $1 - t^2$ |
#
# 시그모이드와 tanh의 미분은 $x$가 아니라 **출력**으로 쓰여 있어요. 순전파에서 이미 구해 둔 값이니 다시 계산할 필요가
# 없어요. $\sigma(1-\sigma)$는 아무리 커도 1/4이에요. 층을 거칠 때마다 기울기가 이만큼 줄어드는 일이 15번의 이야기예요.
#
# ReLU와 leaky ReLU는 $x = 0$에서 꺾여 있어서 미분값이 정해지지 않아요. **이 문제에서는 ReLU는 0, leaky ReLU는
# $\alpha$로 정해요.**
#
# | 배열 | 모양 |
# |---|---|
# | `x`, `out` | 아무 모양이나 (서로 같아요) |
# | `dout`, `dx` | `x`와 같은 모양 |
#
# **채점에서 확인하는 것**
# - 네 함수 모두: 2차원과 4차원 배열, $N = 1$, 모두 음수이거나 모두 양수인 입력의 값과 기울기. `dout`은 무작위예요.
# - leaky ReLU는 여러 `alpha`로 불러요. 역전파는 `alpha`를 따로 받지 않으니 `cache`에 담아 두세요.
# - $x$가 정확히 0인 자리의 기울기 (0.5점).
# - 시그모이드와 tanh: $x$가 $\pm 50$이나 $\pm 1000$이면 기울기가 `nan`이 아니라 0에 가까운 값이에요 (0.5점).
# - float32를 넣으면 float32가 나오고, 띄엄띄엄 놓인 배열과 Fortran 순서의 배열도 받아요.
# - 순전파가 두 번 실행된 다음에 앞의 `cache`로 역전파를 불러도 맞아야 해요.
# - 순전파는 `x`를, 역전파는 `dout`을 바꾸지 않아야 해요 (0.5점).
#
# `cache`에는 무엇을 담아도 좋아요. 3번에서 만든 함수를 불러도 괜찮아요. 입력에 `nan`이나 무한대는 나오지 않아요.

# %% [markdown] lang="en"
# ## 8. Activation functions, backward (7 points)
#
# **Idea.** Affine layers stacked on top of each other are just one affine layer. Only with a bent function between
# them, an activation function, can the network draw a curved border such as the spiral's. You computed four of them in
# exercise 3; now they become layers: the forward pass computes the values and leaves a `cache`, the backward pass uses
# it to compute the gradient.
#
# The backward pass is the chain rule itself. Multiply the gradient from behind by this layer's derivative, entry by
# entry: `dx = dout * (this layer's derivative)`.
#
# | function | value | derivative |
# |---|---|---|
# | ReLU | $\max(0, x)$ | 1 where $x > 0$, else 0 |
# | leaky ReLU | $x$ where $x > 0$, else $\alpha x$ | 1 where $x > 0$, else $\alpha$ |
# | sigmoid | $\sigma = 1 / (1 + e^{-x})$ | $\sigma (1 - \sigma)$ |
# | tanh | $t = \tanh x$ | $1 - t^2$ |
#
# The derivatives of sigmoid and tanh are written in terms of the **output**, not of $x$: you have it from the forward
# pass and need not compute it again. $\sigma(1-\sigma)$ is never more than 1/4. What that does to a gradient that goes
# through many layers is the story of exercise 15.
#
# ReLU and leaky ReLU have a kink at $x = 0$, where the derivative is not defined. **In this exercise it is 0 for ReLU
# and $\alpha$ for leaky ReLU.**
#
# | array | shape |
# |---|---|
# | `x`, `out` | any (both the same) |
# | `dout`, `dx` | like `x` |
#
# **What grading looks at**
# - All four: values and gradients for two- and four-dimensional arrays, for $N = 1$, for inputs that are all negative
#   or all positive. `dout` is random.
# - Leaky ReLU is called with several `alpha`. The backward pass is not given `alpha`, so keep it in the `cache`.
# - The gradient where $x$ is exactly 0 (0.5 points).
# - Sigmoid and tanh: at $x = \pm 50$ and $\pm 1000$ the gradient is close to 0, and not `nan` (0.5 points).
# - float32 in gives float32 out; non-contiguous and Fortran-ordered arrays are accepted.
# - After two forward passes, the backward pass with the first `cache` is still right.
# - A forward pass leaves `x` as it was, a backward pass leaves `dout` as it was (0.5 points).
#
# The `cache` may hold anything. You may call the functions of exercise 3. The input has no `nan` and no infinity.


# %% solution="relu_forward"
def relu_forward(x):
    """
    ko| ReLU의 순전파: 원소마다 max(0, x).
    en| Forward pass of ReLU: max(0, x) for every entry.

    ko| x : 아무 모양의 배열, float32 또는 float64
    ko| 반환값: out, x와 모양과 dtype이 같은 배열
    ko|         cache, relu_backward에 필요한 것이면 무엇이든
    en| x : array of any shape, float32 or float64
    en| returns: out, array of the shape and dtype of x
    en|          cache, whatever relu_backward will need
    """
    ### BEGIN SOLUTION
    out = np.maximum(x, 0)
    cache = x > 0
    ### END SOLUTION
    return out, cache


# %% solution="relu_backward"
def relu_backward(dout, cache):
    """
    ko| ReLU의 역전파. x가 정확히 0인 자리의 기울기는 0이에요.
    en| Backward pass of ReLU. Where x is exactly 0, the gradient is 0.

    ko| dout : x와 같은 모양의 배열, 손실을 out으로 미분한 값
    ko| cache : relu_forward가 돌려준 것
    ko| 반환값: dx, dout과 모양과 dtype이 같은 새 배열
    en| dout : array of the shape of x, gradient of the loss with respect to out
    en| cache : what relu_forward returned
    en| returns: dx, a new array of the shape and dtype of dout
    """
    ### BEGIN SOLUTION
    dx = dout * cache
    ### END SOLUTION
    return dx


# %% solution="leaky_relu_forward"
def leaky_relu_forward(x, alpha=0.01):
    """
    ko| leaky ReLU의 순전파: 원소마다 x > 0이면 x, 아니면 alpha * x.
    en| Forward pass of leaky ReLU: x where x > 0, else alpha * x for every entry.

    ko| x : 아무 모양의 배열, float32 또는 float64
    ko| alpha : 0보다 작은 쪽의 기울기, 파이썬 숫자
    ko| 반환값: out, x와 모양과 dtype이 같은 배열
    ko|         cache, leaky_relu_backward에 필요한 것이면 무엇이든
    en| x : array of any shape, float32 or float64
    en| alpha : slope on the negative side, a Python number
    en| returns: out, array of the shape and dtype of x
    en|          cache, whatever leaky_relu_backward will need
    """
    ### BEGIN SOLUTION
    out = np.where(x > 0, x, alpha * x)
    cache = (x > 0, alpha)
    ### END SOLUTION
    return out, cache


# %% solution="leaky_relu_backward"
def leaky_relu_backward(dout, cache):
    """
    ko| leaky ReLU의 역전파. x가 정확히 0인 자리의 기울기는 alpha배예요.
    en| Backward pass of leaky ReLU. Where x is exactly 0, the derivative is alpha.

    ko| dout : x와 같은 모양의 배열, 손실을 out으로 미분한 값
    ko| cache : leaky_relu_forward가 돌려준 것
    ko| 반환값: dx, dout과 모양과 dtype이 같은 새 배열
    en| dout : array of the shape of x, gradient of the loss with respect to out
    en| cache : what leaky_relu_forward returned
    en| returns: dx, a new array of the shape and dtype of dout
    """
    ### BEGIN SOLUTION
    positive, alpha = cache
    dx = np.where(positive, dout, alpha * dout)
    ### END SOLUTION
    return dx


# %% solution="sigmoid_forward"
def sigmoid_forward(x):
    """
    ko| 시그모이드의 순전파: 원소마다 1 / (1 + exp(-x)).
    en| Forward pass of sigmoid: 1 / (1 + exp(-x)) for every entry.

    ko| x : 아무 모양의 배열, float32 또는 float64
    ko| 반환값: out, x와 모양과 dtype이 같은 배열
    ko|         cache, sigmoid_backward에 필요한 것이면 무엇이든
    en| x : array of any shape, float32 or float64
    en| returns: out, array of the shape and dtype of x
    en|          cache, whatever sigmoid_backward will need
    """
    ### BEGIN SOLUTION
    out = 0.5 * (1 + np.tanh(0.5 * x))
    cache = out
    ### END SOLUTION
    return out, cache


# %% solution="sigmoid_backward"
def sigmoid_backward(dout, cache):
    """
    ko| 시그모이드의 역전파.
    en| Backward pass of sigmoid.

    ko| dout : x와 같은 모양의 배열, 손실을 out으로 미분한 값
    ko| cache : sigmoid_forward가 돌려준 것
    ko| 반환값: dx, dout과 모양과 dtype이 같은 새 배열
    en| dout : array of the shape of x, gradient of the loss with respect to out
    en| cache : what sigmoid_forward returned
    en| returns: dx, a new array of the shape and dtype of dout
    """
    ### BEGIN SOLUTION
    dx = dout * cache * (1 - cache)
    ### END SOLUTION
    return dx


# %% solution="tanh_forward"
def tanh_forward(x):
    """
    ko| tanh의 순전파: 원소마다 tanh(x).
    en| Forward pass of tanh: tanh(x) for every entry.

    ko| x : 아무 모양의 배열, float32 또는 float64
    ko| 반환값: out, x와 모양과 dtype이 같은 배열
    ko|         cache, tanh_backward에 필요한 것이면 무엇이든
    en| x : array of any shape, float32 or float64
    en| returns: out, array of the shape and dtype of x
    en|          cache, whatever tanh_backward will need
    """
    ### BEGIN SOLUTION
    out = np.tanh(x)
    cache = out
    ### END SOLUTION
    return out, cache


# %% solution="tanh_backward"
def tanh_backward(dout, cache):
    """
    ko| tanh의 역전파.
    en| Backward pass of tanh.

    ko| dout : x와 같은 모양의 배열, 손실을 out으로 미분한 값
    ko| cache : tanh_forward가 돌려준 것
    ko| 반환값: dx, dout과 모양과 dtype이 같은 새 배열
    en| dout : array of the shape of x, gradient of the loss with respect to out
    en| cache : what tanh_forward returned
    en| returns: dx, a new array of the shape and dtype of dout
    """
    ### BEGIN SOLUTION
    dx = dout * (1 - cache**2)
    ### END SOLUTION
    return dx


# %% check="activation_backward"
grader.check("activation_backward")

# %% grade="activation_backward"

# %% [markdown] lang="ko"
# **그림으로 보기.** 왼쪽은 여러분의 순전파, 오른쪽은 여러분의 역전파가 그린 미분이에요. 꺾인 점에서 오른쪽 그림이
# 어떻게 되는지, 그리고 시그모이드의 미분이 1에 견주어 얼마나 작은지 보세요.

# %% [markdown] lang="en"
# **See it.** On the left your forward passes, on the right the derivatives that your backward passes draw. Look at what
# happens on the right where a curve on the left bends, and at how small the derivative of sigmoid is beside 1.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    line = np.linspace(-4, 4, 801)
    layers = {
        "ReLU": (relu_forward, relu_backward),
        "leaky ReLU": (leaky_relu_forward, leaky_relu_backward),
        "sigmoid": (sigmoid_forward, sigmoid_backward),
        "tanh": (tanh_forward, tanh_backward),
    }
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    for name, (forward, backward) in layers.items():
        out, cache = forward(line)
        axes[0].plot(line, out, label=name)
        axes[1].plot(line, backward(np.ones_like(line), cache), label=name)
    axes[0].set(title="forward", xlabel="x", ylabel="out", ylim=(-1.2, 2.2))
    axes[1].set(title="derivative", xlabel="x", ylabel="d out / d x")
    axes[1].legend(loc="upper left")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 9. MSE와 이진 교차 엔트로피 (7점)
#
# **아이디어.** 손실 함수(loss function)는 예측이 얼마나 틀렸는지를 숫자 하나로 말해 줘요. 값을 맞히는 회귀에는 평균
# 제곱 오차(mean squared error, MSE)를, 예/아니요를 맞히는 분류에는 이진 교차 엔트로피(binary cross-entropy, BCE)를
# 써요. 아래에서 $S$는 배열의 **원소 개수**예요. $(N, K)$ 배열이면 $S = N K$예요.
#
# $$L_{\text{MSE}} = \frac{1}{S} \sum_i (p_i - t_i)^2, \qquad
#   L_{\text{BCE}} = -\frac{1}{S} \sum_i \big[t_i \log \sigma(z_i) + (1 - t_i) \log(1 - \sigma(z_i))\big], \qquad
#   \sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `pred`, `logits` | $(N,)$ 또는 $(N, K)$ | 예측 $p$, 시그모이드에 넣기 전의 로짓 $z$ |
# | `target` | 같은 모양 | 정답 $t$. BCE에서는 0과 1 사이이고 0.3 같은 값도 돼요 |
# | `loss` | 숫자 하나 | **모든 원소**의 평균 |
# | `dpred`, `dlogits` | 같은 모양 | 손실을 예측이나 로짓으로 미분한 기울기 |
#
# **큰 로짓.** $z = 10^4$이면 $\sigma(z)$는 컴퓨터에서 정확히 1이 되고 $\log(1 - \sigma(z))$는 $-\infty$예요. 식을 먼저
# 정리해서 0의 로그를 구하지 않게 해 보세요.
#
# **채점에서 확인하는 것**
# - $(N,)$과 $(N, K)$에서의 손실과 기울기. $N = 1$과 중간값인 `target`도 포함해요. `loss`는 파이썬 float이든 NumPy
#   숫자이든 원소가 하나인 배열이든 좋아요.
# - $\pm 10^4$ 크기의 로짓에서도 BCE의 손실과 기울기가 유한하고 맞아요.
# - `target`의 모양이 다르면 예외를 일으켜야 해요. 예를 들어 $(N,)$과 $(N, 1)$이에요. 예외의 종류는 자유예요.
# - 두 입력이 모두 float32면 기울기도 float32예요.
#
# 빈 배열과 정수 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 9. MSE and binary cross-entropy (7 points)
#
# **Idea.** A loss function says in one number how wrong the predictions are. Mean squared error (MSE) suits
# regression, where a value is to be hit; binary cross-entropy (BCE) suits yes-or-no questions. Below, $S$ is the
# **number of entries** of the array: $S = N K$ for an array $(N, K)$.
#
# $$L_{\text{MSE}} = \frac{1}{S} \sum_i (p_i - t_i)^2, \qquad
#   L_{\text{BCE}} = -\frac{1}{S} \sum_i \big[t_i \log \sigma(z_i) + (1 - t_i) \log(1 - \sigma(z_i))\big], \qquad
#   \sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# | name | shape | meaning |
# |---|---|---|
# | `pred`, `logits` | $(N,)$ or $(N, K)$ | predictions $p$; logits $z$, before the sigmoid |
# | `target` | the same | right answers $t$; for BCE between 0 and 1, values such as 0.3 included |
# | `loss` | one number | the mean over **all entries** |
# | `dpred`, `dlogits` | the same | gradient of the loss by the predictions or logits |
#
# **Large logits.** At $z = 10^4$ the computer's $\sigma(z)$ is exactly 1, and $\log(1 - \sigma(z))$ is $-\infty$.
# Rearrange the formula first, so that no logarithm of 0 is ever taken.
#
# **What grading looks at**
# - Losses and gradients for $(N,)$ and $(N, K)$, with $N = 1$ and in-between values of `target` among them. `loss` may
#   be a Python float, a NumPy number or an array with one entry.
# - BCE at logits around $\pm 10^4$: loss and gradient are finite and right.
# - A `target` of another shape must raise an exception, such as $(N,)$ against $(N, 1)$. Any kind of exception will do.
# - Gradients are float32 when both inputs are float32.
#
# Out of scope: empty arrays and integer arrays.


# %% solution="mse_loss"
def mse_loss(pred, target):
    """
    ko| 모든 원소에 대한 평균 제곱 오차와 pred에 대한 기울기.
    en| Mean squared error over all entries, and its gradient with respect to pred.

    ko| pred, target : 배열 (N,) 또는 (N, K), 같은 모양, float32 또는 float64. 모양이 다르면 예외
    en| pred, target : arrays (N,) or (N, K) of one shape, float32 or float64; another shape raises

    ko| 반환값: loss, 숫자 하나;  dpred, pred와 같은 모양과 dtype의 배열
    en| returns: loss, one number;  dpred, array of the shape and dtype of pred
    """
    ### BEGIN SOLUTION
    if pred.shape != target.shape:
        raise ValueError(f"pred {pred.shape} and target {target.shape} differ in shape")
    difference = pred - target
    loss = np.mean(difference**2)
    dpred = 2 * difference / pred.size
    ### END SOLUTION
    return loss, dpred


# %% solution="bce_with_logits"
def bce_with_logits(logits, target):
    """
    ko| 로짓으로 계산한 이진 교차 엔트로피의 평균과 로짓에 대한 기울기.
    en| Mean binary cross-entropy computed from logits, and its gradient with respect to them.

    ko| logits, target : 배열 (N,) 또는 (N, K), 같은 모양, float32 또는 float64. 모양이 다르면 예외
    en| logits, target : arrays (N,) or (N, K) of one shape, float32 or float64; another shape raises

    ko| 반환값: loss, 숫자 하나;  dlogits, logits와 같은 모양과 dtype의 배열
    en| returns: loss, one number;  dlogits, array of the shape and dtype of logits
    """
    ### BEGIN SOLUTION
    if logits.shape != target.shape:
        raise ValueError(f"logits {logits.shape} and target {target.shape} differ in shape")
    small = np.exp(-np.abs(logits))
    loss = np.mean(np.maximum(logits, 0) - logits * target + np.log1p(small))
    sigmoid = np.where(logits >= 0, 1, small) / (1 + small)
    dlogits = (sigmoid - target) / logits.size
    ### END SOLUTION
    return loss, dlogits


# %% check="losses"
grader.check("losses")

# %% grade="losses"

# %% [markdown] lang="ko"
# **그림으로 보기.** 정답이 1일 때 두 손실이 예측에 따라 어떻게 변하는지 그려요. 기울기의 모양도 견주어 보세요.

# %% [markdown] lang="en"
# **See it.** How both losses change with the prediction when the right answer is 1. Compare the slopes.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    values = np.linspace(-6, 6, 121)
    one = np.ones(1)
    figure, axis = plt.subplots(figsize=(5, 3), layout="constrained")
    axis.plot(values, [mse_loss(np.array([v]), one)[0] for v in values], label="MSE of the prediction")
    axis.plot(values, [bce_with_logits(np.array([v]), one)[0] for v in values], label="BCE of the logit")
    axis.set(title="target 1", xlabel="prediction or logit", ylabel="loss", ylim=(0, 10))
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 10. 소프트맥스 교차 엔트로피 (9점)
#
# **아이디어.** 마지막 affine 층의 출력은 아직 점수일 뿐이에요. 이 점수를 로짓(logits)이라고 불러요.
# 소프트맥스(softmax)는 로짓을 확률로 바꾸고, 교차 엔트로피(cross-entropy)는 정답 클래스에 준 확률이 낮을수록 큰 벌을
# 줘요.
#
# $$p_{n,c} = \frac{e^{z_{n,c}}}{\sum_{k=1}^{C} e^{z_{n,k}}}, \qquad
#   L = -\frac{1}{N} \sum_{n=1}^{N} \log p_{n,y_n}$$
#
# 예제 **하나**의 손실 $\ell = -\log p_{y}$를 로짓으로 미분하면 놀랄 만큼 간단해요.
#
# $$\frac{\partial \ell}{\partial z_c} = p_c - [c = y]$$
#
# $[c = y]$는 정답 클래스에서 1, 나머지에서 0이에요. 그런데 $L$은 예제 $N$개의 **평균**이에요. 그러면 `dlogits`는
# 어떻게 될까요?
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `logits` | $(N, C)$ | 예제마다 클래스별 점수 $z_{n,c}$ |
# | `y` | $(N,)$, 정수 $0, \dots, C-1$ | 정답 클래스의 **번호** |
# | `loss` | 숫자 하나 | 평균 손실 $L$ |
# | `dlogits` | $(N, C)$ | $\partial L / \partial z_{n,c}$ |
#
# **큰 로짓.** `np.exp(1000)`은 무한대예요. 다행히 한 예제의 로짓에서 같은 수를 빼도 소프트맥스는 변하지 않아요.
# 예제마다 어떤 수를 빼면 안전할까요? 또 $p$가 0이 되면 $\log p$는 $-\infty$예요. 로그 안에 작은 수를 더해 막으면
# 손실이 틀린 값이 되니, $\log p_{n,y} = z_{n,y} - \log \sum_k e^{z_{n,k}}$라는 것을 이용해 보세요.
#
# **스스로 확인.** 모든 로짓이 0이면 모든 클래스의 확률이 같으니 손실은 정확히 $\ln C$예요. 또 `dlogits`의 각 행을
# 더하면 얼마가 되어야 할까요?
#
# **채점에서 확인하는 것**
# - 손실의 값과 무작위 로짓에서의 기울기: $N = 1$, $N = C$, $C = 2$, $C = 100$도 포함해요. `loss`는 파이썬 float이든
#   NumPy 숫자이든 원소가 하나인 배열이든 좋아요.
# - 아주 큰 로짓: $\pm 10^4$ 크기의 값, 모든 로짓에 $10^4$을 더한 것, 한 행에만 2000을 더한 것. 손실과 기울기가
#   유한하고 맞아야 해요. 확신하며 틀린 예제의 손실은 정말로 $10^4$만큼 커야 해요.
# - `y`는 int64일 수도 int32일 수도 있고, 한 클래스만 들어 있을 수도 있어요.
# - `logits`가 float32면 `dlogits`도 float32예요.
# - `logits`와 `y`는 그대로여야 해요 (1점).
#
# one-hot으로 된 `y`나 소수로 된 `y`는 나오지 않아요.

# %% [markdown] lang="en"
# ## 10. Softmax cross-entropy (9 points)
#
# **Idea.** What the last affine layer puts out are mere scores, called logits. Softmax turns them into probabilities,
# and cross-entropy punishes: the lower the probability that the right class was given, the higher the loss.
#
# $$p_{n,c} = \frac{e^{z_{n,c}}}{\sum_{k=1}^{C} e^{z_{n,k}}}, \qquad
#   L = -\frac{1}{N} \sum_{n=1}^{N} \log p_{n,y_n}$$
#
# Differentiate the loss of **one** example, $\ell = -\log p_{y}$, by its logits and something surprisingly simple is
# left:
#
# $$\frac{\partial \ell}{\partial z_c} = p_c - [c = y]$$
#
# where $[c = y]$ is 1 for the right class and 0 for the others. But $L$ is the **mean** over $N$ examples. So what is
# `dlogits`?
#
# | name | shape | meaning |
# |---|---|---|
# | `logits` | $(N, C)$ | scores $z_{n,c}$ per example and class |
# | `y` | $(N,)$, integers $0, \dots, C-1$ | the **number** of the right class |
# | `loss` | one number | mean loss $L$ |
# | `dlogits` | $(N, C)$ | $\partial L / \partial z_{n,c}$ |
#
# **Large logits.** `np.exp(1000)` is infinite. Luckily softmax does not change when the same number is subtracted from
# all logits of one example. Which number makes each example safe? And when $p$ becomes 0, $\log p$ is $-\infty$.
# Adding a small number inside the logarithm hides that but gives a wrong loss; use
# $\log p_{n,y} = z_{n,y} - \log \sum_k e^{z_{n,k}}$ instead.
#
# **Check yourself.** If all logits are 0, all classes are equally likely and the loss is exactly $\ln C$. And what
# must each row of `dlogits` add up to?
#
# **What grading looks at**
# - The loss, and the gradient at random logits; $N = 1$, $N = C$, $C = 2$ and $C = 100$ are among them. `loss` may be
#   a Python float, a NumPy number or an array with one entry.
# - Very large logits: values around $\pm 10^4$, $10^4$ added to all logits, 2000 added to one row only. Loss and
#   gradient must be finite and right. An example that is confidently wrong really has a loss of about $10^4$.
# - `y` may be int64 or int32, and it may contain one class only.
# - `dlogits` is float32 when `logits` is float32.
# - `logits` and `y` stay as they were (1 point).
#
# Out of scope: `y` as one-hot rows or as floating-point numbers.


# %% solution="softmax_cross_entropy"
def softmax_cross_entropy(logits, y):
    """
    ko| 평균 교차 엔트로피 손실과 로짓에 대한 기울기.
    en| Mean cross-entropy loss and its gradient with respect to the logits.

    ko| logits : 배열 (N, C), float32 또는 float64
    ko| y : 정수 배열 (N,), 정답 클래스의 번호 0 .. C-1
    en| logits : array (N, C), float32 or float64
    en| y : integer array (N,), numbers of the right classes, 0 .. C-1

    ko| 반환값: loss, 숫자 하나 (N개 예제의 평균)
    ko|         dlogits, 배열 (N, C), logits와 같은 dtype
    en| returns: loss, one number (the mean over the N examples)
    en|          dlogits, array (N, C) of the dtype of logits
    """
    ### BEGIN SOLUTION
    rows = np.arange(logits.shape[0])
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_p[rows, y].mean()
    dlogits = np.exp(log_p)
    dlogits[rows, y] -= 1
    dlogits /= logits.shape[0]
    ### END SOLUTION
    return loss, dlogits


# %% check="softmax_cross_entropy"
grader.check("softmax_cross_entropy")

# %% grade="softmax_cross_entropy"

# %% [markdown] lang="ko"
# **그림으로 보기.** 클래스가 둘이고 정답이 0번일 때, 0번의 로짓만 바꿔 가며 손실과 기울기를 그려요. 맞히고 있을
# 때(오른쪽)는 벌도 기울기도 거의 0이고, 확신하며 틀릴 때(왼쪽)는 손실이 직선으로 커져요. 곡선이 끊기거나 평평해지면 큰
# 로짓을 다시 보세요.

# %% [markdown] lang="en"
# **See it.** Two classes, class 0 is right, and only its logit changes. When the answer is right (to the right), loss
# and gradient are close to 0; when it is confidently wrong (to the left), the loss grows like a straight line. If a
# curve breaks off or goes flat on the left, look at large logits again.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    scores = np.linspace(-60, 20, 161)
    answers = [softmax_cross_entropy(np.array([[s, 0.0]]), np.array([0])) for s in scores]
    figure, axes = plt.subplots(1, 2, figsize=(8, 3), layout="constrained")
    axes[0].plot(scores, [loss for loss, _ in answers])
    axes[0].set(title="loss", xlabel="logit of the right class", ylabel="loss")
    axes[1].plot(scores, [dlogits[0, 0] for _, dlogits in answers])
    axes[1].set(title="gradient", xlabel="logit of the right class", ylabel="d loss / d logit")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 11. 계산 그래프: 스칼라 자동 미분 (10점)
#
# **아이디어.** 지금까지는 층마다 역전파를 손으로 썼어요. 이제 컴퓨터가 스스로 하게 만들어요. 식을 계산하면서 **무엇에서
# 무엇이 나왔는지**를 기억해 두면, 그 기억을 거꾸로 따라가기만 해도 모든 기울기가 나와요. 이 기억이 계산
# 그래프(computation graph)이고, PyTorch의 자동 미분(automatic differentiation)도 바로 이렇게 움직여요.
#
# `Value` 하나는 숫자 하나예요. `data`는 값, `grad`는 기울기예요. 연산을 하면 **새** `Value`가 생기고, 그
# `Value`는 자기를 만든 `Value`들을 기억해요.
#
# ```text
#  a ──┐
#      * ──> e ──┐
#  b ──┘         + ──> f ──> relu ──> g          g.backward()는 g에서 시작해 왼쪽으로 가요.
#  c ────────────┘
# ```
#
# **식.** 노드 $v$의 기울기는 $v$를 입력으로 쓴 **모든** 노드 $u$에서 온 몫의 합이에요. 출력 자신의 기울기는 1이에요.
#
# $$\frac{\partial L}{\partial v}
#   = \sum_{u\,:\,v \to u} \frac{\partial L}{\partial u} \cdot \frac{\partial u}{\partial v},
#   \qquad \frac{\partial L}{\partial L} = 1$$
#
# 이 식에 함정이 두 개 숨어 있어요. 합이니까 몫이 하나 올 때마다 **더해야** 하고, $\partial L / \partial u$가 완성된
# **다음에야** $u$의 몫을 넘겨줄 수 있어요. 그래서 노드를 알맞은 순서로 늘어놓아야 해요: 어떤 노드든 자기를 쓴 노드가
# 모두 끝난 다음에 와야 해요. 이런 순서를 위상 정렬(topological order)이라고 해요.
#
# | 쓰는 법 | 뜻 |
# |---|---|
# | `Value(2)`, `Value(-0.5)` | 숫자 하나를 담은 노드. `data`는 그 값, `grad`는 처음에 `0.0` |
# | `a + b`, `a - b`, `a * b`, `a / b` | 한쪽은 파이썬 숫자(int, float)여도 돼요: `2 * a`, `a + 1`, `1 / a`, `3 - a` |
# | `a ** n` | `n`은 파이썬 숫자: `a ** 2`, `a ** -1`, `a ** 0.5` |
# | `a.exp()`, `a.log()`, `a.tanh()`, `a.relu()` | `log`는 자연로그 |
# | `a.backward()` | `a`를 만드는 데 쓰인 모든 노드의 `grad`를 채워요. 돌려주는 값은 없어요 |
#
# 숫자가 왼쪽에 오는 `2 * a`에서 파이썬은 먼저 정수의 `__mul__`을 불러 보고, 안 되면 `a.__rmul__(2)`를 불러요.
#
# **채점에서 확인하는 것**
# - 위의 모든 연산의 `data` (1점). 연산은 원래 노드를 바꾸지 않아요.
# - 연산 하나하나의 기울기. `relu`의 미분은 0에서 0이에요 (2점).
# - 여러 번 쓰이는 값: `x + x`, `x * x`, `x / x`, 그리고 길이가 다른 두 길로 출력에 닿는 값 (2점).
# - 숫자가 왼쪽에 올 때와 오른쪽에 올 때 (1점).
# - 연산을 8단계까지 쌓은 무작위 그래프 200개 (2점). 잎뿐 아니라 **중간 노드의 `grad`도** 봐요. 출력에 영향을 주지 않는
#   노드의 `grad`는 0이에요.
# - `backward()`는 먼저 자기 그래프에 속한 모든 노드의 `grad`를 0으로 되돌려요. 그래서 두 번 불러도, 중간 노드에서 먼저
#   부른 다음 출력에서 다시 불러도 마지막에 부른 출력의 기울기만 남아요 (1점). (PyTorch는 반대로 계속 더해요. 그래서
#   내일 `zero_grad()`를 만나게 돼요.)
# - 2000번 이어진 연산에서도 멈추지 않아야 해요 (1점). 파이썬에서 함수가 자기 자신을 부르는 깊이는 보통 1000까지예요.
#
# 값과 기울기의 허용 오차는 $10^{-10}$이에요. `data`와 `grad`는 파이썬 float이든 NumPy 숫자든 좋아요. 0으로 나누기,
# 0이나 음수의 로그, `2 ** a`, `a ** b`, 0이나 음수의 소수 거듭제곱, NumPy 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 11. Computation graph: scalar autograd (10 points)
#
# **Idea.** So far you wrote the backward pass of every layer by hand. Now let the computer do it. Remember, while an
# expression is computed, **what was made from what**; walk back along this memory and all gradients come out. The
# memory is called the computation graph, and PyTorch's automatic differentiation works just like that.
#
# A `Value` is one number: `data` is the number, `grad` its gradient. An operation makes a **new** `Value`, which
# remembers the `Value`s that it was made from.
#
# ```text
#  a ──┐
#      * ──> e ──┐
#  b ──┘         + ──> f ──> relu ──> g          g.backward() starts at g and goes left.
#  c ────────────┘
# ```
#
# **Formula.** The gradient of a node $v$ is the sum of the shares from **all** nodes $u$ that use $v$ as an input. The
# gradient of the output itself is 1.
#
# $$\frac{\partial L}{\partial v}
#   = \sum_{u\,:\,v \to u} \frac{\partial L}{\partial u} \cdot \frac{\partial u}{\partial v},
#   \qquad \frac{\partial L}{\partial L} = 1$$
#
# Two traps hide in it. It is a sum, so every share has to be **added** when it arrives; and $u$ can hand out its share
# only **after** $\partial L / \partial u$ is complete. So the nodes have to be put in a suitable order: each one after
# all the nodes that use it are done. This is called a topological order.
#
# | you write | meaning |
# |---|---|
# | `Value(2)`, `Value(-0.5)` | a node that holds a number: `data` is that number, `grad` starts at `0.0` |
# | `a + b`, `a - b`, `a * b`, `a / b` | one side may be a Python int or float: `2 * a`, `a + 1`, `1 / a`, `3 - a` |
# | `a ** n` | `n` is a Python number: `a ** 2`, `a ** -1`, `a ** 0.5` |
# | `a.exp()`, `a.log()`, `a.tanh()`, `a.relu()` | `log` is the natural logarithm |
# | `a.backward()` | fills in `grad` of every node that `a` was made from; returns nothing |
#
# For `2 * a`, with the number on the left, Python first tries `__mul__` of the integer, and when that does not work
# `a.__rmul__(2)`.
#
# **What grading looks at**
# - `data` after each of the operations above (1 point). An operation leaves its operands as they were.
# - The gradient of each operation. The derivative of `relu` at 0 is 0 (2 points).
# - Values that are used more than once: `x + x`, `x * x`, `x / x`, and values that reach the output along two paths of
#   different length (2 points).
# - Numbers on the left and on the right (1 point).
# - 200 random graphs of up to 8 operations above each other (2 points). The `grad` **of the nodes in between** counts
#   too, not only that of the leaves. A node that has no influence on the output has `grad` 0.
# - `backward()` first sets `grad` of all nodes in its own graph back to 0. So whether you call it twice, or first on a
#   node in between and then on the output: what is left are the gradients of the output that was called last (1 point).
#   (PyTorch does the opposite and keeps adding, which is why you will meet `zero_grad()` tomorrow.)
# - A chain of 2000 operations does not stop it (1 point). In Python, calls of a function by itself usually go 1000
#   deep at most.
#
# Values and gradients must be right to $10^{-10}$. `data` and `grad` may be Python floats or NumPy numbers. Out of
# scope: division by 0, the logarithm of 0 or of negative numbers, `2 ** a`, `a ** b`, fractional powers of 0 or of
# negative numbers, NumPy arrays.


# %% solution="Value"
class Value:
    """
    ko| 계산 그래프의 노드: 숫자 하나(data), 그 기울기(grad), 그리고 자기를 만든 노드들.
    en| A node of the computation graph: one number (data), its gradient (grad), and the nodes that it was made from.

    ko| 만들 메서드. other는 Value이거나 파이썬 숫자이고, 결과는 언제나 새 Value예요.
    en| Methods to write. other is a Value or a Python number; the result is always a new Value.

        __init__(self, data)
        __add__(self, other)       __radd__(self, other)
        __sub__(self, other)       __rsub__(self, other)
        __mul__(self, other)       __rmul__(self, other)
        __truediv__(self, other)   __rtruediv__(self, other)
        __pow__(self, n)
        exp(self)   log(self)   tanh(self)   relu(self)
        backward(self)

    ko| backward: 자기 그래프의 모든 grad를 0으로 되돌린 다음, 이 노드를 각 노드로 미분한 값으로 채워요.
    en| backward: sets every grad in its graph back to 0, then fills in the derivative of this node by each node.
    """

    def __init__(self, data):
        ### BEGIN SOLUTION
        self.data = float(data)
        self.grad = 0.0
        self._inputs = ()  # (node, derivative of self with respect to it), one pair per operand

    def _made(self, data, *inputs):
        out = Value(data)
        out._inputs = inputs
        return out

    def _value(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._value(other)
        return self._made(self.data + other.data, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        other = self._value(other)
        return self._made(self.data * other.data, (self, other.data), (other, self.data))

    def __pow__(self, n):
        return self._made(self.data**n, (self, n * self.data ** (n - 1)))

    def __sub__(self, other):
        return self + -1 * self._value(other)

    def __truediv__(self, other):
        return self * self._value(other) ** -1

    def __rsub__(self, other):
        return self._value(other) - self

    def __rtruediv__(self, other):
        return self._value(other) / self

    __radd__ = __add__
    __rmul__ = __mul__

    def exp(self):
        data = np.exp(self.data)
        return self._made(data, (self, data))

    def log(self):
        return self._made(np.log(self.data), (self, 1 / self.data))

    def tanh(self):
        data = np.tanh(self.data)
        return self._made(data, (self, 1 - data**2))

    def relu(self):
        return self._made(max(self.data, 0.0), (self, 1.0 if self.data > 0 else 0.0))

    def backward(self):
        # A node is put in order when it is met for the second time: after everything that it was made from. The list
        # `todo` takes the place of a function that calls itself, so that the depth of the graph does not matter.
        order, seen, todo = [], set(), [(self, False)]
        while todo:
            node, inputs_done = todo.pop()
            if inputs_done:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                todo.append((node, True))
                todo += [(parent, False) for parent, _ in node._inputs]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node._inputs:
                parent.grad += node.grad * slope
        ### END SOLUTION


# %% check="scalar_autograd"
grader.check("scalar_autograd")

# %% grade="scalar_autograd"

# %% [markdown] lang="ko"
# **그림으로 보기.** 뉴런 하나의 계산 그래프예요. 숫자는 모두 여러분의 `Value`에서 나와요. 파란 줄의 `data`는 왼쪽에서
# 오른쪽으로 계산되고, 빨간 줄의 `grad`는 오른쪽에서 왼쪽으로 돌아와요. `x1`의 `grad`가 왜 `w1`과
# `sum`의 `grad`를 곱한 값인지 그림에서 찾아보세요. `w1`을 바꾸면 어떤 `grad`들이 달라질까요?

# %% [markdown] lang="en"
# **See it.** The computation graph of a single neuron; every number comes from your own `Value`. The blue `data` are
# computed from left to right, the red `grad` come back from right to left. Find in the picture why the `grad` of `x1`
# is the product of `w1` and the `grad` of `sum`. Which of the `grad` will differ when you change `w1`?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    x1, w1, x2, w2, bias = Value(2.0), Value(-0.5), Value(1.0), Value(0.8), Value(0.6)
    first, second = x1 * w1, x2 * w2
    total = first + second + bias
    out = total.tanh()
    out.backward()
    # ko| 이름: (노드, 가로 위치, 세로 위치, 이 노드를 쓰는 노드의 이름)
    # en| name: (node, horizontal place, vertical place, name of the node that uses it)
    drawn = {
        "x1": (x1, 0, 4, "x1 * w1"),
        "w1": (w1, 0, 3, "x1 * w1"),
        "x2": (x2, 0, 2, "x2 * w2"),
        "w2": (w2, 0, 1, "x2 * w2"),
        "bias": (bias, 1, 0.2, "sum"),
        "x1 * w1": (first, 1, 3.5, "sum"),
        "x2 * w2": (second, 1, 1.5, "sum"),
        "sum": (total, 2, 2.5, "tanh(sum)"),
        "tanh(sum)": (out, 3, 2.5, None),
    }
    figure, axis = plt.subplots(figsize=(9, 5))
    for name, (node, across, up, user) in drawn.items():
        if user is not None:
            _, to_across, to_up, _ = drawn[user]
            arrow = {"arrowstyle": "->", "color": "gray"}
            axis.annotate("", (to_across - 0.32, to_up), (across + 0.32, up), arrowprops=arrow)
        box = plt.Rectangle((across - 0.32, up - 0.35), 0.64, 0.7, facecolor="white", edgecolor="black")
        axis.add_patch(box)
        axis.text(across, up + 0.2, name, ha="center", va="center", weight="bold")
        axis.text(across, up, f"data {node.data:.3f}", ha="center", va="center", color="tab:blue")
        axis.text(across, up - 0.2, f"grad {node.grad:.3f}", ha="center", va="center", color="tab:red")
    axis.set(xlim=(-0.5, 3.5), ylim=(-0.4, 4.6), title="tanh(x1 * w1 + x2 * w2 + bias)")
    axis.axis("off")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 부품 상자: 막혔을 때 쓰는 대체 부품
#
# 6, 7, 8, 10번 중에 아직 안 되는 것이 있어도 12번과 14번을 풀 수 있어요. 아래 `reference_parts()`는 PyTorch의 자동
# 미분으로 만든 대체 부품을 줘요. 계산은 PyTorch가 하니 여러분이 만들 NumPy 코드와는 달라요. 그다음 셀에서 `USE_MINE =
# False`로 바꾸고 두 셀을 실행하면 대체 부품으로 바뀌어요. 내 함수로 돌아오려면 `True`로 고치고 6, 7, 8, 10번의 함수
# 셀을 다시 실행하세요.
#
# **채점에서는 12번과 14번을 언제나 대체 부품으로 채점해요.** 그러니 앞 문제의 실수 때문에 점수를 잃는 일은 없어요.
# 반대로 6, 7, 8, 10번은 여러분의 함수로 채점하니, 제출하기 전에는 `USE_MINE = True`로 돌려놓으세요.

# %% [markdown] lang="en"
# ## The parts box: stand-ins for when you are stuck
#
# You can do exercises 12 and 14 even if something in 6, 7, 8 or 10 does not work yet. `reference_parts()` below gives
# you stand-ins made with PyTorch's automatic differentiation; PyTorch does the calculus, so they do not look like the
# NumPy code that you write. To use them, set `USE_MINE = False` in the cell after it and run both cells. To come back
# to your own functions, set it to `True` and run the function cells of exercises 6, 7, 8 and 10 again.
#
# **Exercises 12 and 14 are always graded with the stand-ins**, so a mistake in an earlier one never costs points there.
# Exercises 6, 7, 8 and 10 are graded with your own functions: set `USE_MINE = True` before you submit.


# %% parts=true
def reference_parts():
    """
    ko| 6, 7, 8, 10번의 대체 부품을 이름으로 찾는 딕셔너리: 인자와 결과는 같고, 미분은 torch.autograd가 해요.
    en| Stand-ins for exercises 6, 7, 8 and 10: the same arguments and results, differentiated by torch.autograd.
    """
    import numpy as np
    import torch
    from torch.nn import functional

    def tensor(array, dtype=None):
        # ko| 복사본이라서, 나중에 누가 배열을 바꿔도 그래프에는 영향이 없어요.
        # en| A copy, so that nobody can change an array behind the graph's back.
        return torch.from_numpy(np.array(array, dtype=dtype, order="C"))

    def affine_forward(x, w, b):
        dtype = np.result_type(x, w, b)
        x, w, b = tensor(x, dtype), tensor(w, dtype), tensor(b, dtype)
        biases = b.requires_grad_().expand(x.shape[0], -1)
        out = torch.addmm(biases, x.flatten(start_dim=1).requires_grad_(), w.requires_grad_())
        return out.detach().numpy(), (out, x.shape)

    @torch.no_grad()
    def affine_backward(dout, cache):
        out, shape = cache
        # ko| grad_fn은 그래프에서 out을 만든 노드예요. 직접 부르면 addmm의 역전파예요.
        # ko| 편향은 expand라는 노드를 하나 더 거쳐 왔으니, 그 노드의 역전파도 불러요.
        # en| grad_fn is the node of the graph that made out; called by itself, it is the backward pass of addmm.
        # en| The biases came through one more node, expand, which has a backward pass of its own.
        dbiases, dx, dw = out.grad_fn(tensor(dout).to(out.dtype))
        db = out.grad_fn.next_functions[0][0](dbiases)
        return dx.reshape(shape).numpy(), dw.numpy(), db.numpy()

    def relu_forward(x):
        out = functional.relu(tensor(x).requires_grad_())
        return out.detach().numpy(), out

    @torch.no_grad()
    def relu_backward(dout, cache):
        return cache.grad_fn(tensor(dout)).numpy()

    def softmax_cross_entropy(logits, y):
        log_p = functional.log_softmax(tensor(logits).requires_grad_(), dim=1)
        loss = functional.nll_loss(log_p, tensor(y, np.int64))
        with torch.no_grad():
            dlogits = log_p.grad_fn(loss.grad_fn(torch.ones_like(loss)))
        return loss.item(), dlogits.numpy()

    functions = (affine_forward, affine_backward, relu_forward, relu_backward, softmax_cross_entropy)
    return {function.__name__: function for function in functions}


# %%
# ko| True: train이 여러분의 함수를 써요. False: 위의 대체 부품을 써요.
# en| True: train uses your own functions. False: it uses the stand-ins above.
USE_MINE = True

# ko| 채점기는 위의 셀을 빼고 실행해요. 그래서 채점할 때는 이 스위치가 아무것도 바꾸지 않아요.
# en| The grader leaves the cell above out, so that this switch changes nothing when it grades.
if not USE_MINE and "reference_parts" in globals():
    globals().update(reference_parts())

# %% [markdown] lang="ko"
# ## 12. 2층 신경망의 손실과 기울기 (9점)
#
# **아이디어.** 부품을 모아 신경망 하나를 클래스로 묶어요. 객체는 파라미터(parameter)를 딕셔너리 `params`에 담아 두고,
# `loss`는 그것으로 손실과 기울기를 계산해요. 배우는 일, 곧 파라미터를 고치는 일은 하지 않아요. 그 일은 신경망을 쓰는
# 사람의 몫이에요. 이렇게 나누어 두면 같은 신경망을 어떤 방법으로든 학습시킬 수 있어요.
#
# ```text
#  X ──> affine (W1, b1) ──> ReLU ──> affine (W2, b2) ──> 점수 (N, C) ──> softmax 교차 엔트로피 ──> 손실
# ```
#
# **식.** 손실에는 가중치가 커지지 않게 하는 L2 규제(regularization) 항이 더해져요. 편향은 규제하지 않아요.
#
# $$L = \frac{1}{N} \sum_n \ell_n + \frac{\lambda}{2} \Big( \sum_{i,j} W_{1,ij}^2 + \sum_{i,j} W_{2,ij}^2 \Big),
#   \qquad \lambda = \texttt{reg}$$
#
# 새 항을 $W_{ij}$로 미분하면 무엇이 나오나요? 앞에 붙은 $\tfrac{1}{2}$은 그 답을 깔끔하게 하려고 있어요.
#
# | 이름 | 모양 | 처음 값 |
# |---|---|---|
# | `params["W1"]` | $(D, H)$ | 평균 0, 표준편차 `weight_scale`인 정규분포 |
# | `params["b1"]` | $(H,)$ | 0 |
# | `params["W2"]` | $(H, C)$ | 평균 0, 표준편차 `weight_scale`인 정규분포 |
# | `params["b2"]` | $(C,)$ | 0 |
#
# $D$는 `input_dim`, $H$는 `hidden_dim`, $C$는 `num_classes`예요. 무작위 수는 `rng = np.random.default_rng(seed)`
# 하나에서 `W1`, `W2`의 차례로 뽑아요. 배열은 모두 float64예요.
#
# | 부르는 법 | 돌려주는 것 |
# |---|---|
# | `net.loss(X)` | 점수 $(N, C)$. 소프트맥스를 거치기 **전**의 값 |
# | `net.loss(X, y)` | `(loss, grads)`. `grads`는 `params`와 이름과 모양이 같은 딕셔너리 |
#
# 6, 7, 8, 10번의 함수(`affine_forward`, …, `softmax_cross_entropy`)를 써도 좋고, NumPy만으로 써도 좋아요. **채점할
# 때는 언제나 위의 대체 부품이 그 이름들에 들어가 있으니**, 앞 문제의 실수 때문에 점수를 잃는 일은 없어요. 다른 문제의
# 함수는 쓰지 마세요.
#
# **채점에서 확인하는 것.** 채점기는 `net.params["W1"][...] = 값`처럼 배열의 내용을 바꿔 넣고 `loss`를 불러요. 그러니
# `loss`는 부를 때마다 `params`에 든 배열을 읽어야 해요.
# - 점수: $N = 1$, $C = 2$, $H = 1$, $D = H = C$도 포함해요 (2점). `reg=0`과 `reg=3.14`일 때의 손실 (1점).
# - 모든 기울기: `reg=0`일 때 (2점), `reg=3.14`일 때 (1점). 수치 기울기와 비교하고, 상대 오차 $10^{-6}$까지 괜찮아요.
# - `loss`는 `params`, `X`, `y`를 바꾸지 않아요. 두 번 부르면 같은 답이 나와요 (1점).
# - 처음 값: 위의 표대로이고, `seed`가 같으면 같고 다르면 달라요. `weight_scale=0.01`일 때 첫 손실은 $\ln C$와 0.01도
#   차이 나지 않아요. 왜 그럴까요? (1점)
# - 예제 50개를 외울 수 있어요: 채점기가 전체 배치로 200걸음(`lr=0.5`, `weight_scale=0.1`)을 걷고 나면 손실이 0.05보다
#   작아요 (1점).
#
# 이미지 모양의 `X`, float32, 빈 배치는 나오지 않아요.

# %% [markdown] lang="en"
# ## 12. Two-layer network: loss and gradients (9 points)
#
# **Idea.** Collect the parts into one network, as a class. An object keeps its parameters in a dict, `params`, and
# `loss` computes the loss and the gradients from them. It does not learn: changing the parameters is up to whoever
# uses the network. Kept apart like this, the same network can be trained in any way you like.
#
# ```text
#  X ──> affine (W1, b1) ──> ReLU ──> affine (W2, b2) ──> scores (N, C) ──> softmax cross-entropy ──> loss
# ```
#
# **Formula.** To keep the weights from growing, an L2 regularization term is added to the loss. Biases are not
# regularized.
#
# $$L = \frac{1}{N} \sum_n \ell_n + \frac{\lambda}{2} \Big( \sum_{i,j} W_{1,ij}^2 + \sum_{i,j} W_{2,ij}^2 \Big),
#   \qquad \lambda = \texttt{reg}$$
#
# What comes out when you differentiate the new term by $W_{ij}$? The $\tfrac{1}{2}$ in front is there to make that
# tidy.
#
# | name | shape | starts as |
# |---|---|---|
# | `params["W1"]` | $(D, H)$ | normal distribution with mean 0 and standard deviation `weight_scale` |
# | `params["b1"]` | $(H,)$ | 0 |
# | `params["W2"]` | $(H, C)$ | normal distribution with mean 0 and standard deviation `weight_scale` |
# | `params["b2"]` | $(C,)$ | 0 |
#
# $D$ is `input_dim`, $H$ is `hidden_dim` and $C$ is `num_classes`. One generator, `rng = np.random.default_rng(seed)`,
# draws first `W1`, then `W2`. All arrays are float64.
#
# | you call | you get |
# |---|---|
# | `net.loss(X)` | scores $(N, C)$, **before** softmax |
# | `net.loss(X, y)` | `(loss, grads)`; `grads` is a dict with the names and shapes of `params` |
#
# You may use the functions of exercises 6, 7, 8 and 10 (`affine_forward`, …, `softmax_cross_entropy`) or NumPy alone.
# **When
# this is graded, the stand-ins above are behind those names**, so a mistake in an earlier exercise never costs points
# here. Do not use functions of other exercises.
#
# **What grading looks at.** The grader writes into the arrays, as in `net.params["W1"][...] = values`, and then calls
# `loss`. So `loss` must read the arrays in `params` every time it is called.
# - Scores; $N = 1$, $C = 2$, $H = 1$ and $D = H = C$ are among them (2 points). The loss with `reg=0` and with
#   `reg=3.14` (1 point).
# - All gradients, with `reg=0` (2 points) and with `reg=3.14` (1 point), against numerical gradients; a relative error
#   of $10^{-6}$ is allowed.
# - `loss` leaves `params`, `X` and `y` as they were, and answers the same when called twice (1 point).
# - The start: as in the table above, the same for the same `seed`, different for another. With `weight_scale=0.01` the
#   first loss is within 0.01 of $\ln C$. Why? (1 point)
# - It can learn 50 examples by heart: after 200 full-batch steps by the grader (`lr=0.5`, `weight_scale=0.1`) the loss
#   is below 0.05 (1 point).
#
# Out of scope: image-like `X`, float32, empty batches.


# %% solution="TwoLayerNet"
class TwoLayerNet:
    """
    ko| affine - ReLU - affine 신경망과 소프트맥스 교차 엔트로피 손실, L2 규제.
    en| A network affine - ReLU - affine with softmax cross-entropy loss and L2 regularization.

    ko| params : 딕셔너리, "W1" (D, H), "b1" (H,), "W2" (H, C), "b2" (C,), 모두 float64
    en| params : dict, "W1" (D, H), "b1" (H,), "W2" (H, C), "b2" (C,), all float64

    ko| 만들 메서드
    en| Methods to write

        __init__(self, input_dim, hidden_dim, num_classes, weight_scale=1e-3, reg=0.0, seed=0)
        loss(self, X, y=None)

    ko| loss(X)    : X (N, D) -> 점수 (N, C)
    ko| loss(X, y) : y 정수 (N,) -> (loss, grads), 숫자 하나와 params와 같은 이름의 딕셔너리
    en| loss(X)    : X (N, D) -> scores (N, C)
    en| loss(X, y) : y integers (N,) -> (loss, grads), one number and a dict with the names of params
    """

    def __init__(self, input_dim, hidden_dim, num_classes, weight_scale=1e-3, reg=0.0, seed=0):
        ### BEGIN SOLUTION
        rng = np.random.default_rng(seed)
        self.reg = reg
        self.params = {
            "W1": weight_scale * rng.normal(size=(input_dim, hidden_dim)),
            "b1": np.zeros(hidden_dim),
            "W2": weight_scale * rng.normal(size=(hidden_dim, num_classes)),
            "b2": np.zeros(num_classes),
        }

    def loss(self, X, y=None):
        W1, b1, W2, b2 = (self.params[name] for name in ("W1", "b1", "W2", "b2"))
        hidden, cache1 = affine_forward(X, W1, b1)
        active, cache_relu = relu_forward(hidden)
        scores, cache2 = affine_forward(active, W2, b2)
        if y is None:
            return scores

        loss, dscores = softmax_cross_entropy(scores, y)
        loss += 0.5 * self.reg * ((W1**2).sum() + (W2**2).sum())
        dactive, dW2, db2 = affine_backward(dscores, cache2)
        _, dW1, db1 = affine_backward(relu_backward(dactive, cache_relu), cache1)
        return loss, {"W1": dW1 + self.reg * W1, "b1": db1, "W2": dW2 + self.reg * W2, "b2": db2}
        ### END SOLUTION


# %% check="two_layer_net"
grader.check("two_layer_net")

# %% grade="two_layer_net"

# %% [markdown] lang="ko"
# **그림으로 보기.** 처음 가중치의 크기가 무엇을 바꾸는지 보세요. 같은 데이터, 같은 학습률인데 `weight_scale`만 달라요.
# 너무 작으면 기울기도 아주 작아서 손실이 $\ln C$(점선)에 오래 머물러요. 0에서 시작하면 어떻게 될지 짐작해 보고 목록에
# `0.0`을 넣어 확인하세요.

# %% [markdown] lang="en"
# **See it.** What the size of the first weights does: the same data and learning rate, only `weight_scale` differs. If
# it is too small, so are the gradients, and the loss stays at $\ln C$ (dashed) for long. Guess what happens when you
# start from 0, then put `0.0` into the list and look.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    few_x, few_y = spiral_x[::10], spiral_y[::10]
    figure, axis = plt.subplots(figsize=(7, 3.5), layout="constrained")
    for scale in (1e-3, 1e-2, 1e-1, 1.0):
        net = TwoLayerNet(2, 50, 2, weight_scale=scale)
        curve = []
        for _step in range(600):
            loss, grads = net.loss(few_x, few_y)
            curve.append(float(loss))
            net.params = {name: value - 0.5 * grads[name] for name, value in net.params.items()}
        axis.plot(curve, label=f"weight_scale={scale:g}")
    axis.axhline(np.log(2), color="gray", linestyle="--")
    axis.set(xlabel="step", ylabel="loss", title="60 points of the spiral")
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 13. 미니배치와 SGD (5점)
#
# **아이디어.** 손실은 예제 전체의 평균이니, 정직하게 한 걸음을 가려면 데이터를 모두 봐야 해요. 그런데 예제 몇 개만
# 골라도 대강의 방향은 알 수 있어요. 그래서 데이터를 섞어 작은 묶음, 곧 미니배치(mini-batch)로 자르고, 묶음마다 한
# 걸음씩 가요. 이것이 확률적 경사 하강법(stochastic gradient descent, SGD)이에요. 데이터를 한 번 다 보는 것을 **epoch**,
# 한 걸음을 **iteration**이라고 해요. 예제 $N$개를 $B$개씩 묶으면 한 epoch은 $\lceil N / B \rceil$걸음이에요.
#
# $$\theta \leftarrow \theta - \text{lr} \cdot \frac{\partial L}{\partial \theta}$$
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `X` | $(N, d_1, \dots, d_k)$ | 예제 $N$개 |
# | `y` | $(N,)$ 정수 | 레이블(정답 클래스) |
# | `xb`, `yb` | $(B, d_1, \dots, d_k)$, $(B,)$ | 미니배치 하나. 마지막 것은 더 작을 수 있어요 |
# | `params`, `grads` | 딕셔너리: 이름 → 배열 | 같은 이름의 두 배열은 모양이 같아요 |
#
# `iterate_minibatches`는 `(xb, yb)` 쌍을 하나씩 내놓아요. `yield`를 쓰는 제너레이터(generator)가 어울리지만 리스트를
# 돌려줘도 좋아요. `for xb, yb in iterate_minibatches(...)`로 쓸 수 있으면 돼요.
#
# **배열을 바꾸기와 갈아 끼우기.** `sgd_step`은 딕셔너리에 든 **배열의 내용**을 바꿔요. 새 배열을 만들어 딕셔너리에
# 넣으면, 원래 배열을 들고 있는 다른 코드(신경망이나 옵티마이저)는 갱신된 것을 보지 못해요. 아래 두 줄이 왜 다른지
# 생각해 보세요.
#
# ```python
# w = w - 1     # 새 배열을 만들어 w라는 이름을 붙여요
# w -= 1        # 원래 배열의 내용을 바꿔요
# ```
#
# **채점에서 확인하는 것**
# - 한 epoch에 모든 예제가 꼭 한 번씩 나와요. 마지막 것을 뺀 모든 배치의 크기는 `batch_size`예요. $N$이 나누어떨어지지
#   않을 때, `batch_size`가 1일 때, $N$보다 클 때도 봐요 (1점).
# - `xb[i]`와 `yb[i]`는 언제나 짝이에요. `X`가 이미지 모양일 때도 봐요 (1점).
# - 무작위 수는 받은 `rng`(`np.random.Generator`)에서만 얻어요: 같은 `rng`로 두 번 부르면 순서가 다르고, 같은 시드로
#   만든 새 `rng`는 같은 순서를, 다른 시드는 다른 순서를 줘요. `shuffle=False`면 원래 순서 그대로예요 (1점).
# - `X`와 `y`는 그대로예요. `yb`의 dtype은 정수예요 (1점).
# - `sgd_step`은 받은 배열들의 내용을 $w - \text{lr} \cdot g$로 바꾸고 `grads`는 건드리지 않아요 (1점). 돌려주는 값은
#   보지 않아요.
#
# 빈 데이터($N = 0$), 0 이하의 `batch_size`, 정수 파라미터는 나오지 않아요.

# %% [markdown] lang="en"
# ## 13. Mini-batches and SGD (5 points)
#
# **Idea.** The loss is a mean over all examples, so an honest step would have to look at all of them. But a few
# examples already show roughly where to go. So shuffle the data, cut it into small batches, the mini-batches, and take
# one step for each: stochastic gradient descent (SGD). Going through the data once is an **epoch**, one step is an
# **iteration**; $N$ examples in batches of $B$ make $\lceil N / B \rceil$ steps per epoch.
#
# $$\theta \leftarrow \theta - \text{lr} \cdot \frac{\partial L}{\partial \theta}$$
#
# | name | shape | meaning |
# |---|---|---|
# | `X` | $(N, d_1, \dots, d_k)$ | $N$ examples |
# | `y` | $(N,)$ integers | labels, the right classes |
# | `xb`, `yb` | $(B, d_1, \dots, d_k)$, $(B,)$ | one mini-batch; the last one may be smaller |
# | `params`, `grads` | dicts: name → array | two arrays of the same name have the same shape |
#
# `iterate_minibatches` hands out pairs `(xb, yb)`, one after the other. A generator, with `yield`, suits it well, but
# a list is fine too: what counts is that `for xb, yb in iterate_minibatches(...)` works.
#
# **Changing an array and replacing it.** `sgd_step` changes the **contents** of the arrays in the dict. If it put new
# arrays into the dict, other code that holds the old ones (a network, an optimizer) would not see the update. Think
# about why these two lines differ:
#
# ```python
# w = w - 1     # makes a new array and calls it w
# w -= 1        # changes the contents of the old array
# ```
#
# **What grading looks at**
# - In one epoch every example comes exactly once, and all batches but the last have `batch_size` examples; also where
#   `batch_size` does not divide $N$, is 1, or is larger than $N$ (1 point).
# - `xb[i]` and `yb[i]` always belong together, also for image-like `X` (1 point).
# - All randomness comes from the `rng` (an `np.random.Generator`) that you are given: two calls with the same `rng`
#   give two orders, a new `rng` with the same seed gives the same order again, another seed another one. With
#   `shuffle=False` the order is the original one (1 point).
# - `X` and `y` stay as they were; `yb` has an integer dtype (1 point).
# - `sgd_step` changes the contents of the arrays that it gets to $w - \text{lr} \cdot g$ and leaves `grads` alone
#   (1 point). What it returns does not matter.
#
# Out of scope: no data ($N = 0$), a `batch_size` of 0 or less, integer parameters.


# %% solution="iterate_minibatches"
def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    """
    ko| 한 epoch의 미니배치를 하나씩 내놓아요.
    en| Hand out the mini-batches of one epoch, one after the other.

    ko| X : 배열 (N, d1, ..., dk);  y : 정수 배열 (N,)
    ko| batch_size : 배치 하나의 크기, 1 이상;  rng : np.random.Generator
    ko| shuffle : False면 섞지 않고 원래 순서대로
    en| X : array (N, d1, ..., dk);  y : integer array (N,)
    en| batch_size : size of a batch, at least 1;  rng : np.random.Generator
    en| shuffle : False for the original order

    ko| 내놓는 것: (xb, yb), 배열 (B, d1, ..., dk)와 (B,); 마지막 배치의 B는 더 작을 수 있어요
    en| yields: (xb, yb), arrays (B, d1, ..., dk) and (B,); B may be smaller in the last batch
    """
    ### BEGIN SOLUTION
    n = X.shape[0]
    order = rng.permutation(n) if shuffle else np.arange(n)
    for start in range(0, n, batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]
    ### END SOLUTION


# %% solution="sgd_step"
def sgd_step(params, grads, lr):
    """
    ko| SGD 한 걸음: params의 배열들을 그 자리에서 lr * 기울기만큼 옮겨요.
    en| One step of SGD: move the arrays in params, in place, by lr * gradient.

    ko| params : 딕셔너리, 이름 -> float64 배열;  grads : 같은 이름과 모양의 기울기
    ko| lr : 학습률 (파이썬 숫자)
    en| params : dict, name -> float64 array;  grads : gradients of the same names and shapes
    en| lr : learning rate (a Python number)

    ko| 반환값: 없음 (None)
    en| returns: nothing (None)
    """
    ### BEGIN SOLUTION
    for name in params:
        params[name] -= lr * grads[name]
    ### END SOLUTION


# %% check="minibatches"
grader.check("minibatches")

# %% grade="minibatches"

# %% [markdown] lang="ko"
# **그림으로 보기.** 직선 하나를 맞히는 가장 작은 문제예요. 가로축은 기울기 $a$, 세로축은 절편 $b$, 등고선은 전체
# 데이터의 손실이에요. 세 경로 모두 여러분의 두 함수로 걸어요. 배치가 작을수록 걸음이 흔들리지만, 같은 epoch 동안 더
# 많은 걸음을 가요. 어느 쪽이 골짜기 바닥에 먼저 가까워지나요?

# %% [markdown] lang="en"
# **See it.** The smallest problem there is: fit one straight line. Across is its slope $a$, up is its intercept $b$,
# and the contours are the loss over all data. All three paths walk with your two functions. The smaller the batch, the
# shakier the steps, but the more of them fit into an epoch. Which path is the first to get near the bottom?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(0)
    line_x = rng.uniform(-1, 1, size=60)
    line_y = 1.5 * line_x + 0.5 + rng.normal(scale=0.3, size=60)
    slopes, heights = np.meshgrid(np.linspace(-1.2, 2.4, 60), np.linspace(-1.2, 1.4, 60))
    misfit = ((slopes[..., None] * line_x + heights[..., None] - line_y) ** 2).mean(axis=-1)
    figure, axes = plt.subplots(1, 3, figsize=(11, 3.6), sharey=True, layout="constrained")
    for axis, size in zip(axes, (60, 10, 1), strict=True):
        line = {"a": np.array([-1.0]), "b": np.array([-1.0])}
        path = [(line["a"].item(), line["b"].item())]
        for _epoch in range(5):
            for xb, yb in iterate_minibatches(line_x, line_y, size, rng):
                error = line["a"] * xb + line["b"] - yb
                gradient = {"a": np.array([2 * (error * xb).mean()]), "b": np.array([2 * error.mean()])}
                sgd_step(line, gradient, 0.1)
                path.append((line["a"].item(), line["b"].item()))
        axis.contour(slopes, heights, misfit, levels=15, cmap="Greys")
        axis.plot(*np.array(path).T, "o-", markersize=2, linewidth=1)
        axis.plot(1.5, 0.5, "r*", markersize=10)
        axis.set(title=f"batch size {size}: {len(path) - 1} steps in 5 epochs", xlabel="a")
    axes[0].set_ylabel("b")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 14. 학습시키기: 나선과 손글씨 (10점)
#
# **아이디어.** 이제 부품을 이어 붙여요. 입력 → affine → ReLU → affine → 소프트맥스 교차 엔트로피로 이루어진 2층
# 신경망을 미니배치 확률적 경사 하강법(SGD)으로 학습시켜요.
#
# **레시피.** 채점 기준을 이 레시피로 정했으니 그대로 따라 주세요.
#
# 1. `rng = np.random.default_rng(seed)` 하나로 모든 무작위 수를 만들어요.
# 2. 클래스 수는 $C =$ `y.max() + 1`, 입력의 크기는 $D =$ `X.shape[1]`이에요.
# 3. He 초기화: $w_1$ $(D, H)$는 평균 0, 표준편차 $\sqrt{2 / D}$인 정규분포, $w_2$ $(H, C)$는 표준편차 $\sqrt{2 / H}$인
#    정규분포에서 뽑고, 편향 $b_1$, $b_2$는 0에서 시작해요. $H$는 `hidden`이에요.
# 4. epoch마다 예제의 순서를 **새로 섞고**, `batch_size`개씩 잘라요. 마지막 배치는 더 작을 수 있어요.
# 5. 배치마다 순전파, 역전파를 하고 네 파라미터를 모두 갱신해요:
#    $\theta \leftarrow \theta - \text{lr} \cdot \dfrac{\partial L}{\partial \theta}$
# 6. epoch이 끝나면 그 epoch 동안 나온 배치 손실들의 **평균**을 기록해요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `X` | $(N, D)$ float64 | 훈련 데이터 |
# | `y` | $(N,)$ 정수 $0, \dots, C-1$ | 정답 클래스 |
# | `predict(X)` | $(N', D)$ → $(N',)$ 정수 | 학습이 끝난 신경망의 예측. 점수가 아니라 **클래스 번호** |
# | `history` | `{"loss": [...]}` | epoch마다 하나씩, 모두 `epochs`개의 숫자 |
#
# **채점에서 확인하는 것**
# - 새로운 나선의 테스트 점 1000개에서 정확도 0.95 이상 (3점), 클래스 번호를 뒤섞은 손글씨 데이터(8x8 이미지, 15
#   epoch)의 테스트 이미지 400장에서 0.90 이상 (1점). 시드 세 개까지 시도해서 한 번만 넘으면 돼요. 나선은 여러분의
#   기본값 `hidden=64, lr=0.5, batch_size=32`로 60 epoch 동안 학습해요.
# - 그 60 epoch 동안 마지막 세 epoch의 평균 손실이 첫 epoch의 절반보다 작아져요 (1점).
# - `history["loss"]`가 배치 손실의 평균이에요. `lr=0`이면 배우는 것이 없으니 모든 epoch의 값이 같아야 해요 (1점).
# - 네 파라미터가 모두 배워요: 첫 층의 가중치나 편향, 둘째 층의 편향이 움직여야만 풀리는 작은 데이터를 써요 (1점).
# - 클래스 세 개, 다른 배치 크기: $N$을 나누지 못하는 크기, 1, $N$보다 큰 크기. 예제가 하나뿐일 때도 배워요 (1점).
# - `seed`가 같으면 예측과 손실이 똑같고, 다르면 달라요 (1점).
# - `X`와 `y`의 내용과 순서는 그대로여야 해요 (1점).
#
# `predict`는 예제 하나짜리 배열 $(1, D)$에도 답해야 해요. NumPy와 위의 함수들만 쓰세요. 레시피대로라면 나선 한 번에
# 1초도 걸리지 않아요. 한 번의 호출이 60초를 넘으면 멈춰요.

# %% [markdown] lang="en"
# ## 14. Train it: spiral and digits (10 points)
#
# **Idea.** Now put the parts together: input → affine → ReLU → affine → softmax cross-entropy, a two-layer network,
# trained by mini-batch stochastic gradient descent (SGD).
#
# **Recipe.** The thresholds were measured with this recipe, so please follow it.
#
# 1. One generator, `rng = np.random.default_rng(seed)`, draws every random number.
# 2. The number of classes is $C =$ `y.max() + 1`, the input size is $D =$ `X.shape[1]`.
# 3. He initialisation: $w_1$ $(D, H)$ is drawn from a normal distribution with mean 0 and standard deviation
#    $\sqrt{2 / D}$, $w_2$ $(H, C)$ with standard deviation $\sqrt{2 / H}$; the biases $b_1$ and $b_2$ start at 0. $H$
#    is `hidden`.
# 4. In every epoch, **shuffle anew** and cut the examples into batches of `batch_size`. The last batch may be smaller.
# 5. For every batch, go forward and backward and update all four parameters:
#    $\theta \leftarrow \theta - \text{lr} \cdot \dfrac{\partial L}{\partial \theta}$
# 6. After every epoch, write down the **mean** of the batch losses seen in it.
#
# | name | shape | meaning |
# |---|---|---|
# | `X` | $(N, D)$ float64 | training data |
# | `y` | $(N,)$ integers $0, \dots, C-1$ | right classes |
# | `predict(X)` | $(N', D)$ → $(N',)$ integers | what the trained network says: the **class number**, not a score |
# | `history` | `{"loss": [...]}` | one number per epoch, `epochs` of them |
#
# **What grading looks at**
# - Accuracy of at least 0.95 on 1000 test points of a new spiral (3 points), and of at least 0.90 on 400 test images
#   of handwritten digits (8x8 pixels, 15 epochs) whose class numbers have been renumbered (1 point). Up to three seeds
#   are tried and one success is enough. The spiral is trained for 60 epochs with your
#   defaults `hidden=64, lr=0.5, batch_size=32`.
# - Over these 60 epochs, the mean loss of the last three falls below half of the first (1 point).
# - `history["loss"]` is the mean of the batch losses: with `lr=0` nothing is learned, so every epoch has the same
#   value (1 point).
# - All four parameters learn: on small data that cannot be solved unless the weights or the biases of the first layer,
#   or the biases of the second, move (1 point).
# - Three classes, and other batch sizes: one that does not divide $N$, 1, and one larger than $N$; a single example is
#   learned too (1 point).
# - The same `seed` gives the same predictions and losses, another seed gives others (1 point).
# - The contents and the order of `X` and `y` stay as they were (1 point).
#
# `predict` must also answer for a single example, $(1, D)$. Use NumPy and the functions above only. By the recipe, one
# spiral takes less than a second; a call that takes more than 60 seconds is stopped.


# %% solution="train"
def train(X, y, hidden=64, lr=0.5, epochs=150, batch_size=32, seed=0):
    """
    ko| 2층 신경망 affine - ReLU - affine을 소프트맥스 교차 엔트로피와 미니배치 SGD로 학습시켜요.
    en| Train a two-layer network, affine - ReLU - affine, by softmax cross-entropy and mini-batch SGD.

    ko| X : 배열 (N, D), float64
    ko| y : 정수 배열 (N,), 클래스 0 .. C-1, C = y.max() + 1
    ko| hidden : 은닉층의 크기 H;  lr : 학습률;  epochs : 전체 데이터를 보는 횟수
    ko| batch_size : 미니배치의 크기;  seed : np.random.default_rng(seed)에 쓸 시드
    en| X : array (N, D), float64
    en| y : integer array (N,), classes 0 .. C-1 with C = y.max() + 1
    en| hidden : size H of the hidden layer;  lr : learning rate;  epochs : passes over the data
    en| batch_size : size of a mini-batch;  seed : for np.random.default_rng(seed)

    ko| 레시피: He 초기화 (가중치의 표준편차는 sqrt(2 / 입력 크기), 편향은 0), epoch마다 새로 섞기,
    ko| 마지막 작은 배치도 쓰기, 네 파라미터를 모두 lr * 기울기만큼 옮기기.
    en| Recipe: He initialisation (weights with standard deviation sqrt(2 / number of inputs), biases 0),
    en| shuffle anew in every epoch, use the smaller last batch too, move all four parameters by lr * gradient.

    ko| 반환값: predict, 함수: X (N', D) -> 클래스 번호의 정수 배열 (N',)
    ko|         history, {"loss": [epoch마다 배치 손실의 평균, 모두 epochs개]}
    en| returns: predict, a function from X (N', D) to an integer array (N',) of class numbers
    en|          history, {"loss": [mean of the batch losses of each epoch, epochs numbers]}
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    n, inputs = X.shape
    classes = int(y.max()) + 1
    w1 = rng.normal(size=(inputs, hidden)) * np.sqrt(2 / inputs)
    b1 = np.zeros(hidden)
    w2 = rng.normal(size=(hidden, classes)) * np.sqrt(2 / hidden)
    b2 = np.zeros(classes)
    history = {"loss": []}

    for _ in range(epochs):
        order = rng.permutation(n)
        losses = []
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            h, cache1 = affine_forward(X[batch], w1, b1)
            a, cache_relu = relu_forward(h)
            logits, cache2 = affine_forward(a, w2, b2)
            loss, dlogits = softmax_cross_entropy(logits, y[batch])

            da, dw2, db2 = affine_backward(dlogits, cache2)
            dh = relu_backward(da, cache_relu)
            _, dw1, db1 = affine_backward(dh, cache1)

            w1 -= lr * dw1
            b1 -= lr * db1
            w2 -= lr * dw2
            b2 -= lr * db2
            losses.append(float(loss))
        history["loss"].append(sum(losses) / len(losses))

    def predict(X):
        a, _ = relu_forward(affine_forward(X, w1, b1)[0])
        return affine_forward(a, w2, b2)[0].argmax(axis=1)

    ### END SOLUTION
    return predict, history


# %% check="train"
grader.check("train")

# %% grade="train"

# %% [markdown] lang="ko"
# **그림으로 보기.** 왼쪽은 여러분의 신경망이 평면을 나눈 모습, 오른쪽은 손실 곡선이에요. 학습이 잘되면 경계가 나선을
# 따라 휘어요.
#
# 해 보기 (점수 없음): `epochs=5`로 줄이면 경계가 어떤 모양인가요? `hidden=2`면요? `lr=5`로 키우면 손실 곡선이 어떻게
# 되나요?

# %% [markdown] lang="en"
# **See it.** On the left how your network divides the plane, on the right the loss curve. When training works, the
# border bends along the spiral.
#
# Try it (no points): what does the border look like with `epochs=5`? With `hidden=2`? What happens to the loss curve
# with `lr=5`?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    classify, history = train(spiral_x, spiral_y)
    test_x, test_y = make_spiral(per_arm=500, seed=2)
    ticks = np.linspace(-1.3, 1.3, 200)
    grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    figure, axes = plt.subplots(1, 2, figsize=(9, 4), layout="constrained")
    axes[0].contourf(ticks, ticks, classify(grid).reshape(200, 200), levels=1, cmap="coolwarm", alpha=0.4)
    axes[0].scatter(spiral_x[:, 0], spiral_x[:, 1], c=spiral_y, cmap="coolwarm", s=8)
    axes[0].set(title=f"test accuracy {(classify(test_x) == test_y).mean():.3f}", aspect="equal")
    axes[1].plot(history["loss"])
    axes[1].set(title="training loss", xlabel="epoch", ylabel="mean loss", yscale="log")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# **손글씨 읽기.** 같은 함수가 이번에는 8x8 픽셀의 손글씨 숫자를 배워요. 아래는 신경망이 **틀린** 숫자들이에요.
# 여러분이라면 맞혔을까요?

# %% [markdown] lang="en"
# **Reading digits.** The same function now learns handwritten digits of 8x8 pixels. Below are digits that the network
# got **wrong**. Would you have got them right?

# %% demo=true
try:
    train(spiral_x[:8], spiral_y[:8], epochs=1)

    import matplotlib.pyplot as plt
    from sklearn.datasets import load_digits

    digits = load_digits()
    mixed = np.random.default_rng(0).permutation(len(digits.target))
    pixels, numbers = digits.data[mixed] / 16, digits.target[mixed]
    predict_digit, _ = train(pixels[400:], numbers[400:], epochs=15)
    guesses, truth = predict_digit(pixels[:400]), numbers[:400]
    wrong = np.flatnonzero(guesses != truth)[:8]
    figure, axes = plt.subplots(1, 8, figsize=(10, 2), layout="constrained")
    for axis in axes:
        axis.axis("off")
    for axis, i in zip(axes, wrong, strict=False):
        axis.imshow(pixels[i].reshape(8, 8), cmap="gray_r")
        axis.set_title(f"{truth[i]}, read as {guesses[i]}", fontsize=8)
    figure.suptitle(f"accuracy {(guesses == truth).mean():.3f} on 400 new digits")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 15. 기울기 소실 관찰 (5점)
#
# **아이디어.** 1990년대에는 층을 깊게 쌓으면 학습이 되지 않았어요. 이유는 역전파의 곱셈이에요: 층을 하나 거꾸로 지날
# 때마다 활성화 함수의 미분이 곱해지는데, 시그모이드의 미분은 **아무리 커도 0.25**예요. 다섯 층이면
# $0.25^4 \approx 0.004$, 열 층이면 백만분의 일이에요. 이 **기울기 소실**(vanishing gradient)을 직접 재 보세요.
#
# 편향이 없는 깊은 신경망을 하나 만들어요. 모든 층의 너비는 `width`이고 예제는 32개예요.
#
# $$h_0 = X, \qquad h_l = \phi(h_{l-1} W_l) \quad (l = 1, \dots, \text{depth}), \qquad L = \sum_{n, j} R_{nj}\,
# (h_\text{depth})_{nj}$$
#
# **숫자를 뽑는 순서** (이 순서를 지켜야 채점기와 같은 신경망이 돼요):
#
# ```python
# rng = np.random.default_rng(seed)
# X = rng.normal(size=(32, width))
# # 그다음 W_1, W_2, ...를 차례로: 하나마다 std * rng.normal(size=(width, width))
# R = rng.normal(size=(32, width))
# ```
#
# `scale="xavier"`면 $\text{std} = \sqrt{1/\text{width}}$, `scale="he"`면 $\sqrt{2/\text{width}}$예요. `activation`은
# `"sigmoid"`, `"tanh"`, `"relu"` 중 하나예요.
#
# `gradient_norms`는 층마다 $\partial L / \partial W_l$의 크기(모든 원소의 제곱합의 제곱근)를 **1층부터 차례로** 담은
# 배열 $(\text{depth},)$을 돌려줘요.
#
# **채점에서 확인하는 것**
# - 세 활성화 함수와 두 `scale`, 여러 깊이(1층도)와 너비, 여러 `seed`에서의 값.
# - 30층이어도 값이 정확하고 유한해요. 같은 `seed`면 같은 결과이고, NumPy의 전역 난수는 쓰지 않아요.

# %% [markdown] lang="en"
# ## 15. Vanishing gradients observed (5 points)
#
# **Idea.** In the 1990s, networks with many layers did not learn. The reason is a product in the backward pass: each
# layer on the way back multiplies the gradient by the slope of its activation, and the slope of the sigmoid is **0.25
# at most**. Over five layers that makes $0.25^4 \approx 0.004$, over ten a millionth. Measure this **vanishing
# gradient**.
#
# Build a deep network without biases. Every layer is `width` wide and there are 32 examples.
#
# $$h_0 = X, \qquad h_l = \phi(h_{l-1} W_l) \quad (l = 1, \dots, \text{depth}), \qquad L = \sum_{n, j} R_{nj}\,
# (h_\text{depth})_{nj}$$
#
# **Draw the numbers in this order**, so that your network is the grader's:
#
# ```python
# rng = np.random.default_rng(seed)
# X = rng.normal(size=(32, width))
# # then W_1, W_2, ... one after the other: each is std * rng.normal(size=(width, width))
# R = rng.normal(size=(32, width))
# ```
#
# $\text{std}$ is $\sqrt{1/\text{width}}$ for `scale="xavier"` and $\sqrt{2/\text{width}}$ for `scale="he"`;
# `activation` is `"sigmoid"`, `"tanh"` or `"relu"`.
#
# `gradient_norms` returns an array $(\text{depth},)$: for each layer, **from the first on**, the size of
# $\partial L / \partial W_l$ (the square root of the sum of its squared entries).
#
# **What grading looks at**
# - Values for all three activations and both scales, several depths (one layer, too), widths and seeds.
# - With 30 layers the values are still accurate and finite. The same `seed` gives the same result, and NumPy's global
#   random state is not used.


# %% solution="gradient_norms"
def gradient_norms(depth, activation, width=64, seed=0, scale="xavier"):
    """
    ko| 깊은 신경망의 층마다 가중치 기울기의 크기.
    en| The size of each layer's weight gradient in a deep network.

    ko| depth : 층의 수;  activation : "sigmoid", "tanh", "relu";  scale : "xavier", "he"
    ko| 반환값: 배열 (depth,), 1층부터
    en| depth : number of layers;  activation : "sigmoid", "tanh", "relu";  scale : "xavier", "he"
    en| returns: array (depth,), the first layer first
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    h = [rng.normal(size=(32, width))]
    std = np.sqrt((2 if scale == "he" else 1) / width)
    W = [std * rng.normal(size=(width, width)) for _ in range(depth)]
    dh = rng.normal(size=(32, width))
    for w in W:
        a = h[-1] @ w
        h.append({"sigmoid": 1 / (1 + np.exp(-a)), "tanh": np.tanh(a), "relu": np.maximum(a, 0)}[activation])
    norms = np.zeros(depth)
    for layer in reversed(range(depth)):
        out = h[layer + 1]
        da = dh * {"sigmoid": out * (1 - out), "tanh": 1 - out**2, "relu": out > 0}[activation]
        norms[layer] = np.sqrt(((h[layer].T @ da) ** 2).sum())
        dh = da @ W[layer].T
    return norms
    ### END SOLUTION


# %% check="gradient_norms"
grader.check("gradient_norms")

# %% grade="gradient_norms"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    figure, axis = plt.subplots(figsize=(6, 3), layout="constrained")
    for activation, scale in (("sigmoid", "xavier"), ("tanh", "xavier"), ("relu", "he")):
        axis.semilogy(
            np.arange(1, 11), gradient_norms(10, activation, scale=scale), "o-", label=f"{activation}, {scale}"
        )
    axis.set(title="Who learns in a network of ten layers?", xlabel="layer", ylabel="size of the gradient")
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 오늘 만든 것이 딥러닝의 전부라고 해도 크게 틀리지 않아요. 더 큰 신경망도 층마다 순전파와 역전파가 있고, 끝에 손실
# 함수가 있고, 기울기를 따라 조금씩 내려가요. 내일은 PyTorch가 역전파를 대신해 줘요. 하지만 이제 여러분은 그 안에서
# 무슨 일이 일어나는지 알아요.
#
# 스스로 물어보세요.
# - ReLU를 빼면 왜 나선을 배우지 못할까요? 손글씨는 왜 그래도 잘 읽을까요?
# - `dw`를 구할 때는 예제에 대해 더하는데, $N$으로 나누는 일은 어디에서 했나요?
# - 기울기가 맞는지 의심스러울 때 가장 먼저 무엇을 해 볼 수 있나요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day1.ipynb`)을 제출하세요. 다 풀지 못했어도 제출하세요. 푼 만큼 점수를 받고, 틀린 곳에는 힌트가 달린
# 리포트를 받아요.

# %% [markdown] lang="en"
# ## Looking back
#
# What you built today is, without much exaggeration, all of deep learning. Larger networks have a forward and a
# backward pass per layer too, a loss at the end, and they walk down along the gradient in small steps. Tomorrow
# PyTorch will do the backward pass for you, and you will know what happens inside.
#
# Ask yourself:
# - Why can the network not learn the spiral without ReLU? And why does it still read digits well?
# - Computing `dw` adds up over the examples; where did the division by $N$ happen?
# - What can you try first when you doubt a gradient?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day1.ipynb`). Submit even if you did not finish: you get points for every
# part that works, and a report with hints for the parts that do not.

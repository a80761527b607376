# %% [markdown] lang="ko"
# # 5일차 선택: 분류와 평가

# %% [markdown] lang="en"
# # Day 5 elective: classification and evaluation

# %% setup=true
import numpy as np
import otter

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day5-classification.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 2. 로지스틱 회귀 (8점)
#
# **아이디어.** 이름은 회귀이지만 두 클래스를 가르는 **분류** 모델이에요. 특성의 가중합에 시그모이드(sigmoid)를 씌워
# 클래스 1일 확률을 내요. 은닉층이 없는 신경망이라고 봐도 돼요. 손실 함수가 아래로 볼록(convex)해서 최솟값이
# 하나뿐이에요. 어디에서 출발하든 충분히 내려가면 같은 곳에 닿아요.
#
# **식.** $\sigma(z) = 1 / (1 + e^{-z})$이고 $p_i = \sigma(x_i \cdot w + b)$일 때, 다음 손실을 가장 작게 하는 $w$와
# $b$를 찾아요.
#
# $$L(w, b) = -\frac{1}{N} \sum_i \bigl[y_i \log p_i + (1 - y_i) \log (1 - p_i)\bigr]
# + \frac{\lambda}{2} \sum_d w_d^2$$
#
# $$\frac{\partial L}{\partial w} = \frac{1}{N} X^\top (p - y) + \lambda w \qquad
# \frac{\partial L}{\partial b} = \frac{1}{N} \sum_i (p_i - y_i)$$
#
# $\lambda$는 인자 `l2`예요. **편향 $b$에는 벌점이 없어요.** 클래스가 완전히 갈라지는 데이터에서는 벌점이 없으면 $w$가
# 끝없이 커져요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `X` | $(N, D)$ | 특성. 실수 |
# | `y` | $(N,)$ | 0 또는 1인 정수 |
# | `w` | $(D,)$ | 가중치 |
# | `b` | 숫자 하나 | 편향 |
# | `p` | $(N,)$ | 클래스 1일 확률 |
#
# **채점에서 확인하는 것**
# - `logistic_fit`이 찾은 $w$, $b$에서 손실이 최솟값보다 $10^{-4}$ 넘게 크지 않고, 기울기의 크기가 $10^{-3}$보다
#   작은지. 특성은 평균 0, 표준편차 1이고, 기본값 `lr=0.5`, `steps=2000`인 경사 하강법이면 충분해요. 다른 방법으로
#   찾아도 괜찮아요.
# - `X`와 `y`는 바꾸지 마세요.
# - 클래스의 비율이 치우친 데이터, 여러 가지 `l2`, 완전히 갈라지는 데이터
# - `predict_proba`의 값. 가중합이 $\pm 1000$이어도 NaN이 나오지 않아야 해요. 이때 0과 1은 괜찮아요.
#
# NumPy만 쓰세요. 한 클래스만 있는 데이터와 `l2=0`은 나오지 않아요.

# %% [markdown] lang="en"
# ## 2. Logistic regression (8 points)
#
# **Idea.** Its name says regression, but it **classifies**: a sigmoid over a weighted sum of features is the
# probability of class 1. It is a network without a hidden layer. Its loss is convex and so has one minimum: wherever
# one starts, going down far enough leads to the same place.
#
# **Formulas.** With $\sigma(z) = 1 / (1 + e^{-z})$ and $p_i = \sigma(x_i \cdot w + b)$, find the $w$ and $b$ for which
# this loss is smallest.
#
# $$L(w, b) = -\frac{1}{N} \sum_i \bigl[y_i \log p_i + (1 - y_i) \log (1 - p_i)\bigr]
# + \frac{\lambda}{2} \sum_d w_d^2$$
#
# $$\frac{\partial L}{\partial w} = \frac{1}{N} X^\top (p - y) + \lambda w \qquad
# \frac{\partial L}{\partial b} = \frac{1}{N} \sum_i (p_i - y_i)$$
#
# $\lambda$ is the argument `l2`. **The bias $b$ has no penalty.** Where a line separates the classes, $w$ would grow
# without end if there were no penalty at all.
#
# | name | shape | meaning |
# |---|---|---|
# | `X` | $(N, D)$ | features, floats |
# | `y` | $(N,)$ | integers 0 or 1 |
# | `w` | $(D,)$ | weights |
# | `b` | one number | bias |
# | `p` | $(N,)$ | probability of class 1 |
#
# **What grading looks at**
# - Whether, at the $w$ and $b$ of `logistic_fit`, the loss exceeds its minimum by no more than $10^{-4}$ and the
#   gradient is shorter than $10^{-3}$. Features have mean 0 and deviation 1; gradient descent with the defaults
#   `lr=0.5` and `steps=2000` is enough. Another method is as good.
# - `X` and `y` stay as they are.
# - Classes of unequal size, several values of `l2`, classes that a line separates.
# - The values of `predict_proba`. Sums of $\pm 1000$ must not give NaN; 0 and 1 are fine there.
#
# Use NumPy only. Out of scope: data of one class only, and `l2=0`.


# %% solution="predict_proba"
def predict_proba(X, w, b):
    """
    ko| 예제마다 클래스 1일 확률.
    en| The probability of class 1 for each example.

    ko| 인자: X (N, D), w (D,), b 숫자
    ko| 반환: (N,) 0 이상 1 이하의 실수
    en| Args: X (N, D), w (D,), b a number
    en| Returns: (N,) floats from 0 to 1
    """
    ### BEGIN SOLUTION
    z = X @ w + b
    small = np.exp(-np.abs(z))  # at most 1, so nothing overflows
    return np.where(z >= 0, 1.0, small) / (1.0 + small)
    ### END SOLUTION


# %% solution="logistic_fit"
def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    """
    ko| 손실이 가장 작은 가중치와 편향을 경사 하강법으로 찾아요.
    en| Finds the weights and the bias of the smallest loss by gradient descent.

    ko| 인자: X (N, D), y (N,) 0 또는 1, l2 양수, lr 학습률, steps 걸음 수
    ko| 반환: w (D,) 실수, b 실수
    en| Args: X (N, D), y (N,) 0 or 1, l2 positive, lr the learning rate, steps how many
    en| Returns: w (D,) floats, b a float
    """
    ### BEGIN SOLUTION
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y) + l2 * w)
        b = b - lr * error.mean()
    return w, b
    ### END SOLUTION


# %% check="logistic_regression"
grader.check("logistic_regression")

# %% grade="logistic_regression"

# %% [markdown] lang="ko"
# **그림으로 보기.** 벌점 `l2`가 커질수록 경계의 기울기는 거의 그대로인데 확률이 0.5에서 천천히 멀어져요. 왜 그럴까요?
# 점 하나를 멀리 옮기면 경계는 얼마나 움직일까요?

# %% [markdown] lang="en"
# **See it.** The larger the penalty `l2`, the more slowly the probability leaves 0.5, while the border hardly turns.
# Why? And how far does the border move when one point is taken far away?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    draw = np.random.default_rng(0)
    points = np.concatenate([draw.normal(-0.8, 0.7, size=(40, 2)), draw.normal(0.8, 0.7, size=(40, 2))])
    classes = np.repeat([0, 1], 40)
    grid = np.stack(np.meshgrid(np.linspace(-3, 3, 80), np.linspace(-3, 3, 80)), axis=-1)
    figure, axes = plt.subplots(1, 3, figsize=(11, 3.2), layout="constrained")
    for axis, penalty in zip(axes, (1e-3, 1e-1, 1.0), strict=True):
        slope, offset = logistic_fit(points, classes, l2=penalty)
        share = predict_proba(grid.reshape(-1, 2), slope, offset).reshape(80, 80)
        shades = axis.contourf(grid[..., 0], grid[..., 1], share, levels=np.linspace(0, 1, 11), cmap="coolwarm")
        axis.scatter(*points.T, c=classes, cmap="coolwarm", edgecolors="white", s=18)
        axis.set(title=f"l2 = {penalty:g}, |w| = {np.linalg.norm(slope):.1f}")
    figure.colorbar(shades, ax=axes, label="P(class 1)")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

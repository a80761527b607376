# %% [markdown] lang="ko"
# # 5일차 선택: 선형 회귀와 릿지 회귀

# %% [markdown] lang="en"
# # Day 5, elective: linear and ridge regression

# %% setup=true
import numpy as np
import otter

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day5-regression.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 1. 선형 회귀와 릿지 회귀 (8점)
#
# **아이디어.** 집의 크기와 층수로 값을 맞히는 일처럼, 답이 클래스가 아니라 수인 문제를 **회귀(regression)** 라고 해요.
# 가장 단순한 답은 특성마다 가중치를 곱해 더하고 편향을 더하는 것이에요. 활성화 함수가 없는 뉴런 하나와 같지만, 오차의
# 제곱을 가장 작게 하는 가중치는 경사 하강법 없이 방정식을 풀어 한 번에 구할 수 있어요. **릿지 회귀(ridge
# regression)** 는 가중치가 커지는 것에 벌점을 매겨요. 그러면 특성이 데이터보다 많아도, 똑같은 특성이 둘 있어도 답이
# 하나로 정해져요.
#
# **식.** 다음 목적 함수를 가장 작게 하는 $w$와 $b$를 구해요. $\lambda$는 `l2`예요.
#
# $$J(w, b) = \frac{1}{N}\sum_{n=1}^{N} \Big(y_n - b - \sum_d x_{nd} w_d\Big)^2 + \lambda \sum_d w_d^2$$
#
# 벌점은 오차의 합이 아니라 **평균**에 더하고, 편향 $b$에는 매기지 않아요. 모든 목표값에 1000을 더해도 기울기 $w$는
# 변하지 않아야 하니까요. $b$로 미분한 것을 0으로 놓으면 $b$가 $X$와 $y$의 평균으로 어떻게 정해지는지 보여요. 그것을
# 식에 다시 넣으면 평균을 뺀 데이터의 문제가 돼요. 이제 $w$로 미분해 보세요.
#
# 얼마나 잘 맞는지는 **결정 계수(coefficient of determination)** 로 재요. $\bar{y}$는 `y`의 평균이에요.
#
# $$R^2 = 1 - \frac{\sum_n (y_n - \text{pred}_n)^2}{\sum_n (y_n - \bar{y})^2}$$
#
# 완벽하면 1, 언제나 평균만 답하면 0, 그보다 못하면 음수예요. `y`가 모두 같으면 분모가 0인데, 그때는 예측이 무엇이든
# 0으로 정해요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `X` | $(N, D)$ | 예제마다 한 행 |
# | `y`, `pred` | $(N,)$ | 목표값과 예측 |
# | `w` | $(D,)$ | 특성마다 가중치 |
# | `b`, `l2`, $R^2$ | 수 | `l2`는 0 이상 |
#
# **채점에서 확인하는 것**
# - `l2=0`일 때 $w$와 $b$. $N > D$이고 답이 하나뿐인 데이터만 나와요. $D = 1$도 있어요 (2점).
# - `l2`가 0보다 클 때: $D > N$, 똑같은 열이 둘인 `X`(가중치를 똑같이 나눠 가져요), 값이 1000 근처인 `y` (2.5점).
# - $R^2$: 잘 맞는 예측, 평균보다 못한 예측, 모두 같은 `y` (1.5점).
# - 평균이 백만쯤이고 퍼진 정도가 1쯤인 `X`에서도 상대 오차가 $10^{-6}$보다 작아요 (1점).
# - float32 배열을 넣어도 되고(결과의 dtype은 보지 않아요), `X`와 `y`는 부른 뒤에도 그대로예요 (1점).
#
# NumPy의 어떤 함수를 써도 좋아요. 빈 배열, 정수 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 1. Linear and ridge regression (8 points)
#
# **Idea.** Guessing the price of a house from its size and its floors is **regression**: the answer is a number, not a
# class. The simplest guess multiplies every feature by a weight, adds up, and adds a bias. That is one neuron without
# activation; but the weights with the smallest squared error need no gradient descent, they come out of an equation in
# one go. **Ridge regression** puts a price on large weights. With it there is a single answer even when there are more
# features than examples, or two features that are the same.
#
# **Formula.** Find the $w$ and $b$ that make this as small as possible, where $\lambda$ is `l2`:
#
# $$J(w, b) = \frac{1}{N}\sum_{n=1}^{N} \Big(y_n - b - \sum_d x_{nd} w_d\Big)^2 + \lambda \sum_d w_d^2$$
#
# The penalty is added to the **mean** of the errors, not to their sum, and the bias $b$ is free of it: adding 1000 to
# all targets should not change the slopes $w$. Set the derivative by $b$ to zero, and you see how the means of $X$ and
# $y$ decide $b$. Put that back in, and what is left is a problem about data whose means are gone. Now differentiate by
# $w$.
#
# How good a fit is, the **coefficient of determination** tells. $\bar{y}$ is the mean of `y`.
#
# $$R^2 = 1 - \frac{\sum_n (y_n - \text{pred}_n)^2}{\sum_n (y_n - \bar{y})^2}$$
#
# It is 1 for a perfect prediction, 0 for one that always says the mean, and negative for a worse one. If all of `y` is
# the same, the denominator is 0; then let it be 0, whatever the prediction.
#
# | name | shape | meaning |
# |---|---|---|
# | `X` | $(N, D)$ | one row per example |
# | `y`, `pred` | $(N,)$ | targets and predictions |
# | `w` | $(D,)$ | one weight per feature |
# | `b`, `l2`, $R^2$ | number | `l2` is 0 or more |
#
# **What grading looks at**
# - $w$ and $b$ with `l2=0`, for data with $N > D$ and one answer only. $D = 1$ occurs (2 points).
# - `l2` above 0: $D > N$, an `X` with two equal columns (they share the weight equally), a `y` around 1000 (2.5
#   points).
# - $R^2$ for good predictions, for some that are worse than the mean, and where all of `y` is the same (1.5 points).
# - A relative error below $10^{-6}$ also for an `X` with means around a million and a spread of about 1 (1 point).
# - float32 arrays are fine (the dtype of the result does not matter), and `X` and `y` are the same after the call (1
#   point).
#
# Any function of NumPy may be used. Out of scope: empty arrays, integer arrays.


# %% solution="linear_regression"
def linear_regression(X, y, l2=0.0):
    """
    ko| 오차 제곱의 평균에 l2 벌점을 더한 것을 가장 작게 하는 가중치와 편향.
    en| The weights and the bias that make the mean squared error plus the l2 penalty as small as possible.

    ko| X  : 배열 (N, D), float32 또는 float64
    ko| y  : 배열 (N,)
    ko| l2 : 0 이상의 수, 편향에는 벌점이 없어요
    ko| 반환값: w, 배열 (D,)
    ko|         b, 수
    en| X  : array (N, D), float32 or float64
    en| y  : array (N,)
    en| l2 : a number, 0 or more; the bias is not penalised
    en| returns: w, array (D,)
    en|          b, a number
    """
    ### BEGIN SOLUTION
    centred = X - X.mean(axis=0)
    n, d = X.shape
    w = np.linalg.solve(centred.T @ centred + n * l2 * np.eye(d), centred.T @ (y - y.mean()))
    b = (y - X @ w).mean()
    ### END SOLUTION
    return w, b


# %% solution="r2_score"
def r2_score(y, pred):
    """
    ko| 결정 계수. y가 모두 같으면 0이에요.
    en| The coefficient of determination; 0 where all of y is the same.

    ko| y    : 배열 (N,)
    ko| pred : 배열 (N,)
    ko| 반환값: 수
    en| y    : array (N,)
    en| pred : array (N,)
    en| returns: a number
    """
    ### BEGIN SOLUTION
    total = ((y - y.mean()) ** 2).sum()
    r2 = 0.0 if total == 0 else 1 - ((y - pred) ** 2).sum() / total
    ### END SOLUTION
    return r2


# %% check="linear_regression"
grader.check("linear_regression")

# %% grade="linear_regression"

# %% [markdown] lang="ko"
# **그림으로 보기.** 점 12개를 9차 다항식으로 맞춰 봐요. 특성은 $x, x^2, \dots, x^9$이에요. 벌점이 없으면 곡선이 점을
# 좇아 출렁이고, 벌점이 너무 크면 거의 직선이 돼요. 목록의 수를 바꿔 보세요.

# %% [markdown] lang="en"
# **See it.** Twelve points and a polynomial of degree 9: the features are $x, x^2, \dots, x^9$. Without a penalty the
# curve chases the points; with too much it is nearly a straight line. Change the numbers in the list.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(1)
    place = np.sort(rng.uniform(-1, 1, size=12))
    height = np.sin(3 * place) + 0.2 * rng.normal(size=12)
    fine = np.linspace(-1, 1, 200)
    powers = np.arange(1, 10)
    figure, axis = plt.subplots(figsize=(6, 3.5), layout="constrained")
    axis.scatter(place, height, color="black")
    for l2 in (0.0, 1e-3, 1.0):
        w, b = linear_regression(place[:, None] ** powers, height, l2=l2)
        axis.plot(fine, fine[:, None] ** powers @ w + b, label=f"l2={l2:g}")
    axis.set(ylim=(-2, 2), xlabel="x", ylabel="y")
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

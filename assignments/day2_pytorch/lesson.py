# %% [markdown] lang="ko"
# # 2일차: 머신러닝 프로젝트와 PyTorch

# %% [markdown] lang="en"
# # Day 2: the machine-learning project and PyTorch

# %% setup=true
import numpy as np
import otter

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day2.ipynb", tests_dir="tests")

# %% [markdown] lang="ko"
# ## 11. 표준화 전처리 (4점)
#
# **아이디어.** 키는 170 근처이고 시력은 1 근처예요. 이렇게 크기가 다른 특성(feature)을 그대로 넣으면 학습이 느려져요.
# **표준화(standardisation)** 는 특성마다 평균을 빼고 표준편차로 나누어 모두 평균 0, 표준편차 1로 맞춰요. 평균과
# 표준편차는 **훈련 데이터에서 한 번만** 구하고(`fit`), 그 뒤로 들어오는 모든 데이터에 그대로 써요(`transform`).
#
# **식.** 특성 $d$에 속한 훈련 데이터의 값 $K$개를 $x_1, \dots, x_K$라고 하면
#
# $$\mu_d = \frac{1}{K}\sum_k x_k \qquad \sigma_d = \sqrt{\frac{1}{K}\sum_k (x_k - \mu_d)^2}
# \qquad z = \frac{x - \mu_d}{\sigma_d} \qquad x = z\,\sigma_d + \mu_d$$
#
# | 데이터 | 모양 | 특성 | 값의 개수 $K$ |
# |---|---|---|---|
# | 표 | $(N, D)$ | 열 $D$개 | $N$ |
# | 이미지 | $(N, C, H, W)$ | 채널 $C$개 | $N \times H \times W$ |
#
# **채점에서 확인하는 것**
# - `transform`은 `fit`에 넣은 데이터의 통계만 써요. 새 데이터는 평균과 크기가 다르고, 한 개뿐일 수도 있어요.
# - 분산은 $K - 1$이 아니라 $K$로 나눠요. $\sigma$에 $10^{-8}$ 이하의 작은 수를 더하는 것은 괜찮아요.
# - `inverse_transform`은 `transform`을 거꾸로 돌려요.
# - 훈련 데이터에서 값이 변하지 않는 특성($\sigma = 0$, $N = 1$인 표 포함)에서는 그 값의 변환이 0이고, 되돌리면
#   원래 값이에요.
# - float32를 넣으면 `transform`의 결과도 float32예요. 평균이 10000쯤이고 표준편차가 1쯤인 float32 데이터도 나와요.
# - `X`와 `Z`는 메서드를 부른 뒤에도 그대로여야 해요.
#
# `fit`이 무엇을 돌려주는지는 보지 않아요. `fit` 전에 `transform`을 부르는 일, 빈 배열, 정수 배열, 훈련 때 변하지 않던
# 특성에 다른 값이 들어오는 일은 나오지 않아요.

# %% [markdown] lang="en"
# ## 11. Standardisation (4 points)
#
# **Idea.** Heights are around 170 and eyesight is around 1. Features of such different sizes slow training down.
# **Standardisation** subtracts each feature's mean and divides by its standard deviation, so that all of them have mean
# 0 and standard deviation 1. Mean and standard deviation are computed **once, from the training data** (`fit`), and
# used as they are for everything that comes later (`transform`).
#
# **Formula.** Let $x_1, \dots, x_K$ be the $K$ training values that belong to feature $d$. Then
#
# $$\mu_d = \frac{1}{K}\sum_k x_k \qquad \sigma_d = \sqrt{\frac{1}{K}\sum_k (x_k - \mu_d)^2}
# \qquad z = \frac{x - \mu_d}{\sigma_d} \qquad x = z\,\sigma_d + \mu_d$$
#
# | data | shape | features | number of values $K$ |
# |---|---|---|---|
# | table | $(N, D)$ | $D$ columns | $N$ |
# | images | $(N, C, H, W)$ | $C$ channels | $N \times H \times W$ |
#
# **What grading looks at**
# - `transform` uses nothing but the statistics of the data given to `fit`. New data has another mean and another
#   spread, and may be a single example.
# - The variance divides by $K$, not by $K - 1$. Adding a tiny number, up to $10^{-8}$, to $\sigma$ is fine.
# - `inverse_transform` undoes `transform`.
# - Where a feature never changes in the training data ($\sigma = 0$; a table with $N = 1$ is such a case), its value is
#   transformed to 0, and comes back as it was.
# - `transform` returns float32 for float32. Some float32 data has a mean around 10000 and a standard deviation
#   around 1.
# - `X` and `Z` must be the same after a method call as before.
#
# What `fit` returns is up to you. Out of scope: `transform` before `fit`, empty arrays, integer arrays, and other
# values in a feature that never changed in training.


# %% solution="Standardizer"
class Standardizer:
    """
    ko| 훈련 데이터의 평균과 표준편차로 데이터를 표준화해요. X는 (N, D) 또는 (N, C, H, W), float32 또는 float64.
    en| Standardises data by the training data's statistics. X is (N, D) or (N, C, H, W), float32 or float64.

    ko| __init__(self)               : 인자가 없어요
    ko| fit(self, X)                 : 특성(채널)마다 평균과 표준편차를 구해 기억해요
    ko| transform(self, X)           : 표준화한 배열, X와 같은 모양과 dtype
    ko| inverse_transform(self, Z)   : 원래 크기로 되돌린 배열, Z와 같은 모양
    en| __init__(self)               : takes no arguments
    en| fit(self, X)                 : computes and keeps mean and standard deviation per feature (channel)
    en| transform(self, X)           : the standardised array, shape and dtype of X
    en| inverse_transform(self, Z)   : the array at its original size, shape of Z
    """

    def __init__(self):
        ### BEGIN SOLUTION
        self.mean = self.std = None

    def fit(self, X):
        axes = (0,) if X.ndim == 2 else (0, 2, 3)
        self.mean = X.mean(axis=axes, keepdims=True)
        std = X.std(axis=axes, keepdims=True)
        self.std = np.where(std == 0, np.ones_like(std), std)
        return self

    def transform(self, X):
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
        ### END SOLUTION


# %% check="standardizer"
grader.check("standardizer")

# %% grade="standardizer"

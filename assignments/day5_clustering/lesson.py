# %% [markdown] lang="ko"
# # 5일차 선택: k-평균 군집화
#
# 지금까지는 정답이 붙은 데이터로 배웠어요. 하지만 세상의 데이터에는 대부분 정답이 없어요. **군집화(clustering)** 는
# 정답 없이 비슷한 것끼리 묶는 일이에요. 고객을 몇 무리로 나누거나, 사진의 색을 몇 가지로 줄이거나, 레이블을 붙이기 전에
# 데이터가 어떻게 생겼는지 살펴볼 때 써요. 이 노트북에서는 가장 널리 쓰이는 방법인 k-평균을 처음부터 끝까지 만들어요.
#
# ```text
#  시작 중심 고르기  ──>  가까운 중심에 배정  ──>  중심을 평균으로 옮기기
#  (k-means++)                  ^                          |
#                               └──── 바뀌지 않을 때까지 ──┘        이것을 여러 번, 가장 나은 것을 남겨요
# ```
#
# <!-- plan -->
#
# **푸는 방법.** `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓴 다음, 아래의 `grader.check(...)` 셀을
# 실행하세요. 채점할 때는 다른 데이터를 쓰지만, **무엇을 확인하는지는 모두 적어 두었어요**.

# %% [markdown] lang="en"
# # Day 5 elective: k-means clustering
#
# So far you have learned from data with answers attached. Most data in the world has none. **Clustering** puts what is
# alike together without being told any answer: it sorts customers into a few groups, reduces the colours of a picture
# to a handful, or shows what a data set looks like before anybody labels it. In this notebook you build the most
# widely used method, k-means, from beginning to end.
#
# ```text
#  choose a start  ──>  assign to the nearest centre  ──>  move centres to the means
#  (k-means++)                    ^                              |
#                                 └────── until nothing moves ───┘      do this several times, keep the best
# ```
#
# <!-- plan -->
#
# **How to work.** Delete the line `raise NotImplementedError()`, write your code in its place, then run the
# `grader.check(...)` cell underneath. Grading uses other data, but **everything that it looks at is announced here**.

# %% setup=true
import numpy as np
import otter

# ko| 공개 검사를 실행해 주는 도구예요: grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell uses it.
grader = otter.Notebook("day5-clustering.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: finish the function above and a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 5. k-평균 군집화 (10점)
#
# **아이디어.** 점 $N$개를 군집 $k$개로 나눠요. 군집마다 **중심(center)** 이 하나 있고, 점은 가장 가까운 중심의 군집에
# 들어가요. 좋은 중심은 자기 점들과 가까워요. 그 거리의 제곱을 모든 점에 대해 더한 것을 **관성(inertia)** 이라고 하고,
# 우리는 이것을 작게 하고 싶어요.
#
# $$\text{inertia} = \sum_{n=1}^{N} \min_j \lVert x_n - c_j \rVert^2$$
#
# **한 번의 실행(run).**
# 1. **시작 (k-means++).** 첫 중심은 점들 가운데서 똑같은 확률로 골라요. 다음 중심부터는 점 $x_n$을
#    $d_n^2 / \sum_m d_m^2$의 확률로 골라요. $d_n$은 $x_n$에서 **지금까지 고른 중심 가운데 가장 가까운 것**까지의
#    거리예요. 먼 점일수록 잘 뽑히므로 중심이 한곳에 몰리지 않아요.
# 2. **배정.** 점마다 가장 가까운 중심의 번호를 붙여요.
# 3. **이동.** 중심을 자기 점들의 평균으로 옮겨요. 점이 하나도 없는 중심은 제자리에 있어요.
# 4. 2와 3을 한 단계로 세어, 중심이 더 움직이지 않거나 `max_iter`단계를 마칠 때까지 되풀이해요.
#
# 배정도 이동도 관성을 늘리지 않으므로 반드시 끝나요. 하지만 끝난 곳이 가장 좋은 답이라는 보장은 없어요. 그래서 매번
# **새로 시작해서** `n_init`번 실행하고, 관성이 가장 작은 실행의 결과를 돌려줘요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `X` | $(N, D)$ | 점마다 한 행 |
# | `rng` | | `np.random.default_rng(...)`로 만든 생성기 |
# | `n_init`, `max_iter` | 정수 | 실행 횟수(1 이상), 한 실행의 최대 단계 수(0 이상) |
# | `centers` | $(k, D)$ | 중심, 순서는 자유 |
# | `labels` | $(N,)$ | 점이 들어간 군집의 번호, 0부터 $k-1$까지의 정수 |
# | `inertia` | 수 | 평균이 아니라 합 |
#
# **채점에서 확인하는 것**
# - 시작: `n_init=1, max_iter=0`이면 시작 중심을 그대로 돌려줘요. 1500번 시작해서 위의 확률과 견줘요 (2점).
# - 단계: 같은 시드이면 시작도 같으므로, `n_init=1, max_iter=1, 2, 3`의 중심은 `max_iter=0`의 중심에서 그만큼 간
#   것이어야 해요. 무작위는 `rng`에서만 얻으세요. `max_iter=100`이면 더 움직이지 않아요 (3점).
# - 여러 번 시작: 뚜렷한 군집 12개를 `n_init=25`로, 6개를 기본값으로 찾아요. 관성이 심어 둔 군집의 1.01배를 넘지
#   않아야 해요 (2점).
# - $k = 1$, $k = N$, 서로 다른 점이 $k$개보다 적은 `X` (2점). 마지막 경우에는 시작을 고르다가 모든 $d_n$이 0이 될 수
#   있어요. 그때는 아무 점이나 고르면 돼요. 점이 없는 중심도 데이터의 점 가운데 하나에 있어야 해요.
# - `X`는 부른 뒤에도 그대로이고, float32일 수도 있어요 (1점).
# - 어디에서나 `labels`와 `inertia`는 **돌려주는** `centers`의 것이어야 해요. 거리가 같은 중심들 가운데서는 아무것이나
#   괜찮아요.
#
# $k > N$, 빈 `X`, 정수 배열은 나오지 않아요. NumPy만 쓰세요.

# %% [markdown] lang="en"
# ## 5. k-means (10 points)
#
# **Idea.** Split $N$ points into $k$ clusters. Every cluster has a **centre**, and a point belongs to the centre that
# is nearest. Good centres are close to their points. Squared distances, added up over all points, are called
# **inertia**, and this is what we want to be small:
#
# $$\text{inertia} = \sum_{n=1}^{N} \min_j \lVert x_n - c_j \rVert^2$$
#
# **One run.**
# 1. **Start (k-means++).** The first centre is one of the points, each with the same probability. Every further one is
#    point $x_n$ with probability $d_n^2 / \sum_m d_m^2$, where $d_n$ is the distance from $x_n$ to the **nearest of the
#    centres chosen so far**. Far points are likely, so that the centres do not crowd in one place.
# 2. **Assign.** Give every point the number of its nearest centre.
# 3. **Move.** Put every centre at the mean of its points. A centre without points stays where it is.
# 4. Steps 2 and 3 together are one iteration. Go on until no centre moves, or until `max_iter` iterations are done.
#
# Neither assigning nor moving can raise the inertia, so this ends; but it need not end at the best answer. So run it
# `n_init` times, **each time from a new start**, and return the run with the smallest inertia.
#
# | name | shape | meaning |
# |---|---|---|
# | `X` | $(N, D)$ | one row per point |
# | `rng` | | a generator, from `np.random.default_rng(...)` |
# | `n_init`, `max_iter` | integers | number of runs (1 or more); iterations in a run, at most (0 or more) |
# | `centers` | $(k, D)$ | the centres, in any order |
# | `labels` | $(N,)$ | the cluster of each point, integers from 0 to $k-1$ |
# | `inertia` | number | a sum, not a mean |
#
# **What grading looks at**
# - The start: with `n_init=1, max_iter=0` the starting centres come back as they are. 1500 starts are compared with the
#   probabilities above (2 points).
# - Iterations: the same seed gives the same start, so the centres for `n_init=1` and `max_iter=1, 2, 3` are as many
#   steps away from those of `max_iter=0`. Take all randomness from `rng`. With `max_iter=100` nothing moves any more
#   (3 points).
# - Several starts: 12 clear clusters are found with `n_init=25`, and 6 with the default. The inertia may be 1.01 times
#   that of the planted clusters, no more (2 points).
# - $k = 1$, $k = N$, and an `X` with fewer than $k$ different points (2 points). There all $d_n$ can become 0 while you
#   choose the start; then any point will do. A centre without points is at one of the data's points, too.
# - `X` is the same after the call, and may be float32 (1 point).
# - Everywhere, `labels` and `inertia` are those of the `centers` that you **return**. Among centres at the same
#   distance any one is right.
#
# Out of scope: $k > N$, an empty `X`, integer arrays. Use NumPy only.


# %% solution="kmeans"
def kmeans(X, k, rng, n_init=10, max_iter=100):
    """
    ko| k-평균: n_init번 실행한 것 가운데 관성이 가장 작은 결과.
    en| k-means: the result with the smallest inertia out of n_init runs.

    ko| X        : 배열 (N, D), float32 또는 float64
    ko| k        : 군집의 수, 1 이상 N 이하
    ko| rng      : np.random.Generator, 무작위는 여기에서만
    ko| n_init   : 실행 횟수
    ko| max_iter : 한 실행의 최대 단계 수, 0이면 시작 중심 그대로
    ko| 반환값: centers, 배열 (k, D)
    ko|         labels, 정수 배열 (N,)
    ko|         inertia, 수
    en| X        : array (N, D), float32 or float64
    en| k        : number of clusters, 1 to N
    en| rng      : np.random.Generator, the only source of randomness
    en| n_init   : number of runs
    en| max_iter : iterations in a run, at most; 0 leaves the start as it is
    en| returns: centers, array (k, D)
    en|          labels, array of integers (N,)
    en|          inertia, a number
    """
    ### BEGIN SOLUTION
    best = None
    for _ in range(n_init):
        centers = X[rng.integers(len(X), size=1)]
        while len(centers) < k:
            nearest = ((X[:, None] - centers) ** 2).sum(axis=2).min(axis=1)
            total = nearest.sum()
            chosen = rng.choice(len(X), p=nearest / total if total > 0 else None)
            centers = np.concatenate([centers, X[[chosen]]])
        for _ in range(max_iter):
            labels = ((X[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
            moved = centers.copy()
            for j in range(k):
                if (labels == j).any():
                    moved[j] = X[labels == j].mean(axis=0)
            if (moved == centers).all():
                break
            centers = moved
        squared = ((X[:, None] - centers) ** 2).sum(axis=2)
        inertia = squared.min(axis=1).sum()
        if best is None or inertia < best[2]:
            best = centers, squared.argmin(axis=1), inertia
    return best
    ### END SOLUTION


# %% check="kmeans"
grader.check("kmeans")

# %% grade="kmeans"

# %% [markdown] lang="ko"
# **그림으로 보기.** 왼쪽은 한 번만 시작한 결과, 오른쪽은 열 번 가운데 가장 나은 결과예요. 시드를 바꿔 가며 왼쪽이
# 얼마나 자주 잘못되는지 세어 보세요.

# %% [markdown] lang="en"
# **See it.** On the left a single start, on the right the best of ten. Change the seed and count how often the left one
# goes wrong.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    seed = 0
    rng = np.random.default_rng(1)
    middle = np.array([[x, y] for x in (0, 5, 10) for y in (0, 5, 10)])
    points = np.concatenate([m + rng.normal(scale=0.7, size=(25, 2)) for m in middle])
    figure, axes = plt.subplots(1, 2, figsize=(8, 3.8), layout="constrained")
    for axis, n_init in zip(axes, (1, 10), strict=True):
        centers, labels, inertia = kmeans(points, 9, np.random.default_rng(seed), n_init)
        axis.scatter(*points.T, c=labels, cmap="tab10", s=10)
        axis.scatter(*centers.T, color="black", marker="x")
        axis.set_title(f"n_init={n_init}, inertia {inertia:.0f}")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 정답이 없어도 데이터에서 구조를 찾을 수 있었어요. 그런데 k-평균은 언제나 군집 $k$개를 내놓아요. 군집이 없는
# 데이터에서도요.
#
# 스스로 물어보세요.
# - $k$를 하나씩 늘리면 관성은 어떻게 되나요? 그것만 보고 $k$를 고를 수 있을까요?
# - 한 특성의 단위를 미터에서 밀리미터로 바꾸면 군집이 달라질까요?
# - 초승달처럼 길게 휜 군집은 왜 찾지 못할까요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day5-clustering.ipynb`)을 제출하세요.

# %% [markdown] lang="en"
# ## Looking back
#
# There was structure to be found in data without any answers. But k-means gives you $k$ clusters always, even from data
# that has none.
#
# Ask yourself:
# - What does the inertia do as $k$ grows? Can you choose $k$ by that alone?
# - If the unit of one feature changes from metres to millimetres, do the clusters change?
# - Why can it not find clusters that are long and bent, like a crescent?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day5-clustering.ipynb`).

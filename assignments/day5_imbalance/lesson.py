# %% [markdown] lang="ko"
# # 5일차 선택: 클래스 불균형
#
# 신용 카드 거래 1000건 가운데 사기는 한두 건이고, 검진을 받은 사람 대부분은 건강해요. 이렇게 한 클래스의 예제가 훨씬
# 적은 데이터를 **불균형(imbalanced)** 하다고 해요. 불량이 5%인 공장에서 모두 정상이라고 답하는 모델은 정확도가 95%예요.
# 그런데 불량을 하나도 찾지 못하니 쓸모가 없어요. 학습도 같은 함정에 빠져요. 손실의 대부분이 다수 클래스에서 오니까,
# 모델은 드문 클래스를 조금 포기해도 손해가 크지 않아요.
#
# 이 노트북에서는 NumPy로 세 가지를 만들고, 마지막에 이것들을 안전하게 쓰는 순서를 익혀요.
#
# ```text
#  무엇으로 잴까       balanced_accuracy     클래스마다 잰 다음 평균하기
#  손실을 고치기       class_weights         드문 클래스의 예제를 더 무겁게
#  데이터를 고치기     smote                 드문 클래스의 점을 새로 만들기
#  안전한 순서         split_and_oversample  먼저 나누고, 훈련 데이터만 늘리기
# ```
#
# <!-- plan -->
#
# **푸는 방법.** 함수마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓴 다음, 아래의
# `grader.check(...)` 셀을 실행하세요. 채점할 때는 다른 데이터를 쓰지만, **무엇을 확인하는지는 모두 적어 두었어요**.

# %% [markdown] lang="en"
# # Day 5 elective: class imbalance
#
# Of a thousand card payments one or two are fraud, and most people who come for a check-up are well. Data in which one
# class has far fewer examples than the others are **imbalanced**. In a factory with 5 % defects, a model that calls
# everything fine is 95 % accurate, and useless: it finds no defect at all. Training falls into the same trap. Most of
# the loss comes from the majority, so giving up a little on the rare class costs the model next to nothing.
#
# In this notebook you write three remedies in NumPy and, at the end, use them in the order that is safe.
#
# ```text
#  measure it          balanced_accuracy     one figure per class, then their mean
#  change the loss     class_weights         an example of a rare class weighs more
#  change the data     smote                 new points for the rare class
#  the safe order      split_and_oversample  split first, then add to the training data only
# ```
#
# <!-- plan -->
#
# **How to work.** In each function, delete the line `raise NotImplementedError()` and write your code in its place,
# then run the `grader.check(...)` cell underneath. Grading uses other data, but **everything that it looks at is
# announced here**.

# %% setup=true
import numpy as np
import otter

# ko| 공개 검사를 실행해 주는 도구예요: grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell uses it.
grader = otter.Notebook("day5-imbalance.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 7. 클래스 불균형: 가중치와 SMOTE (12점)
#
# **클래스 가중치(class weight).** 손실을 평균할 때 예제마다 자기 클래스의 가중치를 곱해요. 예제 $N$개 가운데 클래스
# $c$가 $n_c$개이고 클래스가 모두 $K$가지이면
#
# $$w_c = \frac{N}{K \, n_c}$$
#
# 이에요. 그러면 클래스마다 $n_c w_c = N / K$로 몫이 같아지고, $K$가지 클래스가 모두 나오면 모든 예제의 가중치를 더한
# 값은 그대로 $N$이에요.
#
# **균형 정확도(balanced accuracy).** 클래스마다 그 클래스의 예제 가운데 몇을 맞혔는지(재현율, recall)를 구하고, 그
# 비율들을 평균해요. 모두 정상이라고 답하는 모델은 $(1 + 0) / 2 = 0.5$예요.
#
# **SMOTE.** 드문 클래스의 점을 복사만 하면 모델이 같은 점을 여러 번 볼 뿐이에요. SMOTE(synthetic minority over-sampling
# technique)는 가까운 두 점 **사이**에 새 점을 만들어요. 새 점 하나마다
#
# 1. 소수 클래스의 점 $a$를 하나 고르고,
# 2. **소수 클래스의 다른 점들** 가운데 $a$에서 가장 가까운 $k$개를 찾아서 그중 하나 $b$를 고르고,
# 3. 0 이상 1 미만인 수 $g$를 하나 뽑아서 $a + g \, (b - a)$를 새 점으로 해요.
#
# ```text
#      a ●───────×───────● b        × = a + g (b - a),  g는 점마다 하나
#             g = 0.5
# ```
#
# **나눈 다음에 늘리기.** 늘리기 전에 시험 데이터를 떼어 놓아야 해요. 시험 데이터는 세상의 비율 그대로 두고, 훈련
# 데이터에서만 소수 클래스가 가장 많은 클래스와 같은 수가 될 때까지 점을 더해요. 순서를 바꾸면 훈련 데이터에 시험
# 예제에서 만든 점이 섞여요. 그러면 점수가 실제보다 좋게 나와요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `X` | $(N, D)$ | 특성. `float64` |
# | `y`, `pred` | $(N,)$ | 클래스 번호와 예측. 0 이상인 정수 |
# | `K` | 숫자 하나 | 클래스의 가짓수. `y`의 값은 모두 $K$보다 작아요 |
# | `minority` | 숫자 하나 | 늘릴 클래스의 번호 |
# | `n_new`, `k` | 숫자 하나 | 새 점의 수(0 이상), 이웃의 수(1 이상) |
# | `rng` | | `np.random.default_rng(...)`로 만든 생성기 |
# | `test` | $(N,)$ | 시험 데이터인 행이 `True`인 `bool` 배열 |
#
# **채점에서 확인하는 것**
# - `class_weights(y, K)`는 $(K,)$ 배열이에요. `y`에 없는 클래스의 가중치는 0이고, 그런 클래스도 $K$에 들어가요.
# - `balanced_accuracy(y, pred)`는 숫자 하나예요. `y`에 나오는 클래스에 대해서만 평균해요. 클래스 번호는 1, 3처럼
#   띄엄띄엄 있을 수 있고, `pred`에는 `y`에 없는 번호가 있을 수 있어요.
# - `smote`는 새 점만 모은 $(n_{new}, D)$ 배열이에요. `n_new`가 0이면 $(0, D)$예요. 새 점이 모두 소수 클래스의 점과 그
#   점의 이웃 $k$개 가운데 하나를 잇는 선분 위에 있는지, 복사한 점은 아닌지 확인해요. 거리는 유클리드 거리이고, 특성의
#   크기는 맞추지 않아요. `n_new`는 소수 클래스의 점보다 많을 수 있어요.
# - 고르게 뽑기: $a$는 소수 클래스의 점들에서(차례로 하나씩도 괜찮아요), $b$는 이웃들에서, $g$는 0과 1 사이에서
# - 점은 자기 자신의 이웃이 아니에요. 그러나 같은 자리에 있는 **다른** 점은 이웃이에요. 다른 점이 $k$개보다 적으면 있는
#   점이 모두 이웃이고, 소수 클래스의 점이 하나뿐이면 그 점을 복사해요.
# - 난수는 `rng`에서만 뽑아요. `rng`의 상태가 같으면 결과가 같고, 다르면 달라요. 뽑는 순서와 방법은 자유예요.
# - `split_and_oversample`은 `X_train, y_train, X_test, y_test`를 돌려줘요. 시험 데이터는 `test`인 행 그대로이고, 훈련
#   데이터는 나머지 행 다음에 새 점들이 와요. 둘 다 원래 순서예요. 새 점은 훈련 데이터의 점 사이에만 있어요.
#   `minority`가 훈련 데이터에서 이미 가장 많은 클래스이면 점을 더하지 않아요.
# - 점 2000개에 소수가 5%인 데이터에서, 여러분의 가중치로 학습한 로지스틱 회귀와 여러분의 새 점 1800개를 더해 학습한
#   로지스틱 회귀의 균형 정확도가 0.88 이상인지. 학습은 채점기가 해요. 그냥 학습하면 0.84도 되지 않아요.
# - `X`, `y`, `test`는 바꾸지 마세요.
#
# NumPy만 쓰세요. 소수 클래스의 점은 훈련 데이터에 적어도 하나 있고, 두 이웃까지의 거리가 똑같아서 어느 쪽을 고를지
# 정해야 하는 데이터는 나오지 않아요.

# %% [markdown] lang="en"
# ## 7. Class imbalance: weights and SMOTE (12 points)
#
# **Class weights.** When the losses are averaged, each example is multiplied by the weight of its class. With $n_c$ of
# the $N$ examples in class $c$, and $K$ classes in all,
#
# $$w_c = \frac{N}{K \, n_c}$$
#
# Every class then has the same share, $n_c w_c = N / K$, and where all $K$ classes occur, the weights of all examples
# still add up to $N$.
#
# **Balanced accuracy.** For each class, take the share of its examples that was found (its recall); the mean of these
# shares is the score. A model that calls everything fine gets $(1 + 0) / 2 = 0.5$.
#
# **SMOTE.** Copies of rare points only show the model the same points again. SMOTE (synthetic minority over-sampling
# technique) puts new points **between** two that are close. For each new point,
#
# 1. choose a point $a$ of the minority class,
# 2. find the $k$ nearest to $a$ among **the other points of the minority class**, and choose one of them, $b$,
# 3. draw a number $g$, at least 0 and below 1: the new point is $a + g \, (b - a)$.
#
# ```text
#      a ●───────×───────● b        × = a + g (b - a),  one g for each point
#             g = 0.5
# ```
#
# **Split first.** The test data are put aside before anything is added, and keep the proportions of the world. Only in
# the training data does the minority grow, until it is as large as the largest class. The other way round, points made
# from test examples end up in the training data, and the score looks better than it is.
#
# | name | shape | meaning |
# |---|---|---|
# | `X` | $(N, D)$ | features, `float64` |
# | `y`, `pred` | $(N,)$ | classes and predictions, integers from 0 up |
# | `K` | one number | how many classes there are; all of `y` is below it |
# | `minority` | one number | the class to be enlarged |
# | `n_new`, `k` | one number | how many new points (0 or more), how many neighbours (1 or more) |
# | `rng` | | a generator made by `np.random.default_rng(...)` |
# | `test` | $(N,)$ | `bool`, `True` for the rows of the test data |
#
# **What grading looks at**
# - `class_weights(y, K)` is an array $(K,)$. A class that does not occur in `y` has weight 0 and still counts in $K$.
# - `balanced_accuracy(y, pred)` is one number, the mean over the classes that occur in `y`. There may be gaps between
#   the classes, such as 1 and 3, and `pred` may hold classes that `y` does not.
# - `smote` returns the new points only, $(n_{new}, D)$, or $(0, D)$ where `n_new` is 0. All of them must lie on a
#   segment between a minority point and one of its $k$ neighbours, and be no mere copies. Distances are Euclidean, with
#   features as they are. `n_new` may exceed the number of minority points.
# - Even choices: $a$ among the minority (taking them in turn is fine), $b$ among the neighbours, $g$ between 0 and 1.
# - A point is no neighbour of itself, but **another** point in the same place is. With fewer than $k$ other points, all
#   of them are neighbours; a minority of a single point is copied.
# - Random numbers come from `rng` alone: the same state gives the same points, another state others. The order and way
#   of drawing are up to you.
# - `split_and_oversample` returns `X_train, y_train, X_test, y_test`. The test data are the rows marked by `test`, the
#   training data the other rows followed by the new points; rows stay in order. New points lie between points of the
#   training data only. Where `minority` is the most frequent class of the training data already, nothing is added.
# - Whether, with 2000 points of which 5 % are rare, a logistic regression trained with your weights and another trained
#   with 1800 of your new points reach a balanced accuracy of 0.88. The grader trains them. Plain training stays below
#   0.84.
# - `X`, `y` and `test` stay as they are.
#
# Use NumPy only. The training data hold at least one minority point. Out of scope: neighbours at exactly the same
# distance, where one would have to be preferred.


# %% solution="class_weights"
def class_weights(y, K):
    """
    ko| 클래스마다의 가중치 N / (K * 개수).
    en| The weight of each class, N / (K * count).

    ko| 인자: y (N,) 0 이상 K 미만인 정수, K 클래스의 가짓수
    ko| 반환: (K,) float64. 없는 클래스는 0
    en| Args: y (N,) integers from 0 to K - 1, K the number of classes
    en| Returns: (K,) float64, 0 for a class that does not occur
    """
    ### BEGIN SOLUTION
    counts = np.bincount(y, minlength=K)
    seen = counts > 0
    weights = np.zeros(K)
    weights[seen] = len(y) / (K * counts[seen])
    return weights
    ### END SOLUTION


# %% solution="balanced_accuracy"
def balanced_accuracy(y, pred):
    """
    ko| 클래스마다 맞힌 비율을 구해서 평균해요.
    en| The mean, over classes, of the share that was found.

    ko| 인자: y (N,) 정답인 정수, pred (N,) 예측인 정수
    ko| 반환: 0 이상 1 이하인 실수. y에 나오는 클래스만 평균
    en| Args: y (N,) true integers, pred (N,) predicted integers
    en| Returns: a float from 0 to 1, the mean over the classes that occur in y
    """
    ### BEGIN SOLUTION
    return np.mean([np.mean(pred[y == c] == c) for c in np.unique(y)])
    ### END SOLUTION


# %% solution="smote"
def smote(X, y, minority, n_new, k, rng):
    """
    ko| 소수 클래스의 점과 가까운 이웃 사이에 새 점을 만들어요.
    en| New points between points of the minority class and their neighbours.

    ko| 인자: X (N, D), y (N,), minority 클래스 번호, n_new 새 점의 수, k 이웃의 수, rng 생성기
    ko| 반환: (n_new, D) float64
    en| Args: X (N, D), y (N,), minority a class, n_new points to make, k neighbours, rng a generator
    en| Returns: (n_new, D) float64
    """
    ### BEGIN SOLUTION
    points = X[y == minority]
    n = len(points)
    if n == 1:
        return np.repeat(points, n_new, axis=0)
    k = min(k, n - 1)
    distances = ((points[:, None] - points) ** 2).sum(axis=2)
    np.fill_diagonal(distances, np.inf)  # no point is its own neighbour
    nearest = np.argsort(distances, axis=1)[:, :k]
    a = rng.integers(n, size=n_new)
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
    ### END SOLUTION


# %% solution="split_and_oversample"
def split_and_oversample(X, y, test, minority, k, rng):
    """
    ko| 시험 데이터를 떼어 놓은 다음, 훈련 데이터의 소수 클래스를 smote로 늘려요.
    en| Puts the test data aside, then enlarges the minority of the training data by smote.

    ko| 인자: X (N, D), y (N,), test (N,) bool, minority 클래스 번호, k 이웃의 수, rng 생성기
    ko| 반환: X_train (M, D), y_train (M,), X_test (T, D), y_test (T,)
    en| Args: X (N, D), y (N,), test (N,) bool, minority a class, k neighbours, rng a generator
    en| Returns: X_train (M, D), y_train (M,), X_test (T, D), y_test (T,)
    """
    ### BEGIN SOLUTION
    X_train, y_train = X[~test], y[~test]
    counts = np.bincount(y_train)
    n_new = counts.max() - counts[minority]
    X_new = smote(X_train, y_train, minority, n_new, k, rng)
    X_train = np.concatenate([X_train, X_new])
    y_train = np.concatenate([y_train, np.full(n_new, minority)])
    return X_train, y_train, X[test], y[test]
    ### END SOLUTION


# %% check="class_imbalance"
grader.check("class_imbalance")

# %% grade="class_imbalance"

# %% [markdown] lang="ko"
# **그림으로 보기.** 점 200개 가운데 10개만 빨간 점이에요. 그냥 학습하면 경계가 빨간 점들 쪽으로 밀려나요. 가중치를
# 주거나 새 점(×)을 더하면 경계가 어디로 가나요? 그 대신 무엇이 나빠졌나요?

# %% [markdown] lang="en"
# **See it.** Only 10 of the 200 points are red. Plain training pushes the border into the red ones. Where does it go
# with weights, or with new points (×)? And what has got worse in return?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    def border(X, y, weight):
        wide, w = np.column_stack([X, np.ones(len(X))]), np.zeros(3)
        for _ in range(500):
            w -= wide.T @ (weight / weight.sum() * (1 / (1 + np.exp(-wide @ w)) - y))
        return w

    draw = np.random.default_rng(3)
    classes = np.repeat([0, 1], [190, 10])
    points = draw.normal(size=(200, 2)) + 2.0 * classes[:, None]
    new = smote(points, classes, 1, 180, 3, draw)
    more, more_classes = np.concatenate([points, new]), np.append(classes, np.ones(180, dtype=int))
    ways = {
        "plain": (points, classes, np.ones(200)),
        "class weights": (points, classes, class_weights(classes, 2)[classes]),
        "SMOTE": (more, more_classes, np.ones(380)),
    }
    figure, axes = plt.subplots(1, 3, figsize=(11, 3.4), layout="constrained", sharex=True, sharey=True)
    for axis, (name, (X, y, weight)) in zip(axes, ways.items(), strict=True):
        w = border(X, y, weight)
        score = balanced_accuracy(classes, (points @ w[:2] + w[2] > 0).astype(int))
        if len(X) > 200:
            axis.scatter(*new.T, c="salmon", s=12, marker="x", linewidths=0.7)
        axis.scatter(*points.T, c=classes, cmap="coolwarm", edgecolors="white", s=20)
        axis.axline((0, -w[2] / w[1]), slope=-w[0] / w[1], color="black")
        axis.set(title=f"{name}: balanced accuracy {score:.2f}", xlim=(-3.5, 5), ylim=(-3.5, 5))
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 가중치는 손실을, SMOTE는 데이터를 고쳐요. 둘 다 모델이 드문 클래스를 더 자주 답하게 만들 뿐이에요. 새로운 정보를
# 주지는 못해요. 소수 클래스의 점이 다섯 개라면 그 사이의 점이 천 개여도 세상을 다섯 점만큼만 알아요.
#
# 스스로 물어보세요.
# - 가중치를 준 모델이 낸 확률 0.5는 여전히 "반반"이라는 뜻일까요?
# - 균형 정확도가 올라갈 때 보통의 정확도는 왜 내려갔을까요? 사기를 찾는 일에서는 어느 쪽이 더 비싼 실수인가요?
# - 특성 하나는 미터, 하나는 밀리미터라면 SMOTE의 이웃은 어떻게 정해질까요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day5-imbalance.ipynb`)을 제출하세요. 다 풀지 못했어도 제출하세요.

# %% [markdown] lang="en"
# ## Looking back
#
# Weights change the loss, SMOTE changes the data, and both only make the model say the rare class more often. They add
# no information: with five rare points you know five points' worth of the world, however many you put in between.
#
# Ask yourself:
# - A model trained with weights says 0.5. Does that still mean "as likely as not"?
# - Why did plain accuracy fall while balanced accuracy rose? When you look for fraud, which mistake costs more?
# - One feature is in metres, another in millimetres. What decides who is a neighbour?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day5-imbalance.ipynb`). Submit even if you did not finish.

# %% [markdown] lang="ko"
# # 5일차 선택: 분류와 평가
#
# 모델을 만드는 일의 절반은 만든 모델을 **믿어도 되는지** 알아내는 일이에요. 이 노트북에서는 가장 단순한 분류 모델을
# 만들고, 그 모델이 내는 점수를 평가해요.
#
# ```text
#  2. 로지스틱 회귀       3. ROC 곡선과 AUC
#  점수를 내는 모델  ──>  어떤 임계값이 좋은가
# ```
#
# 2번은 은닉층이 없는 신경망을 훈련하는 것과 같아요. 3번은 임계값을 옮기면 무엇이 달라지는지 곡선 하나에 담아요. 2일차의
# 혼동 행렬과 AUC를 떠올리면서 시작하세요. 두 문제는 서로의 답을 쓰지 않으니 어느 것부터 해도 괜찮아요.
#
# <!-- plan -->

# %% [markdown] lang="en"
# # Day 5 elective: classification and evaluation
#
# Half of making a model is finding out whether it can be **trusted**. In this notebook you make the simplest model that
# classifies, and judge the scores that it gives.
#
# ```text
#  2. logistic regression      3. ROC curve and AUC
#  a model that gives scores   ──>  which threshold is good
# ```
#
# Exercise 2 is the training of a network without a hidden layer. Exercise 3 puts into one curve what changes as the
# threshold moves; recall the confusion matrix and AUC of day 2. Neither uses the other's answer, so begin where you
# like.
#
# <!-- plan -->

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

# %% [markdown] lang="ko"
# ## 3. 혼동 행렬, ROC 곡선, AUC (10점)
#
# **아이디어.** 위의 모델은 클래스가 아니라 점수를 내요. 점수를 클래스로 바꾸려면 **임계값(threshold)** 이 필요해요.
# 점수가 임계값 **이상**이면 양성(1)이라고 답해요. 스팸 필터라면 임계값을 높이고, 암 검진이라면 낮추겠죠. 임계값 하나를
# 정하면 표 하나가 나와요. 무엇을 무엇으로 답했는지 센 **혼동 행렬(confusion matrix)** 이에요. 임계값을 가장 엄격한
# 곳에서 가장 너그러운 곳까지 옮기면서 표마다 점을 하나씩 찍으면 **ROC 곡선**이 되고, 그 아래 넓이가 **AUC**예요.
# 2일차에는 AUC를 쌍의 비율로 셌어요. 여기에서는 그 수가 나오는 곡선 전체를 그려요.
#
# **식.** 정답이 $i$인데 $j$라고 답한 예제의 개수가 $M_{ij}$예요. **행이 정답, 열이 예측**이고 0이 먼저예요.
#
# $$M = \begin{pmatrix} TN & FP \\ FN & TP \end{pmatrix} \qquad
# \mathrm{fpr} = \frac{FP}{FP + TN} \qquad \mathrm{tpr} = \frac{TP}{TP + FN} \qquad
# F_1 = \frac{2\,TP}{2\,TP + FP + FN}$$
#
# 곡선의 이웃한 두 점은 직선으로 이어요. 그래서 AUC는 사다리꼴 넓이를 더한 값이에요.
#
# | 함수 | 인자 | 돌려주는 것 |
# |---|---|---|
# | `confusion_at` | `y`: 0 또는 1인 정수 $(N,)$, `score`: 실수 $(N,)$, `threshold`: 숫자 | $M$: $(2, 2)$ |
# | `roc_curve` | `y`, `score` | `fpr`, `tpr`, `thr`: 각각 $(U + 1,)$ |
# | `auc` | `fpr`, `tpr`: $(K,)$, `fpr`은 줄어들지 않아요 | 실수 하나 |
# | `best_threshold` | `y`, `score` | $F_1$이 가장 큰 임계값, 그때의 $F_1$ |
#
# $U$는 **서로 다른** 점수의 개수예요. `thr`은 `np.inf`로 시작하고, 그 뒤로 서로 다른 점수가 큰 것부터 와요. 그러니
# 곡선은 $(0, 0)$에서 시작해 $(1, 1)$에서 끝나요.
#
# **채점에서 확인하는 것**
# - `confusion_at`의 네 칸. 임계값과 똑같은 점수는 양성이에요. 아무것도 양성이 아닌 임계값, 모두 양성인 임계값도 나와요.
# - `roc_curve`의 모든 점. 서로 다른 점수는 곡선이 꺾이지 않는 곳에서도 빼지 않아요. 점수는 로짓(logit)이어도 되니 0과 1
#   사이가 아닐 수 있어요.
# - 같은 점수가 아주 많은 데이터. 점수가 같은 예제들은 어떤 임계값으로도 나눌 수 없어요. 순서는 상관없어야 해요.
# - `auc`의 값. 2일차의 쌍의 비율과 같아야 해요. 같은 `fpr`이 이어질 수도 있고,
#   $(0, 0)$에서 $(1, 1)$까지 가지 않는 곡선의 한 조각도 나와요.
# - `best_threshold`가 찾은 $F_1$과, 그 임계값으로 나누었을 때 정말 그 $F_1$이 나오는지. 같은 $F_1$을 주는 임계값이
#   여럿이면 어느 것이든 괜찮아요.
# - 점수가 모두 다른 예제 30만 개에서 `roc_curve`가 몇 초 안에 끝나는지. 임계값마다 예제를 모두 다시 세면 900억 번을
#   비교해야 해요.
# - `y`와 `score`는 바꾸지 마세요.
#
# NumPy만 쓰세요. 한 클래스만 있는 `y`와 NaN인 점수는 나오지 않아요.

# %% [markdown] lang="en"
# ## 3. Confusion matrix, ROC curve, AUC (10 points)
#
# **Idea.** The model above gives a score, not a class. A **threshold** turns one into the other: an example is called
# positive (1) where its score is **at least** the threshold. A spam filter wants a high one, cancer screening a low
# one. One threshold gives one table of what was called what: the **confusion matrix**. Move the threshold from the
# strictest to the most lenient, draw one point for each table, and you have the **ROC curve**; the area below it is
# **AUC**. Day 2 counted AUC as a share of pairs. Here you draw the whole curve that this number comes from.
#
# **Formulas.** $M_{ij}$ is the number of examples of class $i$ that were called $j$: **rows are the truth, columns the
# predictions**, 0 first.
#
# $$M = \begin{pmatrix} TN & FP \\ FN & TP \end{pmatrix} \qquad
# \mathrm{fpr} = \frac{FP}{FP + TN} \qquad \mathrm{tpr} = \frac{TP}{TP + FN} \qquad
# F_1 = \frac{2\,TP}{2\,TP + FP + FN}$$
#
# Straight lines join the points of the curve, so AUC is a sum of trapezoids.
#
# | function | arguments | returns |
# |---|---|---|
# | `confusion_at` | `y`: integers 0 or 1, $(N,)$; `score`: floats $(N,)$; `threshold`: a number | $M$: $(2, 2)$ |
# | `roc_curve` | `y`, `score` | `fpr`, `tpr`, `thr`: $(U + 1,)$ each |
# | `auc` | `fpr`, `tpr`: $(K,)$, where `fpr` never falls | one float |
# | `best_threshold` | `y`, `score` | the threshold with the largest $F_1$, and that $F_1$ |
#
# $U$ is the number of **different** scores. `thr` begins with `np.inf`, and then come the different scores, the largest
# first. So the curve begins at $(0, 0)$ and ends at $(1, 1)$.
#
# **What grading looks at**
# - The four counts of `confusion_at`. A score equal to the threshold is positive. Some thresholds make nothing
#   positive, some everything.
# - Every point of `roc_curve`. None is left out, not even where the curve goes straight on. Scores may be logits, so
#   they need not lie between 0 and 1.
# - Data with very many equal scores. No threshold can come between examples of one score, and their order must not
#   matter.
# - The value of `auc`, which is day 2's share of pairs. Several points may have the same `fpr`, and there is a piece of
#   a curve that does not go all the way from $(0, 0)$ to $(1, 1)$.
# - The $F_1$ that `best_threshold` finds, and whether its threshold really gives that $F_1$. Where several thresholds
#   are equally good, any of them is fine.
# - Whether `roc_curve` ends within a few seconds for 300,000 examples of different scores. Counting all examples anew
#   for each threshold would be 90 billion comparisons.
# - `y` and `score` stay as they are.
#
# Use NumPy only. Out of scope: `y` of one class only, and scores that are NaN.


# %% solution="confusion_at"
def confusion_at(y, score, threshold):
    """
    ko| 점수가 임계값 이상이면 양성이라고 답할 때의 혼동 행렬.
    en| The confusion matrix of calling an example positive where its score is at least the threshold.

    ko| 인자: y (N,) 0 또는 1, score (N,) 실수, threshold 숫자
    ko| 반환: (2, 2) [[TN, FP], [FN, TP]]
    en| Args: y (N,) 0 or 1, score (N,) floats, threshold a number
    en| Returns: (2, 2) [[TN, FP], [FN, TP]]
    """
    ### BEGIN SOLUTION
    pred = (score >= threshold).astype(np.int64)
    matrix = np.zeros((2, 2), dtype=np.int64)
    np.add.at(matrix, (y, pred), 1)
    return matrix
    ### END SOLUTION


# %% solution="roc_curve"
def roc_curve(y, score):
    """
    ko| 임계값을 가장 엄격한 것부터 낮추면서 얻는 ROC 곡선의 점들.
    en| The points of the ROC curve, from the strictest threshold downwards.

    ko| 인자: y (N,) 0 또는 1, score (N,) 실수
    ko| 반환: fpr, tpr, thr: 각각 (U + 1,) 실수. U는 서로 다른 점수의 개수, thr[0]은 np.inf
    en| Args: y (N,) 0 or 1, score (N,) floats
    en| Returns: fpr, tpr, thr: (U + 1,) floats each; U different scores, and thr[0] is np.inf
    """
    ### BEGIN SOLUTION
    order = np.argsort(-score)
    y, score = y[order], score[order]
    # A threshold takes in a whole run of equal scores, so only the end of each run is a point.
    last = np.append(np.flatnonzero(score[:-1] != score[1:]), len(score) - 1)
    tp = np.cumsum(y)[last]
    fp = last + 1 - tp
    fpr = np.concatenate([[0.0], fp / fp[-1]])
    tpr = np.concatenate([[0.0], tp / tp[-1]])
    return fpr, tpr, np.concatenate([[np.inf], score[last]])
    ### END SOLUTION


# %% solution="auc"
def auc(fpr, tpr):
    """
    ko| 곡선 아래의 넓이.
    en| The area below a curve.

    ko| 인자: fpr (K,) 줄어들지 않는 실수, tpr (K,) 실수
    ko| 반환: 실수
    en| Args: fpr (K,) floats that never fall, tpr (K,) floats
    en| Returns: a float
    """
    ### BEGIN SOLUTION
    return np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2)
    ### END SOLUTION


# %% solution="best_threshold"
def best_threshold(y, score):
    """
    ko| F1이 가장 큰 임계값과 그때의 F1.
    en| The threshold whose F1 is the largest, and that F1.

    ko| 인자: y (N,) 0 또는 1, score (N,) 실수
    ko| 반환: threshold 실수, f1 실수
    en| Args: y (N,) 0 or 1, score (N,) floats
    en| Returns: threshold a float, f1 a float
    """
    ### BEGIN SOLUTION
    thresholds = np.unique(score)
    f1 = []
    for threshold in thresholds:
        (_, fp), (fn, tp) = confusion_at(y, score, threshold)
        f1.append(2 * tp / (2 * tp + fp + fn))
    best = int(np.argmax(f1))
    return thresholds[best], f1[best]
    ### END SOLUTION


# %% check="roc_curve"
grader.check("roc_curve")

# %% grade="roc_curve"

# %% [markdown] lang="ko"
# **그림으로 보기.** 두 클래스의 점수가 겹치는 정도에 따라 곡선이 달라져요. 별은 $F_1$이 가장 큰 임계값이에요. 음성이
# 열 배로 늘면 ROC 곡선은 거의 그대로인데 별은 움직여요. 왜 그럴까요?

# %% [markdown] lang="en"
# **See it.** The curve depends on how far the scores of the two classes overlap. A star is the threshold with the
# largest $F_1$. With ten times as many negatives the ROC curve hardly changes, but the star moves. Why?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    draw = np.random.default_rng(0)
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for negatives, colour in ((100, "C0"), (1000, "C1")):
        truth = np.repeat([0, 1], [negatives, 100])
        scores = draw.normal(size=len(truth)) + 1.5 * truth
        false_rate, true_rate, cuts = roc_curve(truth, scores)
        cut, f1 = best_threshold(truth, scores)
        at = np.argmin(np.abs(cuts - cut))
        name = f"{negatives} negatives: AUC {auc(false_rate, true_rate):.2f}, best F1 {f1:.2f}"
        left.plot(false_rate, true_rate, color=colour, label=name)
        left.plot(false_rate[at], true_rate[at], "*", color=colour, markersize=14)
        right.hist(scores[truth == 0], bins=40, color=colour, alpha=0.4, label=f"{negatives} negatives")
        right.axvline(cut, color=colour, label=f"threshold {cut:.2f}")
    right.hist(scores[truth == 1], bins=20, color="black", histtype="step", label="100 positives")
    left.plot([0, 1], [0, 1], ":", color="grey")
    left.set(xlabel="false positive rate", ylabel="true positive rate")
    left.legend(fontsize=8)
    right.set(xlabel="score", ylabel="examples")
    right.legend(fontsize=8)
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# # 5일차 선택: 분류와 평가
#
# 모델을 만드는 일의 절반은 만든 모델을 **믿어도 되는지** 알아내는 일이에요. 이 노트북에서는 가장 단순한 분류 모델을
# 만들고, 그 모델이 내는 점수를 평가하고, 그 평가가 얼마나 흔들리는지 재요.
#
# ```text
#  2. 로지스틱 회귀       3. ROC 곡선과 AUC            4. 교차 검증과 부트스트랩
#  점수를 내는 모델  ──>  어떤 임계값이 좋은가    ──>  다른 데이터였어도 그랬을까
# ```
#
# 2번은 은닉층이 없는 신경망을 훈련하는 것과 같아요. 3번은 임계값을 옮기면 무엇이 달라지는지 곡선 하나에 담아요. 2일차의
# 혼동 행렬과 AUC를 떠올리면서 시작하세요. 4번은 정확도든 AUC든 어떤 수에나 쓸 수 있어요. 세 문제는 서로의 답을 쓰지
# 않으니 하나만 골라도 괜찮아요.
#
# <!-- plan -->

# %% [markdown] lang="en"
# # Day 5 elective: classification and evaluation
#
# Half of making a model is finding out whether it can be **trusted**. In this notebook you make the simplest model that
# classifies, judge the scores that it gives, and measure how much such a judgement varies.
#
# ```text
#  2. logistic regression           3. ROC curve and AUC             4. cross-validation, bootstrap
#  a model that gives scores   ──>  which threshold is good?    ──>  would other data say the same?
# ```
#
# Exercise 2 is the training of a network without a hidden layer. Exercise 3 puts into one curve what changes as the
# threshold moves; recall the confusion matrix and AUC of day 2. Exercise 4 works for any number that you measure,
# accuracy or AUC. None uses another's answer, so you may choose just one.
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
# 클래스 1일 확률을 내요. 은닉층이 없는 신경망이라고 봐도 돼요. 손실 함수가 아래로 볼록(convex)하고 벌점도 있어서,
# 손실이 가장 작은 곳이 하나뿐이에요. 어디에서 출발하든 충분히 내려가면 같은 곳에 닿아요.
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
# probability of class 1. It is a network without a hidden layer. Its loss is convex, and with the penalty it has a
# single minimum: wherever one starts, going down far enough leads to the same place.
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

# %% [markdown] lang="ko"
# ## 4. 교차 검증과 부트스트랩 신뢰구간 (8점)
#
# **아이디어.** 검증 예제 50개에서 정확도가 0.86이라면, 다른 50개를 썼을 때도 0.86일까요? 예제를 어떻게 골랐는지에 따라
# 점수는 달라져요. 데이터를 새로 모으지 않고 그 흔들림을 재는 방법이 두 가지 있어요.
#
# - **교차 검증(cross-validation)**: 데이터를 $k$개의 묶음(fold)으로 나누고, 한 묶음씩 돌아가며 검증에 쓰고 나머지로
#   훈련해요. 모든 예제가 정확히 한 번씩 검증에 쓰여요. 드문 클래스가 한 묶음에 몰리지 않도록 클래스마다 고르게 나누는
#   것을 **층화(stratify)** 라고 해요.
# - **부트스트랩(bootstrap)**: 가진 값 $N$개에서 **복원 추출로** $N$개를 뽑아 평균을 내요. 이것을 여러 번 하면 평균이
#   얼마나 흔들리는지 보여요. 그 평균들의 가운데 $1 - \alpha$를 담는 구간이 **신뢰구간**이에요. 이것을 백분위수
#   (percentile) 방법이라고 해요.
#
# **식.** $m_1, \dots, m_B$가 뽑은 표본 $B$개의 평균이고 $Q_q$가 그것들의 $q$ 분위수일 때, 구간은
# $[Q_{\alpha/2},\; Q_{1-\alpha/2}]$예요. $\alpha = 0.05$이면 95% 신뢰구간이에요.
#
# | 함수 | 인자 | 돌려주는 것 |
# |---|---|---|
# | `kfold_indices` | `n`, `k`, `rng`, `stratify`: `None` 또는 정수 $(n,)$ | `(train_idx, val_idx)` $k$개의 리스트 |
# | `bootstrap_ci` | `values`: 실수 $(N,)$, `n_boot`: $B$, `alpha`, `rng` | `lo`, `hi`: 실수 |
#
# **채점에서 확인하는 것**
# - 모든 인덱스가 정확히 한 묶음의 검증에 들어가고, `train_idx`는 그 나머지 전부인지. 묶음 크기의 차이는 1 이하예요.
#   인덱스의 순서는 자유예요. $n$이 $k$로 나누어떨어지지 않을 때와 $k = n$일 때도 나와요.
# - 예제가 무작위로 섞여서 나뉘는지. `rng`는 `np.random.default_rng(seed)`로 만든 생성기예요. 난수는 **모두
#   `rng`에서만** 얻으세요. 시드가 같으면 같은 결과, 다르면 다른 결과가 나와야 해요.
# - `stratify`를 주면, 어느 클래스든 묶음마다 들어간 개수의 차이가 1 이하인지. 이때 묶음 전체의 크기는 보지 않아요.
#   클래스 번호는 이어지지 않을 수 있고($2, 5, 9$), 예제가 $k$개보다 적은 클래스도 있어요. 클래스 안에서도 섞어야 해요.
# - `bootstrap_ci`의 두 끝. 한쪽으로 치우친 데이터에서 `n_boot=10000`으로 보고, 추출의 무작위성만큼은 봐줘요. 표본의
#   개수는 정확히 `n_boot`이에요. `n_boot=1`이면 `lo`와 `hi`가 같아요. 분위수를 어떻게 보간하는지는 자유예요.
# - 95% 구간이 제 몫을 하는지. 평균을 아는 분포에서 표본 400개를 뽑으면, 구간이 참 평균을 담는 비율이 0.88과 0.98
#   사이예요.
# - `values`와 `stratify`는 바꾸지 마세요.
#
# NumPy만 쓰세요. $2 \le k \le n$이고, `values`에는 NaN이 없어요.

# %% [markdown] lang="en"
# ## 4. Cross-validation and bootstrap interval (8 points)
#
# **Idea.** An accuracy of 0.86 on 50 validation examples: would 50 others give 0.86 as well? A score depends on which
# examples it was taken from. Two methods measure by how much, without any new data.
#
# - **Cross-validation**: divide the data into $k$ folds, validate on each of them in turn and train on the rest. Every
#   example is validated exactly once. Dividing class by class, so that a rare class does not end up in one fold, is
#   called **stratifying**.
# - **Bootstrap**: from the $N$ values that you have, draw $N$ **with replacement** and take their mean. Done many
#   times, this shows how much the mean varies. The interval that holds the middle $1 - \alpha$ of these means is a
#   **confidence interval**; this way of getting it is called the percentile method.
#
# **Formulas.** With $m_1, \dots, m_B$ the means of $B$ resamples and $Q_q$ their $q$-quantile, the interval is
# $[Q_{\alpha/2},\; Q_{1-\alpha/2}]$. With $\alpha = 0.05$ it is a 95% confidence interval.
#
# | function | arguments | returns |
# |---|---|---|
# | `kfold_indices` | `n`, `k`, `rng`, `stratify`: `None` or ints $(n,)$ | a list of $k$ pairs `(train_idx, val_idx)` |
# | `bootstrap_ci` | `values`: floats $(N,)$; `n_boot`: $B$; `alpha`; `rng` | `lo`, `hi`: floats |
#
# **What grading looks at**
# - Whether each index is validated in exactly one fold, and `train_idx` holds all others. Sizes of folds differ by at
#   most 1. The order of indices is free. Sometimes $k$ does not divide $n$, and sometimes $k = n$.
# - Whether examples are shuffled before they are divided. `rng` is a generator made by `np.random.default_rng(seed)`,
#   and **all** random numbers come from it: the same seed gives the same result, another seed another one.
# - With `stratify`, whether the numbers of examples of a class in two folds differ by at most 1, for each class. The
#   sizes of whole folds are then free. Class numbers may have gaps ($2, 5, 9$), and a class may have fewer than $k$
#   examples. Shuffle within the classes, too.
# - Both ends of `bootstrap_ci`, on skewed data with `n_boot=10000` and with room for the luck of the draw. There are
#   exactly `n_boot` resamples, so that `n_boot=1` gives `lo` and `hi` that are equal. How quantiles interpolate is
#   free.
# - Whether a 95% interval deserves the name: of 400 samples from a distribution whose mean is known, the share whose
#   interval holds that mean lies between 0.88 and 0.98.
# - `values` and `stratify` stay as they are.
#
# Use NumPy only. $2 \le k \le n$, and `values` holds no NaN.


# %% solution="kfold_indices"
def kfold_indices(n, k, rng, stratify=None):
    """
    ko| n개의 예제를 섞어서 k개의 묶음으로 나누고, 묶음마다 훈련과 검증의 인덱스를 돌려줘요.
    en| Shuffles n examples, divides them into k folds, and gives the indices to train and to validate on for each.

    ko| 인자: n 정수, k 정수, rng np.random.Generator, stratify None 또는 클래스 번호 (n,)
    ko| 반환: (train_idx, val_idx) k개의 리스트. 둘 다 정수 배열
    en| Args: n an int, k an int, rng np.random.Generator, stratify None or class numbers (n,)
    en| Returns: a list of k pairs (train_idx, val_idx), arrays of ints
    """
    ### BEGIN SOLUTION
    order = rng.permutation(n)
    if stratify is not None:
        # Class after class, still shuffled within each: dealt out like cards, every class is spread evenly.
        order = order[np.argsort(stratify[order], kind="stable")]
    return [(np.delete(order, np.s_[fold::k]), order[fold::k]) for fold in range(k)]
    ### END SOLUTION


# %% solution="bootstrap_ci"
def bootstrap_ci(values, n_boot, alpha, rng):
    """
    ko| 평균의 신뢰구간을 부트스트랩의 백분위수 방법으로 구해요.
    en| The confidence interval of a mean, by the percentile bootstrap.

    ko| 인자: values (N,) 실수, n_boot 표본의 개수, alpha 구간 밖에 둘 비율, rng np.random.Generator
    ko| 반환: lo, hi: 실수
    en| Args: values (N,) floats, n_boot how many resamples, alpha the share left outside, rng np.random.Generator
    en| Returns: lo, hi: floats
    """
    ### BEGIN SOLUTION
    means = rng.choice(values, size=(n_boot, len(values))).mean(axis=1)
    lo, hi = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return lo, hi
    ### END SOLUTION


# %% check="resampling"
grader.check("resampling")

# %% grade="resampling"

# %% [markdown] lang="ko"
# **그림으로 보기.** 특성도 클래스도 모두 난수예요. 배울 것이 없으니 정확도는 0.5 근처여야 해요. 그런데 특성 1000개
# 가운데 클래스와 가장 관계있어 보이는 20개를 **나누기 전에** 전체 데이터로 고르면 어떻게 되나요? 특성을 고르는 일과
# 표준화가 봐도 되는 예제는 어느 것일까요?

# %% [markdown] lang="en"
# **See it.** Features and classes are random numbers alone. There is nothing to learn, so the accuracy should be
# close to 0.5. What happens where the 20 of 1000 features that look most related to the class are chosen on all data,
# **before** dividing it? Which examples may the choice of features, or a scaler, see?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    draw = np.random.default_rng(0)
    noise, coin = draw.normal(size=(60, 1000)), np.repeat([0, 1], 30)

    def telling(rows):
        """The 20 features whose class means are furthest apart on these rows."""
        apart = noise[rows][coin[rows] == 1].mean(axis=0) - noise[rows][coin[rows] == 0].mean(axis=0)
        return np.argsort(-np.abs(apart))[:20]

    def hits(chosen_on_all):
        """Whether each example is right where the nearer of two class means decides."""
        right = np.zeros(60)
        for train, val in kfold_indices(60, 6, np.random.default_rng(1), stratify=coin):
            columns = telling(np.arange(60) if chosen_on_all else train)
            X, y = noise[train][:, columns], coin[train]
            far = [np.linalg.norm(noise[val][:, columns] - X[y == c].mean(axis=0), axis=1) for c in (0, 1)]
            right[val] = (far[1] < far[0]) == coin[val]
        return right

    figure, axis = plt.subplots(figsize=(6, 2.4), layout="constrained")
    for row, (name, chosen_on_all) in enumerate({"chosen on all data": True, "chosen inside each fold": False}.items()):
        right = hits(chosen_on_all)
        low, high = bootstrap_ci(right, 2000, 0.05, np.random.default_rng(2))
        axis.plot([low, high], [row, row], linewidth=4)
        axis.plot(right.mean(), row, "ko")
        axis.text(0.02, row + 0.15, name)
    axis.axvline(0.5, linestyle=":", color="grey")
    axis.set(xlim=(0, 1), ylim=(-0.5, 1.6), yticks=[], xlabel="accuracy on noise, 95% interval")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# **여기까지예요.** 어느 모델이 더 나은지 이야기할 때는 점수 하나가 아니라 세 가지를 함께 말해 보세요. 어떤 임계값에서
# 쟀는지, 어떤 예제로 쟀는지, 그리고 얼마나 흔들리는지요.

# %% [markdown] lang="en"
# **That is all.** When you say that one model is better than another, say three things and not one number: at which
# threshold, on which examples, and how much it varies.

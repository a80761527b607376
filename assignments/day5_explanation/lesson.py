# %% [markdown] lang="ko"
# # 5일차 선택: 능동 학습과 모델 해석
#
# 학습시킨 모델 앞에서 사람이 묻는 두 가지가 있어요. "다음에는 **무엇을** 더 가르쳐야 할까?" 그리고 "너는 **무엇을
# 보고** 그렇게 답했니?" 첫 번째 물음에는 능동 학습이, 두 번째 물음에는 순열 중요도가 답해요. 둘 다 모델의 속을
# 들여다보지 않고 모델이 내놓는 답만 써요. 그래서 어떤 모델에나 쓸 수 있어요.
#
# ```text
#  레이블 없는 예제 ──> 모델 ──> 확률 ──> 엔트로피가 큰 것부터 ──> 사람이 레이블을 붙여요
#
#  한 열을 섞은 데이터 ──> 모델 ──> 정확도가 얼마나 떨어지나? ──> 그 열의 중요도
# ```
#
# <!-- plan -->
#
# **푸는 방법.** 함수마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓴 다음, 아래의
# `grader.check(...)` 셀을 실행하세요. 채점할 때는 다른 데이터를 쓰지만, **무엇을 확인하는지는 모두 적어 두었어요**.

# %% [markdown] lang="en"
# # Day 5 elective: active learning and explanation
#
# There are two things that people ask of a trained model. "**What** should I teach you next?" And "**What did you look
# at** when you said that?" Active learning answers the first, permutation importance the second. Neither looks inside:
# all they use is what the model says, so that they work for any model.
#
# ```text
#  examples without labels ──> model ──> probabilities ──> largest entropy first ──> somebody labels them
#
#  data with one column shuffled ──> model ──> how far does accuracy fall? ──> importance of that column
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
grader = otter.Notebook("day5-explanation.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 16. 능동 학습과 모델 해석 (8점)
#
# **능동 학습(active learning).** 레이블을 붙이는 일은 비싸요. 그러니 모델이 이미 잘 아는 예제 말고 **가장 자신 없는**
# 예제부터 물어보는 것이 좋아요. 자신 없는 정도는 예측 확률의 **엔트로피(entropy)** 로 재요.
#
# $$H(p) = -\sum_{c} p_c \log p_c$$
#
# $\log$는 자연로그이고, $0 \log 0 = 0$으로 정해요. 한 클래스를 완전히 확신하면 엔트로피는 0이고, 모든 클래스가 똑같이
# 그럴듯하면 가장 커요. `entropy_sampling(probs, k)`는 엔트로피가 큰 것부터 차례로 예제 $k$개의 번호를 돌려줘요.
# 엔트로피가 같으면 번호가 작은 것이 먼저예요.
#
# **순열 중요도(permutation importance).** 어떤 특성을 모델이 정말로 쓴다면, 그 열의 값을 예제들 사이에서 마구 섞었을 때
# 정확도가 떨어져야 해요. 열 $j$의 중요도는 다음과 같아요.
#
# $$\text{imp}_j = \text{acc}(X, y) - \frac{1}{R}\sum_{r=1}^{R} \text{acc}(X^{(j, r)}, y)$$
#
# $X^{(j, r)}$은 **원래의** $X$에서 열 $j$의 값들만 순서를 섞은 것이고, $R$은 `n_repeats`예요. 떨어진 만큼 양수예요.
# 섞었더니 오히려 나아지면 음수가 되고, 음수는 그대로 두어요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `probs` | $(N, K)$ | 행마다 합이 1인 확률 |
# | `entropy_sampling`의 결과 | $(k,)$ | 정수 번호 |
# | `predict` | | 함수: 배열 $(N, D)$를 넣으면 클래스 번호 $(N,)$이 나와요 |
# | `X`, `y` | $(N, D)$, $(N,)$ | 데이터와 옳은 클래스 |
# | `rng` | | `np.random.default_rng(...)`로 만든 생성기 |
# | `permutation_importance`의 결과 | $(D,)$ | 열마다 중요도 |
#
# **채점에서 확인하는 것**
# - 번호와 그 순서. 클래스는 2개에서 10개까지 나와요 (2점).
# - 확률이 0인 칸, 엔트로피가 똑같은 행, `k=0`(빈 배열), `k=N`, 그대로인 `probs` (1.5점).
# - 중요도: `n_repeats=300`으로 잰 값이 모든 순열에 대한 평균과 0.02 넘게 다르지 않아야 해요. 음수인 중요도도 나와요
#   (2점).
# - 모델이 쓰지 않는 열의 중요도는 정확히 0이고, 하나뿐인 쓰는 열은 0.3이 넘어요. 섞은 열에는 원래와 같은 값들이 순서만
#   바뀌어 있고, 다른 열은 그대로예요 (1.5점).
# - 무작위는 `rng`에서만 얻어요. 시드가 같으면 결과도 같고, 다르면 달라져요. `X`와 `y`는 부른 뒤에도 그대로예요 (1점).
#
# `n_repeats`가 0이거나 $N = 0$인 경우는 나오지 않아요.

# %% [markdown] lang="en"
# ## 16. Active learning and explanation (8 points)
#
# **Active learning.** Labels are expensive. So do not spend them on what the model knows already; ask for the examples
# that it is **least sure** of. How unsure it is, the **entropy** of its probabilities tells:
#
# $$H(p) = -\sum_{c} p_c \log p_c$$
#
# with the natural logarithm, and $0 \log 0 = 0$. It is 0 where one class is certain, and largest where all classes are
# equally likely. `entropy_sampling(probs, k)` returns the numbers of the $k$ examples with the largest entropy, the
# largest first. Where entropies are equal, the smaller number comes first.
#
# **Permutation importance.** If a model really uses a feature, its accuracy should fall when the values in that column
# are shuffled among the examples. The importance of column $j$ is
#
# $$\text{imp}_j = \text{acc}(X, y) - \frac{1}{R}\sum_{r=1}^{R} \text{acc}(X^{(j, r)}, y)$$
#
# where $X^{(j, r)}$ is the **original** $X$ with nothing but the values of column $j$ in another order, and $R$ is
# `n_repeats`. A fall counts as positive. If shuffling makes things better the importance is negative, and stays so.
#
# | name | shape | meaning |
# |---|---|---|
# | `probs` | $(N, K)$ | probabilities; each row adds up to 1 |
# | result of `entropy_sampling` | $(k,)$ | integers, numbers of rows |
# | `predict` | | a function: array $(N, D)$ in, numbers of classes $(N,)$ out |
# | `X`, `y` | $(N, D)$, $(N,)$ | data and right classes |
# | `rng` | | a generator, from `np.random.default_rng(...)` |
# | result of `permutation_importance` | $(D,)$ | one importance per column |
#
# **What grading looks at**
# - The numbers and their order, for 2 to 10 classes (2 points).
# - Probabilities of 0, rows with equal entropies, `k=0` (an empty array), `k=N`; `probs` stays as it was (1.5 points).
# - Importances with `n_repeats=300` are within 0.02 of their mean over all permutations. Negative ones come up, too
#   (2 points).
# - Columns that the model does not use have an importance of exactly 0, the only one in use more than 0.3. A shuffled
#   column holds the same values as before in another order, and the other columns are as they were (1.5 points).
# - All randomness comes from `rng`: the same seed gives the same result, another seed another. `X` and `y` are the same
#   after the call (1 point).
#
# Out of scope: `n_repeats` of 0, and $N = 0$.


# %% solution="entropy_sampling"
def entropy_sampling(probs, k):
    """
    ko| 엔트로피가 가장 큰 예제 k개의 번호, 큰 것부터. 같으면 작은 번호가 먼저예요.
    en| The k examples with the largest entropy, largest first; the smaller number first among equals.

    ko| probs  : 배열 (N, K), 행마다 합이 1
    ko| k      : 0 이상 N 이하의 정수
    ko| 반환값 : 정수 배열 (k,)
    en| probs   : array (N, K), each row adds up to 1
    en| k       : an integer from 0 to N
    en| returns : array of integers (k,)
    """
    ### BEGIN SOLUTION
    logs = np.log(np.where(probs > 0, probs, 1.0))
    entropy = -(probs * logs).sum(axis=1)
    return np.argsort(-entropy, kind="stable")[:k]
    ### END SOLUTION


# %% solution="permutation_importance"
def permutation_importance(predict, X, y, rng, n_repeats=5):
    """
    ko| 열마다, 그 열을 섞었을 때 정확도가 평균 얼마나 떨어지는지.
    en| For each column, by how much accuracy falls on average when that column is shuffled.

    ko| predict   : 함수, 배열 (N, D) -> 클래스 번호 (N,)
    ko| X, y      : 배열 (N, D)와 (N,)
    ko| rng       : np.random.Generator, 무작위는 여기에서만
    ko| n_repeats : 열마다 섞는 횟수, 1 이상
    ko| 반환값    : 배열 (D,)
    en| predict   : function, array (N, D) -> numbers of classes (N,)
    en| X, y      : arrays (N, D) and (N,)
    en| rng       : np.random.Generator, the only source of randomness
    en| n_repeats : how many times each column is shuffled, 1 or more
    en| returns   : array (D,)
    """
    ### BEGIN SOLUTION
    before = (predict(X) == y).mean()
    importances = np.zeros(X.shape[1])
    for j in range(X.shape[1]):
        for _ in range(n_repeats):
            shuffled = X.copy()
            shuffled[:, j] = rng.permutation(X[:, j])
            importances[j] += before - (predict(shuffled) == y).mean()
    return importances / n_repeats
    ### END SOLUTION


# %% check="active_learning"
grader.check("active_learning")

# %% grade="active_learning"

# %% [markdown] lang="ko"
# **그림으로 보기.** 두 클래스를 직선으로 나누는 모델이에요. 왼쪽에서 빨간 점은 모델이 가장 물어보고 싶은 예제예요.
# 어디에 몰려 있나요? 오른쪽은 열마다 중요도예요. 세 번째 열은 레이블과 아무 관계가 없어요.

# %% [markdown] lang="en"
# **See it.** A model that divides two classes by a straight line. On the left, the red points are those that it would
# most like to ask about. Where are they? On the right, the importance of each column. The third has nothing to do with
# the labels.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(0)
    points = rng.normal(size=(300, 3))
    weights = np.array([3.0, 1.0, 0.0])
    classes = (points @ weights + rng.normal(size=300) > 0).astype(int)
    likely = 1 / (1 + np.exp(-points @ weights))
    asked = entropy_sampling(np.column_stack([1 - likely, likely]), 30)
    found = permutation_importance(lambda X: (X @ weights > 0).astype(int), points, classes, rng, 20)
    figure, axes = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
    axes[0].scatter(points[:, 0], points[:, 1], c=classes, cmap="Blues", vmin=-1, s=10)
    axes[0].scatter(points[asked, 0], points[asked, 1], color="red", s=14)
    axes[0].set(title="30 most uncertain", xlabel="column 0", ylabel="column 1")
    axes[1].bar(["column 0", "column 1", "column 2"], found)
    axes[1].set_title("permutation importance")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 모델의 속을 열지 않고도 무엇을 모르는지, 무엇을 보는지 물어볼 수 있었어요.
#
# 스스로 물어보세요.
# - 잘못 찍힌 사진처럼 아무도 답할 수 없는 예제도 엔트로피가 커요. 그런 예제만 골라 물으면 어떻게 될까요?
# - 두 열이 거의 같은 값을 가지면, 하나를 섞어도 정확도가 별로 떨어지지 않아요. 그 열은 정말 중요하지 않은 걸까요?
# - 중요도는 훈련 데이터에서 재야 할까요, 시험 데이터에서 재야 할까요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day5-explanation.ipynb`)을 제출하세요.

# %% [markdown] lang="en"
# ## Looking back
#
# Without opening the model you could ask what it does not know, and what it looks at.
#
# Ask yourself:
# - A spoiled picture that nobody could name has a large entropy as well. What if you pick only such examples?
# - If two columns hold nearly the same values, shuffling one of them costs little accuracy. Is it really unimportant?
# - Should importance be measured on training data or on test data?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day5-explanation.ipynb`).

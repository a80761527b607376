# %% [markdown] lang="ko"
# # 5일차 선택: 어텐션
#
# 문장을 이해하려면 단어마다 **다른 단어를 얼마나 눈여겨볼지** 정해야 해요. 어텐션(attention)은 그 비율을 데이터에서
# 계산하는 방법이고, 트랜스포머(Transformer), BERT, GPT가 모두 이 위에 서 있어요. 순환 신경망과 달리 문장 전체를 한 번에
# 계산하고, 멀리 떨어진 단어도 한 걸음이면 닿아요.
#
# <!-- plan -->
#
# 함수에서 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 채점에서 확인하는 것은 문제마다 모두 적어
# 두었어요.

# %% [markdown] lang="en"
# # Day 5 elective: attention
#
# To make sense of a sentence, each word has to decide **how closely to look at every other word**. Attention computes
# these shares from the data, and Transformers, BERT and GPT all stand on it. Unlike a recurrent network it handles the
# whole sentence at once, and the most distant word is a single step away.
#
# <!-- plan -->
#
# Delete the line `raise NotImplementedError()` and write your code in its place. Everything that grading looks at is
# announced in the exercise.

# %% setup=true
import numpy as np
import otter

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day5-attention.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 코드를 완성하면 여기에 그림이 나타나요.
en| Not yet: finish the code above and a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 12. 스케일드 닷-프로덕트 어텐션 (12점)
#
# **아이디어.** 도서관에서 책을 찾는다고 생각해 보세요. 찾고 싶은 것이 **쿼리(query)** 이고, 책마다 붙은 제목이
# **키(key)**, 책의 내용이 **값(value)** 이에요. 쿼리를 모든 키와 내적해서 얼마나 어울리는지 점수를 매기고, 점수를
# 소프트맥스로 합이 1인 가중치로 바꾼 다음, 그 가중치로 값을 섞어요. 한 권만 고르지 않고 조금씩 섞기 때문에 미분할 수
# 있어요.
#
# **식.** 예제 하나에서 쿼리가 $T_q$개, 키와 값이 $T_k$개 있을 때
#
# $$S = \frac{Q K^\top}{\sqrt{D}} \qquad
# W_{ij} = \frac{e^{S_{ij}}}{\sum_{j'} e^{S_{ij'}}} \qquad
# \text{out} = W V$$
#
# 성분이 서로 독립이고 분산이 1인 두 벡터를 내적하면 분산이 $D$예요. $\sqrt{D}$로 나누면 벡터가 아무리 길어도 점수의
# 크기가 1쯤이에요. 나누지 않으면 소프트맥스가 하나로 쏠리고 기울기가 사라져요.
#
# **마스크(mask).** `mask`가 `True`인 곳은 봐도 되고 `False`인 곳은 보면 안 돼요. 소프트맥스의 분모에도 `True`인 곳만
# 들어가요. 그래서 `False`인 곳의 가중치는 정확히 0이고 나머지의 합은 1이에요. 문장의 빈자리를 가릴 때나, 다음 단어를
# 맞히면서 미래를 보지 못하게 할 때(인과 마스크, causal mask) 써요. **어떤 쿼리의 행이 모두 `False`이면** 그 행의
# 가중치와 결과는 모두 0으로 정해요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `q` | $(B, T_q, D)$ | 쿼리 |
# | `k` | $(B, T_k, D)$ | 키 |
# | `v` | $(B, T_k, D_v)$ | 값 |
# | `mask` | $(B, T_q, T_k)$로 브로드캐스팅되는 bool 배열, 또는 `None` | `None`이면 모두 봐도 돼요 |
# | `out` | $(B, T_q, D_v)$ | 섞은 값 |
# | `weights` | $(B, T_q, T_k)$ | 가중치 |
#
# **채점에서 확인하는 것**
# - 마스크가 없을 때 `out`과 `weights`: $T_q \ne T_k$, $D \ne D_v$, $B = 1$, $D = 1$, $T_k = 1$도 있어요 (4점).
# - 마스크가 있을 때: 인과 마스크, 제멋대로인 마스크. 가려진 곳의 가중치는 정확히 0이에요 (4점).
# - 모양이 $(T_q, T_k)$, $(1, T_q, T_k)$, $(B, 1, T_k)$, $(T_k,)$인 마스크 (1점)
# - 모두 가려진 행 (1점)
# - 점수 $S$가 $\pm 10^4$일 때도 NaN 없이 맞는 값. 가려진 키의 점수가 가장 클 때도 있어요 (1점).
# - float32 배열, 메모리에 연속으로 놓이지 않은 배열을 넣어도 되고(결과의 dtype은 보지 않아요), 인자는 부른 뒤에도
#   그대로예요 (1점).
#
# NumPy만 쓰세요. 길이가 0인 축, NaN이나 무한대가 들어 있는 입력은 나오지 않아요.

# %% [markdown] lang="en"
# ## 12. Scaled dot-product attention (12 points)
#
# **Idea.** Think of a library. What you look for is the **query**, the title on each book is a **key**, and what the
# book says is its **value**. The dot product of the query and every key says how well they go together; a softmax turns
# these scores into weights that add up to 1, and with these weights the values are mixed. No single book is picked, all
# are mixed a little, and that is why it can be differentiated.
#
# **Formulas.** For one example of $T_q$ queries and $T_k$ keys and values
#
# $$S = \frac{Q K^\top}{\sqrt{D}} \qquad
# W_{ij} = \frac{e^{S_{ij}}}{\sum_{j'} e^{S_{ij'}}} \qquad
# \text{out} = W V$$
#
# The dot product of two vectors with independent entries of variance 1 has variance $D$. Divided by $\sqrt{D}$, scores
# are about 1 in size however long the vectors are. Without it the softmax leans on one key and gradients vanish.
#
# **The mask.** Where `mask` is `True` a query may look, where it is `False` it may not. The denominator of the softmax
# has the `True` places only, so that weights are exactly 0 at `False` and the others add up to 1. It hides the padding
# of a sentence, or the future where the next word is to be guessed (a causal mask). **Where a query's row is `False`
# all along**, its weights and its result are 0 by definition.
#
# | name | shape | meaning |
# |---|---|---|
# | `q` | $(B, T_q, D)$ | queries |
# | `k` | $(B, T_k, D)$ | keys |
# | `v` | $(B, T_k, D_v)$ | values |
# | `mask` | bool, broadcastable to $(B, T_q, T_k)$, or `None` | with `None`, all may be looked at |
# | `out` | $(B, T_q, D_v)$ | mixed values |
# | `weights` | $(B, T_q, T_k)$ | the weights |
#
# **What grading looks at**
# - `out` and `weights` without a mask: $T_q \ne T_k$ and $D \ne D_v$, and also $B = 1$, $D = 1$, $T_k = 1$ (4 points).
# - With a mask, causal or of any form. Hidden places have a weight of exactly 0 (4 points).
# - Masks of shape $(T_q, T_k)$, $(1, T_q, T_k)$, $(B, 1, T_k)$ and $(T_k,)$ (1 point).
# - Rows that are hidden all along (1 point).
# - Right values and no NaN for scores $S$ of $\pm 10^4$, also where a hidden key has the largest score (1 point).
# - float32 arrays and arrays that are not contiguous in memory are fine (the dtype of the result is free), and the
#   arguments are left as they were (1 point).
#
# Use NumPy only. Out of scope: axes of length 0, and inputs that hold NaN or infinity.


# %% solution="attention"
def attention(q, k, v, mask=None):
    """
    ko| 쿼리마다 키와 어울리는 정도로 값을 섞어요.
    en| Mixes the values, for each query by how well the keys go with it.

    ko| 인자: q (B, Tq, D), k (B, Tk, D), v (B, Tk, Dv), mask (B, Tq, Tk)로 브로드캐스팅되는 bool 배열 또는 None
    ko| 반환: out (B, Tq, Dv), weights (B, Tq, Tk)
    en| Args: q (B, Tq, D), k (B, Tk, D), v (B, Tk, Dv), mask bool and broadcastable to (B, Tq, Tk), or None
    en| Returns: out (B, Tq, Dv), weights (B, Tq, Tk)
    """
    ### BEGIN SOLUTION
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    # A row that is hidden all along has no highest score, and infinity minus infinity is no number.
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
    ### END SOLUTION


# %% check="attention"
grader.check("attention")

# %% grade="attention"

# %% [markdown] lang="ko"
# **그림으로 보기.** 행이 쿼리, 열이 키예요. 가운데 그림에서 첫 번째 쿼리는 왜 언제나 자기 자신만 볼까요? 오른쪽은
# $\sqrt{D}$로 나누지 않은 것과 같아요. 쿼리마다 몇 개의 키를 보고 있나요?

# %% [markdown] lang="en"
# **See it.** Rows are queries, columns are keys. In the middle, why does the first query always look at itself alone?
# The right one is what comes without dividing by $\sqrt{D}$. How many keys does each query look at there?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    draw = np.random.default_rng(0)
    words, width = 8, 256
    looking, looked_at = draw.normal(size=(1, words, width)), draw.normal(size=(1, words, width))
    causal = np.tril(np.ones((words, words), dtype=bool))
    panels = {
        "no mask": attention(looking, looked_at, looked_at)[1],
        "causal mask": attention(looking, looked_at, looked_at, causal)[1],
        "not scaled": attention(looking * np.sqrt(width), looked_at, looked_at)[1],
    }
    figure, axes = plt.subplots(1, 3, figsize=(10, 3.2), layout="constrained")
    for axis, (title, shares) in zip(axes, panels.items(), strict=True):
        image = axis.imshow(shares[0], vmin=0, vmax=1, cmap="Blues")
        axis.set(title=title, xlabel="key", ylabel="query")
    figure.colorbar(image, ax=axes, label="weight")
    plt.show()
except NotImplementedError:
    print(NOT_YET)

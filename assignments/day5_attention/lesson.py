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
import torch
from torch import nn

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
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 13. 멀티헤드 어텐션과 위치 인코딩 (14점)
#
# **아이디어.** 어텐션 하나는 단어마다 눈길을 한 번만 나누어요. 그런데 한 단어를 이해하려면 주어도 찾고, 꾸미는 말도
# 찾아야 해요. **멀티헤드 어텐션(multi-head attention)** 은 특성을 $h$개의 head로 잘라, head마다 따로 어텐션을 계산한
# 다음 이어 붙여요. 한 문장의 단어들이 서로를 보므로 쿼리, 키, 값이 모두 같은 `x`에서 나와요
# (셀프 어텐션, self-attention).
#
# **식.** 선형층 네 개 `q_proj`, `k_proj`, `v_proj`, `out_proj`가 있어요. 모두 `nn.Linear(d_model, d_model)`이고 편향이
# 있어요. head 하나의 길이는 $d_h = d_{\text{model}} / h$예요.
#
# 1. `x`를 `q_proj`, `k_proj`, `v_proj`에 통과시켜 $Q$, $K$, $V$를 얻어요. 모양은 모두 $(B, T, d_{\text{model}})$이에요.
# 2. 마지막 축을 head로 **차례대로** 잘라요. 첫 head는 특성 $0 \ldots d_h - 1$, 둘째 head는 $d_h \ldots 2 d_h -
#    1$이에요.
# 3. head마다 $W = \text{softmax}(Q_i K_i^\top / \sqrt{d_h})$를 구하고 $W V_i$를 계산해요.
# 4. head의 결과를 차례대로 이어 붙여 $(B, T, d_{\text{model}})$로 만들고 `out_proj`에 통과시켜요. 이 층이 head들을 다시
#    섞어요.
#
# `mask`는 모양이 $(T, T)$인 bool 텐서이거나 `None`이에요. 행이 쿼리, 열이 키이고, `True`인 곳만 볼 수 있어요. 모든
# 예제와 모든 head에 같은 마스크를 쓰고, 각 행에 `True`가 하나 이상 있어요.
#
# **위치.** 여기까지의 계산은 단어의 순서를 몰라요. 단어를 섞어 넣으면 결과도 똑같이 섞여서 나올 뿐이에요. 그래서
# 임베딩에 자리마다 다른 벡터를 더해요. **사인 위치 인코딩(sinusoidal position encoding)** 은 자리 $t$의 벡터를 이렇게
# 정해요.
#
# $$P_{t, 2i} = \sin\frac{t}{10000^{2i/d}} \qquad P_{t, 2i+1} = \cos\frac{t}{10000^{2i/d}}$$
#
# 사인과 코사인이 번갈아 나오고, $t$는 0부터 세요. 앞쪽 특성은 빠르게, 뒤쪽 특성은 느리게 물결쳐서, 시계의 초침과
# 시침처럼 자리를 나타내요. $d$가 홀수이면 마지막 열은 짝이 없는 사인이에요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `x` | $(B, T, d_{\text{model}})$ | 단어의 벡터 |
# | `mask` | $(T, T)$ bool | `True`인 곳만 봐요 |
# | `forward`의 결과 | $(B, T, d_{\text{model}})$ | 텐서 |
# | `sinusoidal_positions(T, d)` | $(T, d)$ float32 텐서 | 행이 자리예요 |
#
# **채점에서 확인하는 것**
# - 마스크가 없을 때의 값. 네 층의 이름은 위와 같고 다른 파라미터는 없어요. 채점할 때 우리 숫자를 넣어요. head가 하나일
#   때, $d_{\text{model}}$개일 때, $T = 1$일 때도 있어요 (3점).
# - 인과 마스크와 그 밖의 마스크가 있을 때의 값 (3점)
# - $d$가 짝수일 때의 위치 인코딩 (3점)
# - 네 층의 파라미터와 `x`까지 흘러가는 기울기 (2점)
# - `d_model`이 `n_heads`로 나누어떨어지지 않으면 **만들 때** `ValueError`를 일으켜요 (1점).
# - $d$가 홀수이거나 1일 때, $T = 1$일 때의 위치 인코딩 (1점)
# - 모델이 float32이면 결과도 float32이고, `x`와 `mask`는 그대로예요. 위치 인코딩은 언제나 float32예요 (1점).
#
# 드롭아웃은 넣지 마세요. `torch`의 어떤 함수를 써도 좋아요. 길이가 0인 축은 나오지 않아요.

# %% [markdown] lang="en"
# ## 13. Multi-head attention and positions (14 points)
#
# **Idea.** One attention shares out a word's gaze once. Yet to understand a word one looks for its subject, and also
# for what describes it. **Multi-head attention** cuts the features into $h$ heads, computes attention in each of them
# on its own, and joins the results. The words of a sentence look at each other, so queries, keys and values all come
# from the same `x` (self-attention).
#
# **Formulas.** There are four linear layers, `q_proj`, `k_proj`, `v_proj` and `out_proj`, each an
# `nn.Linear(d_model, d_model)` with a bias. A head is $d_h = d_{\text{model}} / h$ features long.
#
# 1. `x` through `q_proj`, `k_proj` and `v_proj` gives $Q$, $K$ and $V$, each of shape $(B, T, d_{\text{model}})$.
# 2. Cut the last axis into heads **in order**: features $0 \ldots d_h - 1$ are the first head, $d_h \ldots 2 d_h - 1$
#    the second.
# 3. In each head, compute $W = \text{softmax}(Q_i K_i^\top / \sqrt{d_h})$ and $W V_i$.
# 4. Join the results of the heads in order to $(B, T, d_{\text{model}})$ and pass them through `out_proj`, which mixes
#    the heads again.
#
# `mask` is a bool tensor of shape $(T, T)$, or `None`. Rows are queries, columns are keys, and only what is `True` may
# be seen. All examples and all heads have the same mask, and at least one place of each row is `True`.
#
# **Positions.** So far nothing knows the order of the words: shuffle them, and the results are shuffled the same way
# and that is all. So a vector that differs from place to place is added to the embeddings. The **sinusoidal position
# encoding** of place $t$ is
#
# $$P_{t, 2i} = \sin\frac{t}{10000^{2i/d}} \qquad P_{t, 2i+1} = \cos\frac{t}{10000^{2i/d}}$$
#
# Sines and cosines take turns, and $t$ counts from 0. The first features oscillate fast and the last ones slowly, and
# so they tell a place as the hands of a clock tell the time. Where $d$ is odd, the last column is a sine without a
# partner.
#
# | name | shape | meaning |
# |---|---|---|
# | `x` | $(B, T, d_{\text{model}})$ | vectors of the words |
# | `mask` | $(T, T)$ bool | only `True` may be seen |
# | what `forward` returns | $(B, T, d_{\text{model}})$ | a tensor |
# | `sinusoidal_positions(T, d)` | $(T, d)$ float32 tensor | a row for each place |
#
# **What grading looks at**
# - Values without a mask. The four layers have the names above, and there are no other parameters; grading puts its own
#   numbers into them. Also with one head, with $d_{\text{model}}$ heads, and with $T = 1$ (3 points).
# - Values with a causal mask and with others (3 points).
# - The position encoding for even $d$ (3 points).
# - Gradients that reach `x` and the parameters of all four layers (2 points).
# - Where `n_heads` does not divide `d_model`, **making** the model raises `ValueError` (1 point).
# - The position encoding for odd $d$, $d = 1$ and $T = 1$ (1 point).
# - A model in float32 gives results in float32, and `x` and `mask` are left as they were. Position encodings are always
#   float32 (1 point).
#
# Leave dropout out. Any function of `torch` may be used. Out of scope: axes of length 0.


# %% solution="MultiHeadAttention"
class MultiHeadAttention(nn.Module):
    """
    ko| head가 여럿인 셀프 어텐션이에요.
    en| Self-attention with several heads.

    ko| __init__(self, d_model, n_heads) : q_proj, k_proj, v_proj, out_proj를 만들어 등록해요
    ko| forward(self, x, mask=None) : x (B, T, d_model)와 mask (T, T)를 받아 (B, T, d_model)을 돌려줘요
    en| __init__(self, d_model, n_heads) : makes and registers q_proj, k_proj, v_proj and out_proj
    en| forward(self, x, mask=None) : x (B, T, d_model), mask (T, T), returns (B, T, d_model)
    """

    def __init__(self, d_model, n_heads):
        ### BEGIN SOLUTION
        super().__init__()
        if d_model % n_heads != 0:
            raise ValueError(f"{n_heads} heads cannot share {d_model} features evenly")
        self.n_heads = n_heads
        self.q_proj = nn.Linear(d_model, d_model)
        self.k_proj = nn.Linear(d_model, d_model)
        self.v_proj = nn.Linear(d_model, d_model)
        self.out_proj = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        B, T, d_model = x.shape
        d_head = d_model // self.n_heads

        def split(features):
            return features.view(B, T, self.n_heads, d_head).transpose(1, 2)

        q, k, v = split(self.q_proj(x)), split(self.k_proj(x)), split(self.v_proj(x))
        scores = q @ k.transpose(-2, -1) / d_head**0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        heads = scores.softmax(dim=-1) @ v
        return self.out_proj(heads.transpose(1, 2).reshape(B, T, d_model))
        ### END SOLUTION


# %% solution="sinusoidal_positions"
def sinusoidal_positions(T, d):
    """
    ko| 자리마다 다른 벡터를 사인과 코사인으로 만들어요.
    en| A vector for each place, out of sines and cosines.

    ko| 인자: T 자리의 수, d 벡터의 길이 (둘 다 1 이상)
    ko| 반환: (T, d) float32 텐서
    en| Args: T how many places, d how long a vector is (both at least 1)
    en| Returns: (T, d) float32 tensor
    """
    ### BEGIN SOLUTION
    angle = torch.arange(T)[:, None] / 10000 ** (torch.arange(0, d, 2) / d)
    positions = torch.zeros(T, d)
    positions[:, 0::2] = torch.sin(angle)
    positions[:, 1::2] = torch.cos(angle[:, : d // 2])
    return positions
    ### END SOLUTION


# %% check="multi_head_attention"
grader.check("multi_head_attention")

# %% grade="multi_head_attention"

# %% [markdown] lang="ko"
# **그림으로 보기.** 왼쪽은 자리마다의 벡터예요. 오른쪽은 두 자리의 벡터를 내적한 것이에요. 가까운 자리끼리는 왜
# 밝을까요? 대각선을 따라 색이 같은 것은 무엇을 뜻할까요?

# %% [markdown] lang="en"
# **See it.** On the left, the vector of each place. On the right, the dot products of the vectors of two places. Why
# are places that are close together bright? And what does it mean that colours stay the same along the diagonals?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    places = sinusoidal_positions(60, 64)
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
    left.imshow(places, aspect="auto", cmap="coolwarm")
    left.set(title="position encoding", xlabel="feature", ylabel="place")
    image = right.imshow(places @ places.T, cmap="viridis")
    right.set(title="dot products", xlabel="place", ylabel="place")
    figure.colorbar(image, ax=right)
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 트랜스포머 블록은 여기에 지름길 연결, 층 정규화, 은닉층 하나인 MLP를 더한 것이에요. 인과 마스크를 쓰면 GPT처럼 다음
# 단어를 맞히고, 쓰지 않으면 BERT처럼 앞뒤를 모두 봐요.
#
# 스스로 물어보세요.
# - 문장이 두 배로 길어지면 어텐션의 계산은 몇 배가 될까요?
# - head를 늘려도 파라미터의 수가 그대로인 까닭은 무엇일까요?
#
# **제출하기.** *Kernel → Restart Kernel and Run All Cells*로 처음부터 끝까지 실행해 보고, 저장한 다음 이 노트북을
# 제출하세요.

# %% [markdown] lang="en"
# ## Looking back
#
# A Transformer block is this with shortcuts, layer normalisation and an MLP of one hidden layer. With a causal mask it
# guesses the next word, as GPT does; without, it sees both sides, as BERT does.
#
# Ask yourself:
# - How much more does attention cost when a sentence gets twice as long?
# - Why does the number of parameters stay the same when there are more heads?
#
# **Hand in.** Run everything from top to bottom with *Kernel → Restart Kernel and Run All Cells*, save, and submit this
# notebook.

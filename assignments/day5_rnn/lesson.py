# %% [markdown] lang="ko"
# # 5일차 선택: 순환 신경망
#
# 문장은 단어가 하나씩 이어지고, 기온이나 주가는 하루하루 이어져요. 길이가 제각각이고 순서에 뜻이 있는 데이터예요.
# **순환 신경망(recurrent neural network, RNN)** 은 이런 시퀀스(sequence)를 앞에서부터 하나씩 읽으면서, 지금까지 읽은
# 것을 **은닉 상태(hidden state)** 라는 벡터 하나에 적어 둬요. 시점마다 **같은 가중치**를 다시 쓰기 때문에 길이가 얼마든
# 읽을 수 있어요.
#
# ```text
#          h_1        h_2        h_3                 h_T
#           │          │          │                   │
#  h_0 ──>[ 셀 ] ──>[ 셀 ] ──>[ 셀 ] ──> … ──>[ 셀 ]      셀은 하나뿐이고, 시점마다 다시 쓰여요
#           │          │          │                   │
#          x_1        x_2        x_3                 x_T
# ```
#
# 먼저 가장 단순한 셀로 시간을 거슬러 오르는 역전파를 만들어요. 그 기울기가 왜 금세 사라지는지 본 다음, 그것을 막으려고
# 만든 **LSTM** 셀을 만들어요.
#
# - **시점(time step)**: 시퀀스의 한 자리예요. 배열에서는 가운데 축이에요. 모양은 늘 (N, T, D): 시퀀스의 수, 시점의 수,
#   특성의 수예요.
# - **BPTT(backpropagation through time)**: 시점마다 한 층인 깊은 신경망으로 보고 하는 역전파예요. 다만 모든 층이 같은
#   가중치를 써요.
#
# <!-- plan -->
#
# **푸는 방법.** 함수마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 바로 아래
# `grader.check(...)` 셀을 실행하면 공개 검사의 결과가 나와요. 채점할 때는 다른 크기의 배열로 몇 가지를 더 확인하는데,
# **무엇을 확인하는지는 문제마다 모두 적어 두었어요**. 두 문제는 서로의 답에 기대지 않아요.

# %% [markdown] lang="en"
# # Day 5 elective: recurrent networks
#
# A sentence comes word by word; temperatures and prices come day by day. Such data has no fixed length, and its order
# means something. A **recurrent neural network (RNN)** reads a **sequence** from its beginning, one element at a time,
# and notes what it has read so far in a single vector, the **hidden state**. Every time step uses the **same weights**,
# so a sequence may be of any length.
#
# ```text
#          h_1        h_2        h_3                 h_T
#           │          │          │                   │
#  h_0 ──>[cell] ──>[cell] ──>[cell] ──> … ──>[cell]      there is one cell, used again in every step
#           │          │          │                   │
#          x_1        x_2        x_3                 x_T
# ```
#
# First you write the backward pass through time for the simplest cell. You will see why its gradients fade so soon, and
# then build the cell that was invented to prevent it, the **LSTM**.
#
# - **Time step**: one place in a sequence; the middle axis of an array. Shapes are always (N, T, D): sequences, time
#   steps, features.
# - **BPTT (backpropagation through time)**: backpropagation that sees a deep network with a layer for every time step.
#   Only that all those layers share their weights.
#
# <!-- plan -->
#
# **How to work.** In each function, delete the line `raise NotImplementedError()` and write your code in its place.
# Then run the `grader.check(...)` cell underneath: it shows the public checks. Grading uses arrays of other sizes and
# looks at a few more things, and **every one of them is announced in the exercise**. Neither exercise depends on your
# answer to the other.

# %% setup=true
import numpy as np
import otter

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day5-rnn.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수를 완성하면 여기에 그림이 나타나요.
en| Not yet: finish the functions above and a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 8. RNN 셀과 BPTT (14점)
#
# **아이디어.** 사람이 문장을 읽듯이, 셀은 새 입력 $x_t$와 조금 전까지의 기억 $h_{t-1}$을 함께 보고 기억을 고쳐 써요.
# 역전파는 반대 방향으로 걸어요. 마지막 시점에서 시작해 첫 시점까지 오면서, **길마다 곱하고 길을 모두 더하는** 규칙은
# 그대로예요. 무엇이 여러 길로 이어지는지가 이 문제의 전부예요.
#
# **식.** $t = 1, \dots, T$에 대해 차례로 계산해요.
#
# $$h_t = \tanh(x_t W_x + h_{t-1} W_h + b)$$
#
# 손실 $L$은 **모든 시점의** $h_t$를 볼 수 있어요. `dh[:, t]`는 손실이 그 시점의 상태를 **직접** 볼 때의 기울기이고,
# 다음 시점을 거쳐서 오는 몫은 들어 있지 않아요. 종이에 $T = 2$인 그림을 그리고 물어보세요.
# - $h_1$은 무엇과 무엇에 쓰였나요?
# - $W_h$는 몇 번 쓰였고, 그때마다 무엇과 곱해졌나요?
# - $\tanh'(z) = 1 - \tanh^2(z)$를 계산하려면 무엇을 `cache`에 남겨야 할까요?
#
# | 배열 | 모양 | 뜻 |
# |---|---|---|
# | `x`, `dx` | $(N, T, D)$ | 시퀀스 $N$개 |
# | `h0`, `dh0` | $(N, H)$ | 첫 시점보다 앞선 상태 |
# | `Wx`, `dWx` | $(D, H)$ | `x[:, t] @ Wx`로 써요 |
# | `Wh`, `dWh` | $(H, H)$ | `h[:, t-1] @ Wh`로 써요 |
# | `b`, `db` | $(H,)$ | 편향은 하나예요 |
# | `h`, `dh` | $(N, T, H)$ | $h_1, \dots, h_T$. $h_0$은 들어가지 않아요 |
#
# 기울기는 배치와 시점에 대해 평균 내지 않고 **더해요**. `cache`에는 무엇을 담아도 좋아요.
#
# **채점에서 확인하는 것**
# - `h`: 크기가 제각각인 배열 (3점), $T = 1$일 때와 $N = 1$일 때 (1점). $D = H$, $H = 1$, $D = 1$도 있어요.
# - `dx` (2점), `dh0` (1점), `dWx`와 `db` (2점), `dWh` (2점): 무작위 `dh`를 넣어 수치 기울기와 비교해요. 상대 오차
#   $10^{-6}$까지 괜찮아요.
# - `dh`가 마지막 시점에만, 또는 첫 시점에만 0이 아닐 때의 모든 기울기 (1점).
# - 시점이 100개일 때의 모든 기울기 (0.5점).
# - 입력의 크기가 1000쯤이어도 NaN 없이 맞아요 (0.5점).
# - 순전파를 두 번 한 뒤에 첫 `cache`로 역전파해도 맞고, `dh`가 1000배이면 기울기도 1000배예요 (0.5점).
# - float32를 넣으면 결과가 모두 float32이고(64이면 64), 메모리에 띄엄띄엄 놓인 배열과 Fortran 순서의 배열도 받고,
#   함수에 넣은 배열은 그대로예요 (0.5점).
#
# 시점에 대한 `for` 문은 있어도 돼요. 길이가 서로 다른 시퀀스, $T = 0$, 정수 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 8. Recurrent cell and backpropagation through time (14 points)
#
# **Idea.** Much as a reader of a sentence does, the cell looks at the new input $x_t$ together with its memory so far,
# $h_{t-1}$, and rewrites the memory. The backward pass walks the other way, from the last step to the first. Its rule
# is the old one, **multiply along each path, add up the paths**; all there is to this exercise is to see what lies on
# more than one path.
#
# **Formula.** For $t = 1, \dots, T$, one after the other:
#
# $$h_t = \tanh(x_t W_x + h_{t-1} W_h + b)$$
#
# The loss $L$ may look at $h_t$ in **every step**. `dh[:, t]` is the gradient by the state of that step as far as the
# loss sees it **directly**; what arrives through the next step is not in it. Draw a picture for $T = 2$ and ask:
# - What is $h_1$ used for?
# - How often is $W_h$ used, and what is it multiplied with each time?
# - What has to be kept in `cache` to compute $\tanh'(z) = 1 - \tanh^2(z)$?
#
# | array | shape | meaning |
# |---|---|---|
# | `x`, `dx` | $(N, T, D)$ | $N$ sequences |
# | `h0`, `dh0` | $(N, H)$ | the state before the first step |
# | `Wx`, `dWx` | $(D, H)$ | used as `x[:, t] @ Wx` |
# | `Wh`, `dWh` | $(H, H)$ | used as `h[:, t-1] @ Wh` |
# | `b`, `db` | $(H,)$ | there is a single bias |
# | `h`, `dh` | $(N, T, H)$ | $h_1, \dots, h_T$, without $h_0$ |
#
# Gradients are **added up** over batch and time steps, not averaged. `cache` may hold whatever you like.
#
# **What grading looks at**
# - `h` for arrays of several sizes (3 points), for $T = 1$ and for $N = 1$ (1 point). $D = H$, $H = 1$ and $D = 1$
#   occur.
# - `dx` (2 points), `dh0` (1 point), `dWx` and `db` (2 points), `dWh` (2 points): compared with numerical gradients for
#   a random `dh`. A relative error up to $10^{-6}$ is fine.
# - All gradients where `dh` is zero but in the last step, and zero but in the first (1 point).
# - All gradients for 100 time steps (0.5 points).
# - No NaN, and right values, for inputs around 1000 (0.5 points).
# - A backward pass with the first `cache` after two forward passes; and a `dh` 1000 times as large gives gradients 1000
#   times as large (0.5 points).
# - float32 in gives float32 for all results (and 64 gives 64), non-contiguous and Fortran-ordered arrays are accepted,
#   and the arrays that go in stay as they were (0.5 points).
#
# A `for` loop over time is fine. Out of scope: sequences of different lengths, $T = 0$, integer arrays.


# %% solution="rnn_forward"
def rnn_forward(x, h0, Wx, Wh, b):
    """
    ko| tanh 셀로 시퀀스를 읽어요: h_t = tanh(x_t Wx + h_{t-1} Wh + b).
    en| Reads sequences with a tanh cell: h_t = tanh(x_t Wx + h_{t-1} Wh + b).

    ko| x  : 배열 (N, T, D), float32 또는 float64
    ko| h0 : 배열 (N, H);  Wx : 배열 (D, H);  Wh : 배열 (H, H);  b : 배열 (H,), 모두 x와 같은 dtype
    ko| 반환값: h, 배열 (N, T, H), x와 같은 dtype
    ko|         cache, rnn_backward에 필요한 것
    en| x  : array (N, T, D), float32 or float64
    en| h0 : array (N, H);  Wx : array (D, H);  Wh : array (H, H);  b : array (H,), all with the dtype of x
    en| returns: h, array (N, T, H), with the dtype of x
    en|          cache, whatever rnn_backward needs
    """
    ### BEGIN SOLUTION
    state, states = h0, []
    for t in range(x.shape[1]):
        state = np.tanh(x[:, t] @ Wx + state @ Wh + b)
        states.append(state)
    h = np.stack(states, axis=1)
    cache = x, h0, Wx, Wh, h
    ### END SOLUTION
    return h, cache


# %% solution="rnn_backward"
def rnn_backward(dh, cache):
    """
    ko| 시간을 거슬러 오르는 역전파(BPTT).
    en| Backpropagation through time (BPTT).

    ko| dh : 배열 (N, T, H), 손실이 각 시점의 h를 직접 볼 때의 기울기
    ko| cache : rnn_forward가 돌려준 것
    ko| 반환값: dx (N, T, D), dh0 (N, H), dWx (D, H), dWh (H, H), db (H,), 모두 dh와 같은 dtype
    en| dh : array (N, T, H), gradient by h of each step as far as the loss sees it directly
    en| cache : what rnn_forward returned
    en| returns: dx (N, T, D), dh0 (N, H), dWx (D, H), dWh (H, H), db (H,), all with the dtype of dh
    """
    ### BEGIN SOLUTION
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = (dh[:, t] + dnext) * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    dh0 = dnext
    ### END SOLUTION
    return dx, dh0, dWx, dWh, db


# %% check="rnn_cell"
grader.check("rnn_cell")

# %% grade="rnn_cell"

# %% [markdown] lang="ko"
# **그림으로 보기.** 손실이 50번째 상태만 볼 때, 그 기울기가 앞선 입력에 얼마나 닿는지 그려요. 세로축은 로그
# 눈금이에요. $W_h$가 작으면 몇 시점 만에 사라지고(기울기 소실), 크면 불어나요(기울기 폭발). tanh가 납작해지는 곳에서는
# 크던 기울기도 다시 줄어요. 20시점 전의 단어를 기억해야 하는 문장이라면 어떤 일이 생길까요?

# %% [markdown] lang="en"
# **See it.** The loss looks at the 50th state only. How much of its gradient arrives at earlier inputs? The vertical
# axis is logarithmic. With a small $W_h$ it vanishes within a few steps, with a large one it grows (exploding
# gradients), and where tanh is flat even a large one shrinks again. What does that mean for a sentence whose meaning
# hangs on a word 20 steps back?

# %% demo=true
try:
    rnn_forward(np.zeros((1, 1, 1)), np.zeros((1, 1)), np.zeros((1, 1)), np.zeros((1, 1)), np.zeros(1))

    import matplotlib.pyplot as plt

    rng = np.random.default_rng(0)
    x, h0, Wx = 0.1 * rng.normal(size=(1, 50, 4)), np.zeros((1, 16)), 0.1 * rng.normal(size=(4, 16))
    turn, _ = np.linalg.qr(rng.normal(size=(16, 16)))  # keeps the length of every vector
    dh = np.zeros((1, 50, 16))
    dh[0, -1] = 1
    figure, axis = plt.subplots(figsize=(7, 3.2), layout="constrained")
    for scale in (0.5, 0.9, 1.0, 1.2):
        _, cache = rnn_forward(x, h0, Wx, scale * turn, np.zeros(16))
        dx, *_ = rnn_backward(dh, cache)
        axis.semilogy(range(1, 51), np.linalg.norm(dx[0], axis=1), label=f"Wh turns and scales by {scale}")
    axis.set(xlabel="time step of the input", ylabel="size of its gradient", ylim=(1e-12, 1e4))
    axis.legend()
    plt.show()
except NotImplementedError:
    print(NOT_YET)

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
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
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
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 17. LSTM 셀 (14점)
#
# **아이디어.** 단순한 RNN은 시점마다 기억 전체를 행렬과 곱하고 tanh에 넣어요. 그래서 오래된 기억도, 그 기울기도 금세
# 흐려져요. **LSTM(long short-term memory)** 은 기억을 **셀 상태(cell state)** $c_t$에 따로 두고, 행렬을 곱하는 대신
# 문 세 개로 다뤄요. 문은 0과 1 사이의 수이고, 원소마다 곱해요.
# - **망각 게이트(forget gate)** $f_t$: 예전 기억을 얼마나 남길까?
# - **입력 게이트(input gate)** $i_t$: 새 내용 $g_t$를 얼마나 적을까?
# - **출력 게이트(output gate)** $o_t$: 기억을 얼마나 밖으로 내보일까?
#
# $f_t$가 1에 가까우면 셀 상태는 여러 시점을 거의 그대로 지나가고, 기울기도 그 길을 따라 거의 그대로 돌아와요.
#
# **식.** 가중합 하나를 넷으로 잘라서 써요. 자르는 순서는 PyTorch처럼 **i, f, g, o**예요. 네 조각은 각각 $H$열이고
# 왼쪽부터 차례로 놓여 있어요. $\odot$는 원소끼리의 곱, $\sigma(z) = 1 / (1 + e^{-z})$예요.
#
# $$[\,z^i \;|\; z^f \;|\; z^g \;|\; z^o\,] = x_t W_x + h_{t-1} W_h + b$$
#
# $$i_t = \sigma(z^i) \qquad f_t = \sigma(z^f) \qquad g_t = \tanh(z^g) \qquad o_t = \sigma(z^o)$$
#
# $$c_t = f_t \odot c_{t-1} + i_t \odot g_t \qquad h_t = o_t \odot \tanh(c_t)$$
#
# 손실은 `h`만 보고 `c`는 보지 않아요. 그래서 역전파가 받는 것은 `dh`뿐이에요. 그래도 $c_t$의 기울기는 두 곳에서 와요.
# $T = 2$인 그림을 그리고 어디와 어디인지 찾아보세요. 그림에서 되돌아가는 길은 $h$와 $c$, 두 갈래예요.
#
# | 배열 | 모양 | 뜻 |
# |---|---|---|
# | `x`, `dx` | $(N, T, D)$ | 시퀀스 $N$개 |
# | `h0`, `c0`, `dh0`, `dc0` | $(N, H)$ | 첫 시점보다 앞선 은닉 상태와 셀 상태 |
# | `Wx`, `dWx` | $(D, 4H)$ | `x[:, t] @ Wx`로 써요 |
# | `Wh`, `dWh` | $(H, 4H)$ | `h[:, t-1] @ Wh`로 써요 |
# | `b`, `db` | $(4H,)$ | 편향은 하나예요(`torch.nn.LSTM`은 둘이에요) |
# | `h`, `c`, `dh` | $(N, T, H)$ | $h_1, \dots, h_T$와 $c_1, \dots, c_T$ |
#
# 기울기는 배치와 시점에 대해 평균 내지 않고 **더해요**. `cache`에는 무엇을 담아도 좋아요.
#
# **채점에서 확인하는 것**
# - `h`와 `c`: 크기가 제각각인 배열 (3점), $T = 1$일 때와 $N = 1$일 때 (1점). $D = H$, $H = 1$, $D = 1$도 있어요.
# - `dx` (2점), `dh0`과 `dc0` (2점), `dWx`와 `db` (1.5점), `dWh` (1.5점): 무작위 `dh`를 넣어 수치 기울기와 비교해요.
#   상대 오차 $10^{-6}$까지 괜찮아요.
# - `dh`가 마지막 시점에만, 또는 첫 시점에만 0이 아닐 때의 모든 기울기 (1점).
# - 시점이 100개일 때의 모든 기울기 (0.5점).
# - 입력의 크기가 1000쯤이어도 NaN 없이 맞아요 (0.5점). `RuntimeWarning`이 나오는 것은 괜찮아요.
# - 순전파를 두 번 한 뒤에 첫 `cache`로 역전파해도 맞고, `dh`가 1000배이면 기울기도 1000배예요 (0.5점).
# - float32를 넣으면 결과가 모두 float32이고(64이면 64), 메모리에 띄엄띄엄 놓인 배열과 Fortran 순서의 배열도 받고,
#   함수에 넣은 배열은 그대로예요 (0.5점).
#
# 시점에 대한 `for` 문은 있어도 돼요. 길이가 서로 다른 시퀀스, $T = 0$, 정수 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 17. LSTM cell (14 points)
#
# **Idea.** A simple RNN multiplies its whole memory by a matrix in every step and squeezes it through tanh; old
# memories fade soon, and their gradients with them. **LSTM (long short-term memory)** keeps its memory apart, in the
# **cell state** $c_t$, and treats it not with a matrix but with three gates: numbers between 0 and 1 that multiply it
# element by element.
# - **Forget gate** $f_t$: how much of the old memory stays?
# - **Input gate** $i_t$: how much of the new content $g_t$ is written down?
# - **Output gate** $o_t$: how much of the memory is shown outside?
#
# With $f_t$ close to 1 the cell state passes many steps nearly untouched, and the gradient comes back along that way
# nearly untouched, too.
#
# **Formula.** One weighted sum is cut into four parts, in PyTorch's order **i, f, g, o**: each part has $H$ columns,
# and they lie side by side from left to right. $\odot$ multiplies element by element, and
# $\sigma(z) = 1 / (1 + e^{-z})$.
#
# $$[\,z^i \;|\; z^f \;|\; z^g \;|\; z^o\,] = x_t W_x + h_{t-1} W_h + b$$
#
# $$i_t = \sigma(z^i) \qquad f_t = \sigma(z^f) \qquad g_t = \tanh(z^g) \qquad o_t = \sigma(z^o)$$
#
# $$c_t = f_t \odot c_{t-1} + i_t \odot g_t \qquad h_t = o_t \odot \tanh(c_t)$$
#
# The loss sees `h` and not `c`, which is why the backward pass is given `dh` only. Yet the gradient of $c_t$ comes from
# two places. Draw a picture for $T = 2$ and find them; two ways lead back in it, one through $h$ and one through $c$.
#
# | array | shape | meaning |
# |---|---|---|
# | `x`, `dx` | $(N, T, D)$ | $N$ sequences |
# | `h0`, `c0`, `dh0`, `dc0` | $(N, H)$ | hidden state and cell state before the first step |
# | `Wx`, `dWx` | $(D, 4H)$ | used as `x[:, t] @ Wx` |
# | `Wh`, `dWh` | $(H, 4H)$ | used as `h[:, t-1] @ Wh` |
# | `b`, `db` | $(4H,)$ | there is a single bias (`torch.nn.LSTM` has two) |
# | `h`, `c`, `dh` | $(N, T, H)$ | $h_1, \dots, h_T$ and $c_1, \dots, c_T$ |
#
# Gradients are **added up** over batch and time steps, not averaged. `cache` may hold whatever you like.
#
# **What grading looks at**
# - `h` and `c` for arrays of several sizes (3 points), for $T = 1$ and for $N = 1$ (1 point). $D = H$, $H = 1$ and
#   $D = 1$ occur.
# - `dx` (2 points), `dh0` and `dc0` (2 points), `dWx` and `db` (1.5 points), `dWh` (1.5 points): compared with
#   numerical gradients for a random `dh`. A relative error up to $10^{-6}$ is fine.
# - All gradients where `dh` is zero but in the last step, and zero but in the first (1 point).
# - All gradients for 100 time steps (0.5 points).
# - No NaN, and right values, for inputs around 1000 (0.5 points). A `RuntimeWarning` does no harm.
# - A backward pass with the first `cache` after two forward passes; and a `dh` 1000 times as large gives gradients 1000
#   times as large (0.5 points).
# - float32 in gives float32 for all results (and 64 gives 64), non-contiguous and Fortran-ordered arrays are accepted,
#   and the arrays that go in stay as they were (0.5 points).
#
# A `for` loop over time is fine. Out of scope: sequences of different lengths, $T = 0$, integer arrays.


# %% solution="lstm_forward"
def lstm_forward(x, h0, c0, Wx, Wh, b):
    """
    ko| LSTM 셀로 시퀀스를 읽어요. 4H개의 열은 i, f, g, o의 순서예요.
    en| Reads sequences with an LSTM cell. The 4H columns are in the order i, f, g, o.

    ko| x  : 배열 (N, T, D), float32 또는 float64
    ko| h0, c0 : 배열 (N, H);  Wx : 배열 (D, 4H);  Wh : 배열 (H, 4H);  b : 배열 (4H,), 모두 x와 같은 dtype
    ko| 반환값: h, 배열 (N, T, H);  c, 배열 (N, T, H), 둘 다 x와 같은 dtype
    ko|         cache, lstm_backward에 필요한 것
    en| x  : array (N, T, D), float32 or float64
    en| h0, c0 : array (N, H);  Wx : array (D, 4H);  Wh : array (H, 4H);  b : array (4H,), all with the dtype of x
    en| returns: h, array (N, T, H);  c, array (N, T, H), both with the dtype of x
    en|          cache, whatever lstm_backward needs
    """
    ### BEGIN SOLUTION
    hidden, cell, steps, hs, cs = h0, c0, [], [], []
    for t in range(x.shape[1]):
        zi, zf, zg, zo = np.split(x[:, t] @ Wx + hidden @ Wh + b, 4, axis=1)
        i, f, o = ((1 + np.tanh(z / 2)) / 2 for z in (zi, zf, zo))  # the sigmoid, without an overflow
        g = np.tanh(zg)
        before = hidden, cell
        cell = f * cell + i * g
        hidden = o * np.tanh(cell)
        steps.append((*before, i, f, g, o, np.tanh(cell)))
        hs.append(hidden)
        cs.append(cell)
    h, c = np.stack(hs, axis=1), np.stack(cs, axis=1)
    cache = x, Wx, Wh, steps
    ### END SOLUTION
    return h, c, cache


# %% solution="lstm_backward"
def lstm_backward(dh, cache):
    """
    ko| LSTM 셀의 시간을 거슬러 오르는 역전파. 손실은 h만 봐요.
    en| Backpropagation through time of an LSTM cell. The loss sees h only.

    ko| dh : 배열 (N, T, H), 손실이 각 시점의 h를 직접 볼 때의 기울기
    ko| cache : lstm_forward가 돌려준 것
    ko| 반환값: dx (N, T, D), dh0 (N, H), dc0 (N, H), dWx (D, 4H), dWh (H, 4H), db (4H,), 모두 dh와 같은 dtype
    en| dh : array (N, T, H), gradient by h of each step as far as the loss sees it directly
    en| cache : what lstm_forward returned
    en| returns: dx (N, T, D), dh0 (N, H), dc0 (N, H), dWx (D, 4H), dWh (H, 4H), db (4H,), with the dtype of dh
    """
    ### BEGIN SOLUTION
    x, Wx, Wh, steps = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dh_next, dc_next = np.zeros_like(dh[:, 0]), np.zeros_like(dh[:, 0])
    for t in reversed(range(x.shape[1])):
        h_before, c_before, i, f, g, o, tanh_c = steps[t]
        dh_now = dh[:, t] + dh_next
        dc = dc_next + dh_now * o * (1 - tanh_c**2)
        dzi = dc * g * i * (1 - i)
        dzf = dc * c_before * f * (1 - f)
        dzg = dc * i * (1 - g**2)
        dzo = dh_now * tanh_c * o * (1 - o)
        dz = np.concatenate([dzi, dzf, dzg, dzo], axis=1)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += h_before.T @ dz
        db += dz.sum(axis=0)
        dh_next = dz @ Wh.T
        dc_next = dc * f
    dh0, dc0 = dh_next, dc_next
    ### END SOLUTION
    return dx, dh0, dc0, dWx, dWh, db


# %% check="lstm_cell"
grader.check("lstm_cell")

# %% grade="lstm_cell"

# %% [markdown] lang="ko"
# **그림으로 보기.** 8번과 같은 그림이에요. 손실이 50번째 상태만 볼 때, 그 기울기가 앞선 입력에 얼마나 닿을까요? 망각
# 게이트의 편향만 바꿔 봐요. 편향이 크면 $f_t$가 1에 가까워져요. LSTM을 학습시킬 때 이 편향을 1쯤에서 시작하는 사람이
# 많은데, 그 까닭이 보이나요?

# %% [markdown] lang="en"
# **See it.** The figure of exercise 8 once more: the loss looks at the 50th state only, and how much of its gradient
# arrives at earlier inputs? Only the bias of the forget gate differs; a large one brings $f_t$ close to 1. Many people
# let this bias start around 1 when they train an LSTM. Can you see why?

# %% demo=true
try:
    zeros = np.zeros((1, 1))
    lstm_forward(np.zeros((1, 1, 1)), zeros, zeros, np.zeros((1, 4)), np.zeros((1, 4)), np.zeros(4))

    import matplotlib.pyplot as plt

    rng = np.random.default_rng(0)
    x, start = rng.normal(size=(1, 50, 4)), np.zeros((1, 16))
    Wx, Wh = 0.2 * rng.normal(size=(4, 64)), 0.1 * rng.normal(size=(16, 64))
    dh = np.zeros((1, 50, 16))
    dh[0, -1] = 1
    figure, axis = plt.subplots(figsize=(7, 3.2), layout="constrained")
    for bias in (-1.0, 0.0, 1.0, 4.0):
        b = np.zeros(64)
        b[16:32] = bias  # the second of the four parts: the forget gate
        _, _, cache = lstm_forward(x, start, start, Wx, Wh, b)
        dx, *_ = lstm_backward(dh, cache)
        axis.semilogy(range(1, 51), np.linalg.norm(dx[0], axis=1), label=f"bias of the forget gate {bias:g}")
    axis.set(xlabel="time step of the input", ylabel="size of its gradient", ylim=(1e-12, 10))
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# RNN도 LSTM도 순전파는 반복문 하나예요. 역전파도 그 반복문을 거꾸로 도는 것뿐이고, 새로 생긴 일은 시점 사이로
# 기울기를 넘겨주는 것이었어요. PyTorch의 `nn.RNN`과 `nn.LSTM`이 하는 일이 바로 이것이에요.
#
# 스스로 물어보세요.
# - `dWh`에는 왜 시점마다 다른 상태가 곱해져서 더해질까요?
# - 망각 게이트가 언제나 1이고 입력 게이트가 언제나 0이면, 셀 상태의 기울기는 50시점 뒤에서 얼마나 돌아올까요?
# - 단어를 100개 읽은 다음 분류하는 모델이라면 `dh`의 어느 자리가 0이 아닐까요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day5-rnn.ipynb`)을 제출하세요. 다 풀지 못했어도 제출하세요. 푼 만큼 점수를 받고, 틀린 곳에는 힌트가
# 달린 리포트를 받아요.

# %% [markdown] lang="en"
# ## Looking back
#
# The forward pass of an RNN, and of an LSTM, is a single loop. The backward pass is the same loop run the other way;
# all that was new is the gradient that is handed from step to step. `nn.RNN` and `nn.LSTM` of PyTorch do just this.
#
# Ask yourself:
# - Why is another state multiplied in at each step before it is added to `dWh`?
# - If the forget gate is always 1 and the input gate always 0, how much of the cell state's gradient comes back over 50
#   steps?
# - For a model that reads 100 words and then classifies, where is `dh` not zero?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day5-rnn.ipynb`). Submit even if you did not finish: you get points for every
# part that works, and a report with hints for the parts that do not.

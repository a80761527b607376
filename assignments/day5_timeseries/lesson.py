# %% [markdown] lang="ko"
# # 5일차 선택: 시계열 예측
#
# 내일의 기온, 다음 시간의 전력 사용량, 다음 주의 판매량. 시간 순서로 늘어선 수를 **시계열(time series)** 이라고 해요.
# 지금까지의 데이터는 순서를 섞어도 괜찮았지만, 시계열은 순서가 곧 정보예요. 그래서 데이터를 자르고 나누는 방법부터
# 달라져요. 이 노트북에서는 네 단계를 차례로 만들어요.
#
# ```text
#  수열  ──>  윈도우       ──>  훈련 / 시험     ──>  LSTM         ──>  학습과 예측
#             make_windows      split_windows        Forecaster        fit_forecaster
# ```
#
# <!-- plan -->
#
# **푸는 방법.** 함수와 클래스마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 바로 아래
# `grader.check(...)` 셀을 실행하면 공개 검사의 결과가 나와요. 채점할 때는 다른 숫자로 몇 가지를 더 확인하는데,
# **무엇을 확인하는지는 모두 적어 두었어요**.

# %% [markdown] lang="en"
# # Day 5, elective: forecasting a time series
#
# Tomorrow's temperature, the power that a city needs in the next hour, next week's sales: numbers in the order of time
# are a **time series**. So far you could shuffle your data as you liked. Here the order is the information, and that
# changes even how the data are cut up and divided. In this notebook you build four steps, one after the other.
#
# ```text
#  numbers  ──>  windows       ──>  train / test     ──>  LSTM         ──>  training, forecasting
#                make_windows       split_windows         Forecaster        fit_forecaster
# ```
#
# <!-- plan -->
#
# **How to work.** In each function and class, delete the line `raise NotImplementedError()` and write your code in its
# place. Then run the `grader.check(...)` cell underneath: it shows the public checks. Grading uses other numbers and
# looks at a few more things, and **every one of them is announced**.

# %% setup=true
import numpy as np
import otter
import torch
from torch import nn
from torch.nn import functional

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day5-timeseries.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 9. 시계열: 윈도우와 LSTM 예측 (12점)
#
# **아이디어.** 긴 수열 하나를 신경망이 배울 수 있는 예제 여러 개로 바꿔요. 최근 `length`개의 값(**윈도우, window**)이
# 입력이고, 윈도우가 끝나고 `horizon`걸음 뒤의 값이 정답이에요. 윈도우를 한 칸씩 밀면 예제가 하나씩 생겨요.
#
# ```text
#  series        s0  s1  s2  s3  s4  s5  s6        length=3, horizon=2
#  예제 0       [s0  s1  s2]     s4
#  예제 1           [s1  s2  s3]     s5
#  예제 2               [s2  s3  s4]     s6
# ```
#
# **나누기.** 시계열은 섞어서 나누면 안 돼요. 미래를 외운 모델이 과거를 맞히는 셈이니까요. 마지막 `n_test`개가 시험용,
# 그 앞이 훈련용이에요. 다만 `horizon`이 1보다 크면, 훈련용의 맨 끝 예제들의 정답은 첫 시험 예제를 예측하는 순간(그
# 윈도우의 마지막 값이 나온 때)보다 **나중에** 나오는 값이에요. 그런 예제는 훈련용에서 빼서 어디에도 넣지 않아요. 위
# 그림에서 `n_test=1`이라면 s4까지 본 순간에 s6을 예측해야 하는데, 예제 1의 정답 s5는 그때 아직 몰라요. 몇 개를 빼야
# 하는지 다른 `horizon`으로도 그려 보세요.
#
# **모델.** LSTM은 윈도우를 왼쪽부터 한 값씩 읽으며 **은닉 상태(hidden state)** 에 요약을 쌓아요. 마지막 값까지 읽은
# 뒤의 은닉 상태를 선형 층 하나에 넣어 예측값 하나를 얻어요. 은닉 상태와 셀 상태는 윈도우마다 0에서 시작해요.
#
# **학습.** 평균 제곱 오차를 Adam(`torch.optim.Adam`, `lr` 말고는 기본값)으로 줄여요. epoch마다 `loader`를 정확히 한 번
# 지나가면서 배치마다 한 걸음씩 움직이고, 그때 잰 손실의 **예제 평균**을 남겨요. 마지막 배치는 더 작을 수 있어요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `series` | $(T,)$ | NumPy 배열, float32 또는 float64 |
# | `X` | $(M, \text{length}, 1)$ | 윈도우, 시점마다 특성 1개, $M = T - \text{length} - \text{horizon} + 1$ |
# | `y` | $(M,)$ | 정답 |
# | `Forecaster`의 입력, 출력 | $(B, \text{length}, 1)$, $(B,)$ | 텐서; 출력은 $(B, 1)$이 아니에요 |
#
# **채점에서 확인하는 것**
# - `make_windows`: 개수, 값, 모양, `series`와 같은 dtype (2점). `horizon`은 1부터 5까지예요.
# - `split_windows`: 순서대로 나누고, 아직 모를 정답은 훈련용에 없어요. 아는 정답은 하나도 버리지 않아요 (1.5점).
# - `Forecaster`: `hidden`개 유닛의 한 층짜리 단방향 LSTM 하나와 선형 층 하나. 정해진 가중치를 넣었을 때의 출력이 따로
#   계산한 값과 같아요. 같은 모델을 여러 번 불러요 (2.5점).
# - `fit_forecaster`: 돌려준 손실(1.5점), 학습이 끝난 가중치(1.5점). `(B,)`를 내놓는 다른 작은 모델로 확인해요.
# - 너무 짧은 `series`에서는 예제가 0개예요. 모양은 `(0, length, 1)`과 `(0,)`이에요 (0.5점).
# - 윈도우 하나짜리 배치에서도 `Forecaster`의 출력은 `(1,)`이에요 (1점).
# - 숨겨 둔 시계열에서 학습한 모델의 시험 오차가 "마지막 값을 그대로 말하기"의 0.65배 이하예요. 평균 제곱 오차로 재고,
#   시드 세 개 가운데 한 번만 넘으면 돼요 (1.5점).
#
# `length`, `horizon`, `n_test`는 1 이상이고, `split_windows`에는 나눌 만큼 예제가 있어요. `loader`는 `(X, y)` 배치를
# 내주는 `DataLoader`이고 모두 CPU에 있어요. 인자의 기본값은 그대로
# 두세요. 층의 이름과 모델의 모드(train/eval)는 보지 않아요.

# %% [markdown] lang="en"
# ## 9. Time series: windows and an LSTM forecaster (12 points)
#
# **Idea.** Turn one long row of numbers into many examples that a network can learn from. The last `length` values (a
# **window**) are the input, and the value `horizon` steps after the end of the window is the target. Move the window
# by one, and there is the next example.
#
# ```text
#  series        s0  s1  s2  s3  s4  s5  s6        length=3, horizon=2
#  example 0    [s0  s1  s2]     s4
#  example 1        [s1  s2  s3]     s5
#  example 2            [s2  s3  s4]     s6
# ```
#
# **Split.** A time series must not be divided at random: a model that has seen the future would be asked about the
# past. The last `n_test` examples are for testing, those before them for training. But where `horizon` is above 1, the
# last of the training examples have targets that appear only **after** the moment of the first test forecast, which is
# when the last value of that window has come in. Such examples are left out of training, and belong nowhere. Take the
# picture with `n_test=1`: when s4 has been seen, s6 is to be forecast, but s5, the target of example 1, is not known
# yet. Draw it for other values of `horizon` too: how many have to go?
#
# **Model.** An LSTM reads the window from left to right, one value at a time, and gathers a summary in its **hidden
# state**. The hidden state after the last value goes through one linear layer and becomes one number, the forecast.
# Hidden state and cell state start at 0 for every window.
#
# **Training.** Lower the mean squared error with Adam (`torch.optim.Adam`, all but `lr` at its default). In every epoch
# go through `loader` exactly once, make one step per batch, and keep the **mean over examples** of the losses measured
# on the way. The last batch may be smaller.
#
# | name | shape | meaning |
# |---|---|---|
# | `series` | $(T,)$ | NumPy array, float32 or float64 |
# | `X` | $(M, \text{length}, 1)$ | windows, 1 feature per time step, $M = T - \text{length} - \text{horizon} + 1$ |
# | `y` | $(M,)$ | targets |
# | input and output of `Forecaster` | $(B, \text{length}, 1)$, $(B,)$ | tensors; the output is not $(B, 1)$ |
#
# **What grading looks at**
# - `make_windows`: how many, values, shapes, the dtype of `series` (2 points). `horizon` goes from 1 to 5.
# - `split_windows`: in order, with no target in training that is not known yet, and without giving up any that is (1.5
#   points).
# - `Forecaster`: one LSTM of one layer and one direction with `hidden` units, and one linear layer. With given weights,
#   its outputs are those of a separate calculation. A model is called several times (2.5 points).
# - `fit_forecaster`: the losses that it returns (1.5 points) and the weights in the end (1.5 points), with another,
#   small model, which gives `(B,)`.
# - A `series` that is too short gives 0 examples, with shapes `(0, length, 1)` and `(0,)` (0.5 points).
# - For a batch of a single window, `Forecaster` still gives `(1,)` (1 point).
# - On hidden time series, the test error of a model that you trained is at most 0.65 times that of "say the last value
#   again". It is the mean squared error, and one success out of three seeds is enough (1.5 points).
#
# `length`, `horizon` and `n_test` are 1 or more, and `split_windows` gets enough examples to divide. `loader` is a
# `DataLoader` of batches `(X, y)`; everything is on the CPU. Leave the default values of the arguments as they are.
# What layers are called and whether the model is in train or eval mode does not matter.


# %% solution="make_windows"
def make_windows(series, length, horizon=1):
    """
    ko| 수열을 한 칸씩 밀리는 윈도우와 그 정답으로 바꿔요.
    en| Turns a series into windows, each one step after the one before, and their targets.

    ko| series  : NumPy 배열 (T,), float32 또는 float64
    ko| length  : 윈도우의 길이, 1 이상
    ko| horizon : 윈도우의 마지막 값에서 정답까지 몇 걸음인지, 1 이상
    ko| 반환값: X (M, length, 1), y (M,), series와 같은 dtype
    en| series  : NumPy array (T,), float32 or float64
    en| length  : length of a window, 1 or more
    en| horizon : steps from the last value of a window to its target, 1 or more
    en| returns: X (M, length, 1), y (M,), dtype of series
    """
    ### BEGIN SOLUTION
    starts = np.arange(len(series) - length - horizon + 1)
    X = series[starts[:, None] + np.arange(length)][:, :, None]
    y = series[starts + length + horizon - 1]
    ### END SOLUTION
    return X, y


# %% solution="split_windows"
def split_windows(X, y, n_test, horizon=1):
    """
    ko| 시간 순서대로 훈련용과 시험용으로 나눠요.
    en| Divides examples into training and test in the order of time.

    ko| X, y    : make_windows(series, length, horizon)가 준 배열
    ko| n_test  : 시험용 예제의 수, 맨 뒤에서부터
    ko| horizon : 윈도우를 만들 때 쓴 값
    ko| 반환값: X_train, y_train, X_test, y_test
    en| X, y    : arrays from make_windows(series, length, horizon)
    en| n_test  : how many examples at the end are for testing
    en| horizon : the value with which the windows were made
    en| returns: X_train, y_train, X_test, y_test
    """
    ### BEGIN SOLUTION
    first = len(X) - n_test
    known = first - (horizon - 1)
    return X[:known], y[:known], X[first:], y[first:]
    ### END SOLUTION


# %% solution="Forecaster"
class Forecaster(nn.Module):
    """
    ko| 윈도우를 읽고 값 하나를 예측하는 LSTM이에요.
    en| An LSTM that reads a window and forecasts one value.

    ko| __init__(self, hidden=32) : 특성 1개를 받는 LSTM(은닉 유닛 hidden개)과 선형 층을 만들어요
    ko| forward(self, x)          : x 텐서 (B, length, 1)을 받아 예측 텐서 (B,)를 돌려줘요
    en| __init__(self, hidden=32) : makes an LSTM for 1 feature with `hidden` units, and a linear layer
    en| forward(self, x)          : takes a tensor x (B, length, 1) and returns forecasts, a tensor (B,)
    """

    def __init__(self, hidden=32):
        ### BEGIN SOLUTION
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states[:, -1])[:, 0]
        ### END SOLUTION


# %% solution="fit_forecaster"
def fit_forecaster(model, loader, epochs, lr=0.01):
    """
    ko| 모델을 평균 제곱 오차와 Adam으로 학습시켜요.
    en| Trains the model with the mean squared error and Adam.

    ko| model  : nn.Module, (B, length, 1) -> (B,)
    ko| loader : (X, y) 배치를 내주는 DataLoader, X (B, length, 1), y (B,)
    ko| epochs : 1 이상의 정수;  lr : 학습률
    ko| 반환값: float의 리스트, epoch마다 훈련 손실의 예제 평균 하나
    en| model  : nn.Module, (B, length, 1) -> (B,)
    en| loader : DataLoader of batches (X, y), X (B, length, 1), y (B,)
    en| epochs : int, 1 or more;  lr : learning rate
    en| returns: list of float, for each epoch the mean training loss over the examples
    """
    ### BEGIN SOLUTION
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for X, y in loader:
            optimizer.zero_grad()
            loss = functional.mse_loss(model(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
    ### END SOLUTION


# %% check="forecaster"
grader.check("forecaster")

# %% grade="forecaster"

# %% [markdown] lang="ko"
# **그림으로 보기.** 주기가 둘 섞인 수열을 배우고, 본 적 없는 뒷부분을 예측해요. 회색 점선은 마지막 값을 그대로 말하는
# 예측이에요. 얼핏 비슷해 보이지만 늘 한 걸음 늦어요. `horizon`을 5로 바꾸면 둘의 차이는 어떻게 될까요?

# %% [markdown] lang="en"
# **See it.** A series of two periods is learned, and its end, never seen before, is forecast. The dotted grey line says
# the last value again: it looks similar, but it is always late. What becomes of the difference with a `horizon` of 5?

# %% demo=true
try:
    import matplotlib.pyplot as plt
    from torch.utils.data import DataLoader, TensorDataset

    horizon = 1
    moments = np.arange(400)
    noise = 0.1 * np.random.default_rng(0).normal(size=400)
    waves = (np.sin(moments / 4) + 0.5 * np.sin(moments / 9) + noise).astype(np.float32)
    X_train, y_train, X_test, y_test = split_windows(*make_windows(waves, 24, horizon), 80, horizon)
    torch.manual_seed(0)
    forecaster = Forecaster()
    pairs = TensorDataset(torch.tensor(X_train), torch.tensor(y_train))
    fit_forecaster(forecaster, DataLoader(pairs, batch_size=32, shuffle=True), epochs=12)
    with torch.no_grad():
        forecast = forecaster(torch.tensor(X_test)).numpy()
    figure, axis = plt.subplots(figsize=(8, 3), layout="constrained")
    axis.plot(y_test, color="black", label="truth")
    axis.plot(forecast, color="tab:red", label="LSTM")
    axis.plot(X_test[:, -1, 0], color="grey", linestyle=":", label="last value again")
    axis.set(xlabel="test example", ylabel="value")
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 시계열에서 가장 흔한 실수는 모델이 아니라 데이터에 있어요. 정답이 입력에 섞이거나 미래가 훈련에 새어 들면 오차는
# 놀랍도록 작아지고, 실제로 쓰는 날 커져요. 그래서 "마지막 값을 그대로 말하기" 같은 단순한 기준과 늘 비교해요.
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day5-timeseries.ipynb`)을 제출하세요. 다 풀지 못했어도 제출하세요. 푼 만큼 점수를 받아요.

# %% [markdown] lang="en"
# ## Looking back
#
# The usual mistake with time series is in the data, not in the model. Where the target has got into the input, or the
# future into the training set, errors are wonderfully small, up to the day on which the model is used. That is why one
# always compares with something as plain as "say the last value again".
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day5-timeseries.ipynb`). Submit even if you did not finish: you get points
# for every part that works.

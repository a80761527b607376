# %% [markdown] lang="ko"
# # 2일차: 머신러닝 프로젝트와 PyTorch
#
# 어제는 순전파와 역전파를 손으로 썼어요. 오늘부터 역전파는 PyTorch가 대신해요. 그 대신 여러분은 프로젝트 전체를 맡아요.
# 데이터를 나누고, 모델을 만들고, 학습시키고, 정직하게 평가하고, 가장 좋았던 모델을 저장해요.
#
# ```text
#  데이터              모델              학습                   평가                남기기
#  모양과 표준화  ──>  MLP         ──>  한 epoch씩 반복   ──>  손실, 정확도  ──>  체크포인트
#  훈련 / 검증         초기화            최적화, 규제           혼동 행렬, ROC      조기 종료
#  1, 5, 11            3, 12~14          2, 4, 6, 8, 15, 16     7, 17               9, 10
# ```
#
# - **텐서(tensor)**: PyTorch의 배열이에요. NumPy 배열과 비슷하지만, 어떤 계산을 거쳤는지 기억하고 GPU에 올릴 수 있어요.
# - **자동 미분(autograd)**: `loss.backward()` 한 줄이 어제 쓴 역전파 전체를 대신해요. 기울기는 `.grad`에 **더해지므로**
#   매번 지우는 일은 여러분 몫이에요.
# - **훈련과 평가는 달라요.** 드롭아웃과 배치 정규화는 `model.train()`일 때와 `model.eval()`일 때 다르게 움직여요.
#   오늘 가장 많은 실수가 여기에서 나와요.
#
# <!-- plan -->
#
# **푸는 방법.** 함수와 클래스마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 바로 아래
# `grader.check(...)` 셀을 실행하면 공개 검사의 결과가 나와요. 채점할 때는 다른 숫자로 몇 가지를 더 확인하는데,
# **무엇을 확인하는지는 문제마다 모두 적어 두었어요**. 어떤 문제도 앞 문제의 답에 기대지 않아요. 한 문제에서 15분 넘게
# 막히면 다음 문제로 넘어가세요.

# %% [markdown] lang="en"
# # Day 2: the machine-learning project and PyTorch
#
# Yesterday you wrote forward and backward passes by hand. From today on PyTorch does the backward pass, and you take
# charge of the whole project: split the data, build a model, train it, judge it honestly, and keep the best one.
#
# ```text
#  data                model             training               evaluation           keeping
#  layout, scaling ──> MLP          ──>  epoch after epoch ──>  loss, accuracy  ──>  checkpoint
#  train / val         initialisation    optimizer, penalty     confusion, ROC       early stopping
#  1, 5, 11            3, 12-14          2, 4, 6, 8, 15, 16     7, 17                9, 10
# ```
#
# - **Tensor**: PyTorch's array. It is much like NumPy's, but it remembers which computations it came from, and it can
#   live on a GPU.
# - **Autograd**: the single line `loss.backward()` replaces all of the backward pass that you wrote yesterday.
#   Gradients are **added** to `.grad`, so clearing them each time is up to you.
# - **Training and evaluation differ.** Dropout and batch normalisation behave differently under `model.train()` and
#   `model.eval()`. Most of today's mistakes are born here.
#
# <!-- plan -->
#
# **How to work.** In each function and class, delete the line `raise NotImplementedError()` and write your code in its
# place. Then run the `grader.check(...)` cell underneath: it shows the public checks. Grading uses other numbers and
# looks at a few more things, and **every one of them is announced in the exercise**. No exercise depends on your answer
# to an earlier one. If one holds you up for more than 15 minutes, go on to the next.

# %% setup=true
import numpy as np
import otter
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day2.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 1. 텐서 모양: 표, 문장, 이미지 (4점)
#
# **아이디어.** 신경망에는 숫자만 넣을 수 있고, 그 숫자는 정해진 모양의 **텐서(tensor)** 에 담겨 있어야 해요.
# 데이터의 종류마다 약속된 모양이 있고, 첫 축은 언제나 예제의 번호 $N$이에요.
#
# | 함수 | 들어오는 것 | 나가는 텐서 | dtype |
# |---|---|---|---|
# | `to_image_batch(images)` | uint8 배열 $(N, H, W)$, $(N, H, W, 1)$ 또는 $(N, H, W, 3)$ | $(N, C, H, W)$ | float32 |
# | `pad_tokens(seqs, pad=0)` | 길이가 제각각인 정수 리스트 $B$개의 리스트 | $(B, T)$ | int64 |
# | `tabular(rows)` | 숫자 $D$개짜리 리스트 $N$개의 리스트 | $(N, D)$ | float32 |
#
# - **이미지.** 사진 파일은 색(채널)이 마지막 축에 있지만, PyTorch의 합성곱은 채널을 높이와 너비 **앞에** 두어요.
#   픽셀 0~255는 255로 나누어 0~1로 바꿔요. 흑백 이미지도 채널 축이 있어야 하고, 그때 $C = 1$이에요.
# - **문장.** 단어 번호의 나열이에요. 가장 긴 문장의 길이가 $T$이고, 짧은 문장의 **뒤쪽**을 `pad`로 채워요(padding).
# - **표.** 정수만 있는 표도 실수 텐서가 되어야 해요.
#
# **채점에서 확인하는 것**
# - 픽셀 $(n, h, w, c)$가 $(n, c, h, w)$로 가요. $H \ne W$인 이미지와 $N = 1$이 나와요. 255는 정확히 1이 돼요.
# - 이미지 텐서는 메모리에 빈틈없이 순서대로 놓여 있어요(`is_contiguous()`).
# - 빈 문장의 행은 모두 `pad`예요. 모든 문장이 비어 있으면 $T = 0$이에요. `pad`는 음수일 수도 있어요.
# - 정수만 있는 표, 정수와 실수가 섞인 표, 한 줄짜리 표.
# - 결과는 모두 `torch.Tensor`이고 `requires_grad`가 꺼져 있어요. 입력 배열과 리스트는 그대로여야 해요.
#
# 예제가 하나도 없는 입력은 나오지 않아요.

# %% [markdown] lang="en"
# ## 1. Tensor layouts: tables, text, images (4 points)
#
# **Idea.** A network takes nothing but numbers, and it takes them in a **tensor** of an agreed shape. Each kind of data
# has its own shape; the first axis is always the number of the example, $N$ of them.
#
# | function | comes in | tensor that goes out | dtype |
# |---|---|---|---|
# | `to_image_batch(images)` | uint8 array $(N, H, W)$, $(N, H, W, 1)$ or $(N, H, W, 3)$ | $(N, C, H, W)$ | float32 |
# | `pad_tokens(seqs, pad=0)` | list of $B$ lists of integers, of different lengths | $(B, T)$ | int64 |
# | `tabular(rows)` | list of $N$ lists of $D$ numbers each | $(N, D)$ | float32 |
#
# - **Images.** Picture files keep the colours (channels) on the last axis; PyTorch's convolutions want them **before**
#   height and width. Pixels 0 to 255 become 0 to 1: divide by 255. A gray image has a channel axis too, with $C = 1$.
# - **Text.** A sentence is a row of word numbers. $T$ is the length of the longest one; shorter ones are filled up
#   **at the end** with `pad` (padding).
# - **Tables.** A table of integers becomes a float tensor too.
#
# **What grading looks at**
# - Pixel $(n, h, w, c)$ ends up at $(n, c, h, w)$. Images with $H \ne W$ and $N = 1$ come up. 255 becomes exactly 1.
# - The image tensor lies in memory in order and without gaps (`is_contiguous()`).
# - The row of an empty sentence is all `pad`. If every sentence is empty, $T = 0$. `pad` may be negative.
# - Tables of integers, tables that mix integers and floats, tables with one row.
# - Every result is a `torch.Tensor` with `requires_grad` off. The arrays and lists that came in stay as they were.
#
# Inputs without a single example do not come up.


# %% solution="to_image_batch"
def to_image_batch(images):
    """
    ko| 이미지 묶음을 합성곱이 기대하는 모양으로 바꿔요.
    en| Puts a batch of images into the layout that convolutions expect.

    ko| images : uint8 배열 (N, H, W), (N, H, W, 1) 또는 (N, H, W, 3)
    ko| 반환값 : float32 텐서 (N, C, H, W), 값은 0 이상 1 이하
    en| images : uint8 array (N, H, W), (N, H, W, 1) or (N, H, W, 3)
    en| returns : float32 tensor (N, C, H, W), values from 0 to 1
    """
    ### BEGIN SOLUTION
    batch = torch.tensor(images)
    if batch.ndim == 3:
        batch = batch[..., None]
    return batch.permute(0, 3, 1, 2).contiguous() / 255
    ### END SOLUTION


# %% solution="pad_tokens"
def pad_tokens(seqs, pad=0):
    """
    ko| 길이가 다른 문장들의 뒤를 pad로 채워 텐서 하나로 만들어요.
    en| Fills sentences of different lengths up with pad, at the end, and makes one tensor of them.

    ko| seqs : 정수 리스트 B개의 리스트. 반환값 : int64 텐서 (B, T), T는 가장 긴 문장의 길이
    en| seqs : list of B lists of integers. returns : int64 tensor (B, T), T the length of the longest
    """
    ### BEGIN SOLUTION
    length = max(len(seq) for seq in seqs)
    tokens = torch.full((len(seqs), length), pad)
    for i, seq in enumerate(seqs):
        tokens[i, : len(seq)] = torch.tensor(seq)
    return tokens
    ### END SOLUTION


# %% solution="tabular"
def tabular(rows):
    """
    ko| 숫자 표를 float32 텐서로 바꿔요. rows : 숫자 D개짜리 리스트 N개의 리스트, 반환값 : 텐서 (N, D)
    en| Turns a table of numbers into a float32 tensor. rows : list of N lists of D numbers, returns a tensor (N, D)
    """
    ### BEGIN SOLUTION
    return torch.tensor(rows, dtype=torch.float32)
    ### END SOLUTION


# %% check="tensor_layouts"
grader.check("tensor_layouts")

# %% grade="tensor_layouts"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    down, right = np.mgrid[0:32, 0:48]
    picture = np.stack([down * 8, right * 5, 255 * ((down - 16) ** 2 + (right - 24) ** 2 < 100)], axis=-1).astype(
        np.uint8
    )
    batch = to_image_batch(picture[None])
    figure, axes = plt.subplots(1, 4, figsize=(10, 2.5), layout="constrained")
    axes[0].imshow(picture)
    axes[0].set(title="what came in")
    for channel, axis in enumerate(axes[1:]):
        axis.imshow(batch[0, channel], cmap="gray", vmin=0, vmax=1)
        axis.set(title=f"channel {channel} of {tuple(batch.shape)}")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 2. 자동 미분으로 선형 회귀 한 걸음 (6점)
#
# **아이디어.** 1일차에는 역전파를 손으로 썼어요. PyTorch의 **자동 미분(autograd)** 은 순전파를 지켜보며 계산 그래프를
# 기록해 두었다가, `loss.backward()`를 부르면 `requires_grad=True`인 텐서마다 기울기를 구해 `.grad`에 **더해** 줘요.
# 우리가 할 일은 손실을 계산하고, 구해진 기울기로 파라미터를 옮기는 것뿐이에요.
#
# **식.** 예측 $\hat{y} = Xw + b$의 평균 제곱 오차를 줄이는 경사 하강법 한 걸음이에요.
#
# $$L = \frac{1}{N}\sum_{n=1}^{N} (\hat{y}_n - y_n)^2 \qquad
# w \leftarrow w - \eta\,\frac{\partial L}{\partial w} \qquad b \leftarrow b - \eta\,\frac{\partial L}{\partial b}$$
#
# | 값 | 모양 | |
# |---|---|---|
# | `w`, `b` | $(D,)$, $()$ | `requires_grad=True`인 리프(leaf) 텐서: 직접 만든 파라미터 |
# | `X`, `y` | $(N, D)$, $(N,)$ | 데이터 |
# | `lr` | 숫자 | 학습률(learning rate) $\eta$ |
# | 반환값 | 파이썬 `float` | 파라미터를 옮기기 **전**의 손실 $L$ |
#
# **채점에서 확인하는 것**
# - 한 걸음 뒤의 `w`, `b`와 손실. 호출자가 준 **바로 그 텐서의 값**이 바뀌어야 해요. $N = 1$과 $D = 1$도 나와요.
# - 데이터와 학습률을 바꿔 가며 세 걸음을 이어서 불러도 맞아야 해요. 한 걸음의 기울기가 다음 걸음에 남으면 안 돼요.
# - 반환값은 텐서가 아니라 파이썬 `float`이에요.
# - 걸음이 끝난 뒤에도 `w`와 `b`로 손실을 만들어 미분할 수 있어야 해요. 텐서가 모두 float64일 때도, 모두
#   float32일 때도 있어요.
#
# 처음 부를 때 `.grad`에 다른 값이 이미 들어 있는 일은 없어요. 걸음이 끝난 뒤 `.grad`가 0인지 `None`인지는 보지 않아요.

# %% [markdown] lang="en"
# ## 2. Autograd: a linear regression step (6 points)
#
# **Idea.** On day 1 you wrote the backward pass by hand. PyTorch's **autograd** watches the forward pass and records a
# graph; `loss.backward()` then computes a gradient for every tensor with `requires_grad=True` and **adds** it to that
# tensor's `.grad`. All that is left for you is to compute the loss and to move the parameters.
#
# **Formula.** One step of gradient descent on the mean squared error of the prediction $\hat{y} = Xw + b$:
#
# $$L = \frac{1}{N}\sum_{n=1}^{N} (\hat{y}_n - y_n)^2 \qquad
# w \leftarrow w - \eta\,\frac{\partial L}{\partial w} \qquad b \leftarrow b - \eta\,\frac{\partial L}{\partial b}$$
#
# | value | shape | |
# |---|---|---|
# | `w`, `b` | $(D,)$, $()$ | leaf tensors with `requires_grad=True`: parameters that somebody made |
# | `X`, `y` | $(N, D)$, $(N,)$ | data |
# | `lr` | number | learning rate $\eta$ |
# | returned | Python `float` | the loss $L$ **before** the parameters move |
#
# **What grading looks at**
# - `w`, `b` and the loss after one step. The values of **the very tensors that the caller gave you** have to change.
#   $N = 1$ and $D = 1$ come up.
# - Three steps in a row, each with other data and another learning rate. No gradient may be left over for the next
#   step.
# - What you return is a Python `float`, not a tensor.
# - After a step, the caller can still build a loss from `w` and `b` and differentiate it. Everything is float64, or
#   everything is float32.
#
# Out of scope: a `.grad` that already holds something at the first call. Whether `.grad` is 0 or `None` after the step
# is up to you.


# %% solution="linreg_step"
def linreg_step(w, b, X, y, lr):
    """
    ko| 경사 하강법 한 걸음: w와 b의 값을 제자리에서 바꾸고, 바꾸기 전의 평균 제곱 오차를 돌려줘요.
    en| One step of gradient descent: changes w and b in place and returns the mean squared error before the step.

    ko| w, b : 리프 텐서 (D,)와 (), requires_grad=True, float32 또는 float64
    ko| X, y : w와 dtype이 같은 텐서 (N, D)와 (N,)
    ko| lr : 학습률, 숫자
    ko| 반환값 : 손실, 파이썬 float
    en| w, b : leaf tensors (D,) and (), requires_grad=True, float32 or float64
    en| X, y : tensors (N, D) and (N,) with the dtype of w
    en| lr : the learning rate, a number
    en| returns : the loss, a Python float
    """
    ### BEGIN SOLUTION
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for parameter in (w, b):
            parameter -= lr * parameter.grad
            parameter.grad = None
    return loss.item()
    ### END SOLUTION


# %% check="linreg_step"
grader.check("linreg_step")

# %% grade="linreg_step"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    chance = torch.Generator().manual_seed(0)
    across = torch.linspace(-1, 2, 40)
    heights = 1.5 * across - 0.5 + 0.3 * torch.randn(40, generator=chance)
    slope, offset = torch.zeros(1, requires_grad=True), torch.tensor(0.0, requires_grad=True)
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3), layout="constrained")
    left.scatter(across, heights, color="gray", s=12)
    losses = []
    for step in range(31):
        if step in (0, 2, 5, 30):
            line = (slope * across + offset).detach()
            left.plot(across, line, label=f"after {step} steps")
        losses.append(linreg_step(slope, offset, across[:, None], heights, 0.1))
    left.legend()
    right.plot(losses)
    right.set(title="The loss falls", xlabel="step", ylabel="loss", yscale="log")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 3. nn.Module로 MLP 만들기 (5점)
#
# **아이디어.** PyTorch의 모델은 `nn.Module`을 물려받은 클래스예요. `__init__`에서 층을 만들어 `self`에 **등록**하고,
# `forward`에서 그 층들을 차례로 통과시켜요. 등록된 층의 파라미터는 `model.parameters()`가 모두 찾아 주고, 그래서
# 옵티마이저도, `model.double()`이나 저장하기도 그 파라미터를 빠짐없이 다룰 수 있어요.
#
# **구조.** 다층 퍼셉트론(multi-layer perceptron, MLP)은 완전 연결층을 쌓은 신경망이에요.
#
# $$x \to \text{펼치기} \to \underbrace{\text{Linear} \to \text{activation} \to \text{Dropout}}_{\text{은닉층마다}}
# \to \cdots \to \text{Linear} \to \text{로짓}$$
#
# | 값 | 뜻 |
# |---|---|
# | `in_dim`, `out_dim` | 입력 특성의 개수, 출력의 개수 |
# | `hidden` | 은닉층의 뉴런 수를 담은 리스트. `[64, 32]`면 은닉층 두 개, `[]`면 은닉층이 없어요 |
# | `activation` | 활성화 함수의 **클래스**: `nn.ReLU`, `nn.Tanh`, `nn.Sigmoid` 가운데 하나 |
# | `dropout` | 은닉층의 뉴런을 학습 때 무작위로 끌 확률 $p$ |
# | `x` | $(N, \text{in\_dim})$ 또는 $C \times H \times W = \text{in\_dim}$인 이미지 $(N, C, H, W)$ |
# | 반환값 | 로짓(logit) $(N, \text{out\_dim})$: softmax도 활성화 함수도 거치지 않은 점수 |
#
# **채점에서 확인하는 것**
# - 층은 모두 편향이 있는 `nn.Linear`예요. `hidden`이 `[]`, `[8]`, `[64, 32]`일 때 등록된 파라미터의 개수와 모양이
#   맞아야 하고, 모든 파라미터에 올바른 기울기가 닿아야 해요. 같은 리스트 `hidden`으로 모델을 두 개 만들기도 해요.
# - 파라미터에 채점기가 고른 값을 넣었을 때의 로짓: 은닉층 0개에서 3개까지, `nn.ReLU`와 `nn.Tanh`.
# - 이미지와 $N = 1$. 이미지는 행 우선 순서(`flatten`의 순서)로 펼쳐요.
# - `model.train()`에서는 **모든** 은닉층에 드롭아웃(dropout)이 걸리고(출력에는 걸리지 않아요), `model.eval()`에서는
#   꺼져요. 켜진 뉴런을 $1/(1-p)$배 하는 `nn.Dropout`의 규칙을 따라요. 활성화 함수의 앞에 두어도, 뒤에 두어도 괜찮아요.
# - 값은 모두 `model.double()`로 바꾼 모델에 float64 입력을 넣어서 확인해요.
#
# 층에 붙이는 이름과 초깃값은 자유예요. 메모리에 띄엄띄엄 놓인 입력은 나오지 않아요.

# %% [markdown] lang="en"
# ## 3. nn.Module: an MLP (5 points)
#
# **Idea.** A model in PyTorch is a class that inherits from `nn.Module`. `__init__` makes the layers and **registers**
# them on `self`; `forward` sends the data through them. `model.parameters()` finds the parameters of every registered
# layer, so that an optimizer, `model.double()` and a checkpoint can all reach them without leaving any out.
#
# **Structure.** A multi-layer perceptron (MLP) is a stack of fully connected layers.
#
# $$x \to \text{flatten} \to \underbrace{\text{Linear} \to \text{activation} \to \text{Dropout}}_{\text{every
# hidden layer}} \to \cdots \to \text{Linear} \to \text{logits}$$
#
# | value | meaning |
# |---|---|
# | `in_dim`, `out_dim` | number of input features, number of outputs |
# | `hidden` | list with the width of each hidden layer: `[64, 32]` means two of them, `[]` means none |
# | `activation` | the **class** of the activation: `nn.ReLU`, `nn.Tanh` or `nn.Sigmoid` |
# | `dropout` | probability $p$ with which a hidden unit is switched off during training |
# | `x` | $(N, \text{in\_dim})$, or images $(N, C, H, W)$ with $C \times H \times W = \text{in\_dim}$ |
# | returned | logits $(N, \text{out\_dim})$: scores that have seen neither a softmax nor an activation |
#
# **What grading looks at**
# - Every layer is an `nn.Linear` with a bias. For `hidden` equal to `[]`, `[8]` and `[64, 32]`, number and shapes of
#   the registered parameters are right, and the right gradient reaches every one of them. Two models may be made
#   from the very same list `hidden`.
# - The logits once the grader has filled the parameters with values of its own: zero to three hidden layers, `nn.ReLU`
#   and `nn.Tanh`.
# - Images, and $N = 1$. Images are flattened in row-major order (the order of `flatten`).
# - In `model.train()` **every** hidden layer has dropout (the output has none); in `model.eval()` there is none. It
#   follows the rule of `nn.Dropout`: units that stay on are multiplied by $1/(1-p)$. You may put it before the
#   activation or after it.
# - All values are checked on the model after `model.double()`, with float64 inputs.
#
# Names and initial values of the layers are up to you. Inputs that are not contiguous in memory do not come up.


# %% solution="MLP"
class MLP(nn.Module):
    """
    ko| 완전 연결층을 쌓은 신경망이에요.
    en| A stack of fully connected layers.

    ko| __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0) : 층을 만들어 등록해요
    ko|     in_dim, out_dim : 정수, hidden : 정수의 리스트, activation : nn.ReLU 같은 클래스, dropout : 0 이상 1 미만
    ko| forward(self, x) : x (N, in_dim) 또는 (N, C, H, W)를 받아 로짓 (N, out_dim)을 돌려줘요
    en| __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0) : makes and registers the layers
    en|     in_dim, out_dim : int, hidden : list of int, activation : a class such as nn.ReLU, dropout : in [0, 1)
    en| forward(self, x) : x (N, in_dim) or (N, C, H, W), returns logits (N, out_dim)
    """

    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        ### BEGIN SOLUTION
        super().__init__()
        layers = []
        width = in_dim
        for units in hidden:
            layers += [nn.Linear(width, units), activation(), nn.Dropout(dropout)]
            width = units
        self.layers = nn.Sequential(*layers, nn.Linear(width, out_dim))

    def forward(self, x):
        return self.layers(x.flatten(start_dim=1))
        ### END SOLUTION


# %% check="mlp"
grader.check("mlp")

# %% grade="mlp"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    across = torch.linspace(-3, 3, 400)[:, None]
    figure, axes = plt.subplots(1, 3, figsize=(9, 3), layout="constrained")
    for axis, hidden in zip(axes, ([], [8], [64, 32]), strict=True):
        for seed in range(4):
            torch.manual_seed(seed)
            with torch.no_grad():
                axis.plot(across, MLP(1, hidden, 1)(across))
        axis.set(title=f"hidden = {hidden}", xlabel="x")
    figure.suptitle("Networks with random weights: which of them can bend?")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 4. PyTorch로 XOR 풀기 (6점)
#
# **아이디어.** 1일차의 첫 문제에서 XOR은 직선 하나로 나눌 수 없었고, 게이트 세 개를 손으로 이어야 했어요. 은닉층 하나와
# 비선형 활성화 함수가 있으면, 같은 일을 하는 가중치를 경사 하강법이 스스로 찾아요.
#
# **할 일.** 모델을 만들고, 네 점으로 학습시켜서, 학습한 모델을 돌려주세요. 학습은 늘 같은 네 줄의 반복이에요.
#
# $$\text{기울기 지우기} \to \text{손실 계산} \to \text{backward} \to \text{step}$$
#
# 이진 분류의 손실 함수는 로짓 $z$와 정답 $t \in \{0, 1\}$의 이진 교차 엔트로피예요.
# `nn.BCEWithLogitsLoss`가 이 식을 시그모이드 $\sigma$까지 한꺼번에 계산해요.
#
# $$L = -\frac{1}{4}\sum_{n=1}^{4} \big[t_n \log \sigma(z_n) + (1 - t_n) \log (1 - \sigma(z_n))\big]$$
#
# | 값 | 뜻 |
# |---|---|
# | `seed` | 정수. 모든 난수는 `torch.manual_seed(seed)`에서 나와요 |
# | `target` | 점 $(0,0), (0,1), (1,0), (1,1)$의 정답, 0과 1 네 개. 기본값이 XOR이에요 |
# | 반환값 | 학습한 모델. float32 텐서 $(N, 2)$를 받아 로짓 $(N, 1)$ 또는 $(N,)$을 돌려줘요 |
#
# 로짓이 0보다 크면 클래스 1, 아니면 클래스 0으로 예측한 거예요.
#
# **채점에서 확인하는 것**
# - 비밀 `seed` 다섯 개 **모두**에서 네 점을 다 맞히고, 손실 $L$이 0.1 이하예요. 가끔만 성공하는 모델로는 모자라요.
# - 다른 `target`으로도 학습해요: XOR을 뒤집은 XNOR과, AND처럼 직선으로 나눌 수 있는 것.
# - 네 점에서 가로세로로 0.1까지 벗어난 점도 가장 가까운 꼭짓점과 같은 클래스예요.
# - 같은 `seed`로 두 번 부르면 같은 모델, 다른 `seed`로 부르면 다른 모델이에요.
# - 한 번 부르는 데 10초 안에 끝나요. (은닉 뉴런 8개로 몇백 걸음이면 1초도 걸리지 않아요.)
#
# 모델의 구조, 옵티마이저와 학습률, 걸음 수는 자유예요.

# %% [markdown] lang="en"
# ## 4. XOR with PyTorch (6 points)
#
# **Idea.** In the very first exercise of day 1 no straight line could solve XOR, and you wired three gates together by
# hand. With one hidden layer and a nonlinear activation, gradient descent finds weights for the same job by itself.
#
# **Your job.** Make a model, train it on the four points, and return it. Training repeats the same four lines.
#
# $$\text{clear the gradients} \to \text{compute the loss} \to \text{backward} \to \text{step}$$
#
# The loss function of a two-class problem is the binary cross-entropy of the logits $z$ and the targets
# $t \in \{0, 1\}$; `nn.BCEWithLogitsLoss` computes all of this formula, the sigmoid $\sigma$ included.
#
# $$L = -\frac{1}{4}\sum_{n=1}^{4} \big[t_n \log \sigma(z_n) + (1 - t_n) \log (1 - \sigma(z_n))\big]$$
#
# | value | meaning |
# |---|---|
# | `seed` | an integer; all randomness comes from `torch.manual_seed(seed)` |
# | `target` | what is right for $(0,0), (0,1), (1,0), (1,1)$: four zeros and ones. The default is XOR |
# | returned | the trained model: it turns a float32 tensor $(N, 2)$ into logits $(N, 1)$ or $(N,)$ |
#
# A logit above 0 predicts class 1, any other class 0.
#
# **What grading looks at**
# - For **all** of five secret seeds, all four points are right and the loss $L$ is at most 0.1. A model that succeeds
#   now and then is not enough.
# - It trains for other `target`s too: XNOR, the opposite of XOR, and one that a straight line can separate, such as
#   AND.
# - Points up to 0.1 away from a corner, in either direction, get that corner's class.
# - The same `seed` gives the same model again; another `seed` gives another model.
# - A call takes at most 10 seconds. (A few hundred steps with 8 hidden units take less than one.)
#
# Structure, optimizer, learning rate and number of steps are up to you.


# %% solution="train_xor"
def train_xor(seed, target=(0, 1, 1, 0)):
    """
    ko| 네 점 (0,0), (0,1), (1,0), (1,1)과 정답 target으로 학습한 모델을 돌려줘요.
    en| Returns a model that has been trained on (0,0), (0,1), (1,0), (1,1) and their targets.

    ko| seed : 정수, 모든 난수의 출발점. target : 0과 1 네 개
    ko| 반환값 : float32 텐서 (N, 2)를 로짓 (N, 1) 또는 (N,)로 바꾸는 모델
    en| seed : an integer that all randomness starts from. target : four zeros and ones
    en| returns : a model that turns a float32 tensor (N, 2) into logits (N, 1) or (N,)
    """
    ### BEGIN SOLUTION
    torch.manual_seed(seed)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor(target, dtype=torch.float32).reshape(4, 1)
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    loss_function = nn.BCEWithLogitsLoss()
    for _ in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
    ### END SOLUTION


# %% check="train_xor"
grader.check("train_xor")

# %% grade="train_xor"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    corners = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    ticks = torch.linspace(-0.5, 1.5, 100)
    grid = torch.cartesian_prod(ticks, ticks)
    figure, axes = plt.subplots(1, 3, figsize=(9, 3), layout="constrained")
    for seed, axis in enumerate(axes):
        with torch.no_grad():
            chance = torch.sigmoid(train_xor(seed)(grid)).reshape(100, 100)
        axis.contourf(ticks, ticks, chance.T, levels=20, cmap="coolwarm", vmin=0, vmax=1)
        axis.scatter(corners[:, 0], corners[:, 1], c=[0, 1, 1, 0], cmap="coolwarm", s=120, edgecolors="black")
        axis.set(title=f"seed {seed}", aspect="equal")
    figure.suptitle("Three ways to bend the plane: same corners, other weights")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 5. Dataset, 데이터 분할, DataLoader (7점)
#
# **아이디어.** PyTorch에서 데이터는 두 단계를 거쳐 모델에 들어가요. **Dataset**은 "i번째 예제를 주세요"에 답하는
# 상자이고, **DataLoader**는 그 상자에서 예제를 꺼내 미니배치로 묶어 주는 점원이에요. 그전에 데이터를 **훈련(train)**
# 용과 **검증(validation)** 용으로 나누어요. 검증 예제는 학습에 한 번도 쓰지 않아야 새로운 데이터에서의 실력을 잴 수
# 있어요.
#
# 데이터가 클래스 순서대로 정렬되어 있거나 어떤 클래스가 드물면, 아무렇게나 나눈 검증용에 그 클래스가 빠지기 쉬워요.
# 그래서 클래스마다 따로 섞어 같은 비율로 나누어요. 이것을 **층화 분할(stratified split)** 이라고 해요. 클래스 $c$의
# 예제가 $n_c$개라면
#
# $$n_c^{\text{val}} \approx r \, n_c \qquad n_c^{\text{train}} = n_c - n_c^{\text{val}} \quad (r = \text{val\_ratio})$$
#
# | 값 | 모양 | 자료형 |
# |---|---|---|
# | `X`, `y` | $(N, \dots)$, $(N,)$ | NumPy. `X`는 float64, float32, uint8, `y`는 정수 |
# | `dataset[i]` | $(\dots)$ 텐서, $()$ 텐서 | float32, int64 |
# | 미니배치 `xb`, `yb` | $(B, \dots)$, $(B,)$ | float32, int64 |
#
# **채점에서 확인하는 것**
# - `dataset[i]`는 `X[i]`와 `y[i]`를 텐서로 줘요. `x`에는 `X[i]`의 축만 있고 `y`는 축이 없는 텐서예요. `i`는
#   음수일 수도, NumPy 정수일 수도 있어요. `len(dataset)`은 예제 개수예요 (1점).
# - `X`와 `y`의 자료형이 무엇이든 `x`는 float32, `y`는 int64예요 (0.5점).
# - `transform`은 `x` 텐서를 받아 텐서를 돌려주는 함수예요. 예제를 **꺼낼 때마다 새로** 불러서 `x`에만 적용해요.
#   무작위로 뒤집기 같은 증강은 꺼낼 때마다 결과가 달라야 하니까요 (0.5점).
# - 두 로더를 합치면 한 epoch에 모든 예제가 정확히 한 번씩 나와요. 두 로더 모두 `batch_size`개씩 묶고, 남는 예제는 작은
#   마지막 배치가 돼요. `len(loader)`는 배치 개수예요 (1점).
# - 로더에서 나온 `x`는 자기 `y`와 짝이고, 값은 `X`에 있던 그대로예요. 표준화는 여기서 하지 않아요 (0.5점).
# - 클래스마다 검증 예제 수가 $r\,n_c$와 많아야 1개 차이 나요. 정수가 아니면 올려도, 내려도, 반올림해도 좋아요 (1점).
# - 훈련 로더는 epoch마다 새로운 순서로, 검증 로더는 언제나 같은 순서로 줘요 (1점).
# - 같은 `seed`이면 분할도, 훈련 순서도 같아요. `seed`가 다르면 분할이 달라요. `make_loaders`를 불러도 NumPy와 torch의
#   전역 난수 상태는 그대로예요 (1점). `np.random.default_rng(seed)`와 `DataLoader`의 `generator=`가 도움이 돼요.
# - `train_transform`은 훈련 예제에만 적용해요 (0.5점).
#
# `num_workers`는 기본값 0으로 두세요. 어떤 클래스든 훈련용과 검증용에 적어도 하나씩 들어갈 만큼의 예제가 있어요. 받은
# 텐서를 직접 고치는 `transform`, 범위를 벗어난 `i`, 빈 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 5. Dataset, split and DataLoader (7 points)
#
# **Idea.** In PyTorch, data reaches the model in two stages. A **Dataset** is a box that answers "give me example i". A
# **DataLoader** takes examples out of the box and packs them into minibatches. Before that, the data is split into a
# part for **training** and a part for **validation**: only examples that took no part in training can tell how well the
# model does on new data.
#
# Where the data is sorted by class, or one class is rare, a careless split easily leaves a class out of the validation
# part. So every class is shuffled and divided by itself, in the same proportion: a **stratified split**. With $n_c$
# examples of class $c$,
#
# $$n_c^{\text{val}} \approx r \, n_c \qquad n_c^{\text{train}} = n_c - n_c^{\text{val}} \quad (r = \text{val\_ratio})$$
#
# | value | shape | dtype |
# |---|---|---|
# | `X`, `y` | $(N, \dots)$, $(N,)$ | NumPy; `X` float64, float32 or uint8, `y` integers |
# | `dataset[i]` | tensor $(\dots)$, tensor $()$ | float32, int64 |
# | minibatch `xb`, `yb` | $(B, \dots)$, $(B,)$ | float32, int64 |
#
# **What grading looks at**
# - `dataset[i]` gives `X[i]` and `y[i]` as tensors: `x` has the axes of `X[i]` and no other, `y` has none. `i` may be
#   negative, and it may be a NumPy integer. `len(dataset)` is the number of examples (1 point).
# - `x` is float32 and `y` is int64, whatever the dtypes of `X` and `y` (0.5 points).
# - `transform` is a function from the tensor `x` to a tensor. It is called **anew at every access**, and for `x` only:
#   an augmentation such as a random flip has to come out differently each time (0.5 points).
# - Together, the two loaders give every example exactly once per epoch. Both give `batch_size` examples at a time, and
#   what is left over forms a smaller last batch. `len(loader)` is the number of batches (1 point).
# - Every `x` that comes out of a loader is with its own `y`, and its numbers are those of `X`. Nothing is standardised
#   here (0.5 points).
# - In each class, the number of validation examples differs from $r\,n_c$ by one at most. Where that is no whole
#   number, rounding up, down or to the nearest is fine (1 point).
# - The training loader gives a new order in every epoch, the validation loader the same order always (1 point).
# - The same `seed` gives the same split and the same training order; another `seed` gives another split. A call of
#   `make_loaders` leaves the global random state of NumPy and of torch as it was. That is what
#   `np.random.default_rng(seed)` and the `generator=` argument of `DataLoader` are for (1 point).
# - `train_transform` applies to training examples only (0.5 points).
#
# Leave `num_workers` at its default, 0. Every class has enough examples for at least one on each side. Out of scope: a
# `transform` that edits its tensor in place, an `i` out of range, empty arrays.


# %% solution="ArrayDataset"
class ArrayDataset(Dataset):
    """
    ko| NumPy 배열 X (N, ...)와 y (N,)를 예제 하나씩 꺼내는 Dataset. transform: 텐서 x를 바꾸는 함수, 또는 None.
    en| A Dataset over NumPy arrays X (N, ...) and y (N,). transform: a function from the tensor x to a tensor, or None.

    ko| __init__(self, X, y, transform=None)
    ko| __len__(self)          : 예제 개수 N
    ko| __getitem__(self, i)   : (x, y), x는 (...) float32 텐서, y는 () int64 텐서
    en| __init__(self, X, y, transform=None)
    en| __len__(self)          : the number of examples N
    en| __getitem__(self, i)   : (x, y), x a float32 tensor (...), y an int64 tensor ()
    """

    def __init__(self, X, y, transform=None):
        ### BEGIN SOLUTION
        self.X = torch.tensor(X, dtype=torch.float32)
        self.y = torch.tensor(y, dtype=torch.int64)
        self.transform = transform

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        x = self.X[i]
        if self.transform is not None:
            x = self.transform(x)
        return x, self.y[i]
        ### END SOLUTION


# %% solution="make_loaders"
def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    """
    ko| 데이터를 클래스 비율을 지키며 나누고 (train_loader, val_loader)를 돌려줘요.
    en| Splits the data, keeping the shares of the classes, and returns (train_loader, val_loader).

    X : (N, ...) NumPy, y : (N,) NumPy
    ko| batch_size : 미니배치의 크기, val_ratio : 검증용 비율 (0과 1 사이), seed : 정수
    ko| train_transform : 훈련 예제에만 적용할 함수, 또는 None
    en| batch_size : size of a minibatch, val_ratio : share of validation (between 0 and 1), seed : an integer
    en| train_transform : a function for training examples only, or None
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    train, val = [], []
    for label in np.unique(y):
        numbers = rng.permutation(np.flatnonzero(y == label))
        n_val = round(val_ratio * len(numbers))
        val.extend(numbers[:n_val])
        train.extend(numbers[n_val:])
    generator = torch.Generator().manual_seed(seed)
    train_set = ArrayDataset(X[train], y[train], train_transform)
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True, generator=generator)
    val_loader = DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
    return train_loader, val_loader
    ### END SOLUTION


# %% check="data_loaders"
grader.check("data_loaders")

# %% grade="data_loaders"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    sorted_y = np.repeat([0, 1, 2], [80, 30, 10])
    parts = make_loaders(np.zeros((120, 1)), sorted_y, 16, 0.2, seed=0)
    figure, axes = plt.subplots(1, 2, figsize=(8, 3), layout="constrained", sharey=True)
    counts = [[np.bincount(sorted_y[:96], minlength=3), np.bincount(sorted_y[96:], minlength=3)]]
    counts.append([np.bincount(torch.cat([yb for _, yb in part]), minlength=3) for part in parts])
    for axis, (train, val), title in zip(axes, counts, ("the last 20 % of the rows", "your split"), strict=True):
        axis.bar(np.arange(3), train, label="training")
        axis.bar(np.arange(3), val, bottom=train, label="validation")
        axis.set(title=title, xlabel="class", ylabel="examples", xticks=[0, 1, 2])
        axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 6. 한 epoch 학습하기 (9점)
#
# **아이디어.** PyTorch로 하는 학습은 거의 언제나 같은 반복문이에요. 미니배치 하나를 꺼내서 순전파하고, 손실을 재고,
# 역전파로 기울기를 구하고, 옵티마이저(optimizer)가 파라미터를 한 걸음 옮겨요. 이 한 번이 **iteration**이고, 훈련
# 데이터를 처음부터 끝까지 한 번 보면 **epoch**이에요. 순서가 하나만 어긋나도 오류 없이 틀린 곳으로 배우니, 한 줄 한 줄
# 왜 그 자리에 있는지 생각하면서 써 보세요.
#
# PyTorch에서 `backward()`는 기울기를 `.grad`에 **더해요**. 앞 배치의 기울기를 언제 버릴지는 여러분이 정해야 해요.
#
# **식.** 배치 $b$에 예제가 $n_b$개 있고 `loss_fn`이 돌려준 값(배치의 평균 손실)이 $L_b$라면, epoch의 평균 손실은
# **예제마다** 같은 무게를 주어요:
#
# $$\bar{L} = \frac{\sum_b n_b L_b}{\sum_b n_b}$$
#
# | 이름 | 뜻 |
# |---|---|
# | `model` | `nn.Module`. `device`에 이미 놓여 있어요 |
# | `loader` | `DataLoader`. 배치마다 `(X, y)`: 입력 $(n_b, \dots)$, 정답 $(n_b, \dots)$ |
# | `loss_fn` | `loss_fn(출력, 정답)` → 배치의 평균 손실(0차원 텐서). `nn.CrossEntropyLoss()`, `nn.MSELoss()` 같은 것 |
# | `optimizer` | `model`의 파라미터를 갖고 있는 `torch.optim`의 옵티마이저 |
# | `device` | `"cpu"`, `"cuda"` 같은 장치. 배치의 두 텐서를 모두 여기로 옮겨요 |
# | 반환값 | $\bar{L}$, 파이썬 숫자 하나(`float`) |
#
# $L_b$는 그 배치로 파라미터를 옮기기 **전에** 잰 손실이에요. 따로 다시 재지 않아요.
#
# **채점에서 확인하는 것**
# - 세 epoch 뒤의 가중치가 같은 데이터, 같은 옵티마이저(모멘텀이 있는 SGD)로 따로 계산한 값과 같아요. 마지막 배치는 더
#   작을 수 있고, 모든 배치를 순서대로 한 번씩 써요.
# - 반환값이 위의 식과 같고, 텐서가 아니라 파이썬 숫자예요.
# - 모델을 평가 모드(`eval`)로 받아도 학습 모드로 학습해요. 배치 정규화(batch normalisation)의 통계로 확인해요.
# - 부르기 전에 `.grad`에 무엇이 남아 있든 결과가 같아요.
# - 배치를 `device`로 옮기기 전에 계산에 쓰지 않아요.
# - 지난 배치들의 계산 그래프를 계속 붙들고 있지 않아요. 배치가 많아져도 메모리가 늘지 않아야 해요.
#
# `model`과 데이터의 dtype은 바꾸지 마세요. 채점에서는 float64를 써요. 빈 `loader`, `drop_last=True`인 `loader`,
# 학습률 스케줄러, 기울기 자르기는 나오지 않아요. 함수가 끝났을 때의 모드와 `.grad`에 남은 값은 보지 않아요.

# %% [markdown] lang="en"
# ## 6. One training epoch (9 points)
#
# **Idea.** Training in PyTorch is nearly always the same loop: take a mini-batch, go forward, measure the loss, go
# backward for the gradients, and let the optimizer move the parameters by one step. Doing so once is an **iteration**;
# seeing the whole training set once is an **epoch**. One line in the wrong place learns the wrong thing without any
# error, so think about why each line stands where it does.
#
# In PyTorch, `backward()` **adds** to `.grad`. When the gradients of the batch before are thrown away is up to you.
#
# **Formula.** Let batch $b$ have $n_b$ examples and let $L_b$ be what `loss_fn` gives for it, the mean over the batch.
# The epoch's mean loss gives every **example** the same weight:
#
# $$\bar{L} = \frac{\sum_b n_b L_b}{\sum_b n_b}$$
#
# | name | meaning |
# |---|---|
# | `model` | an `nn.Module` that lies on `device` already |
# | `loader` | a `DataLoader`; every batch is a pair `(X, y)`: inputs $(n_b, \dots)$, targets $(n_b, \dots)$ |
# | `loss_fn` | `loss_fn(outputs, targets)` → mean loss of the batch, a 0-d tensor; for example `nn.MSELoss()` |
# | `optimizer` | an optimizer from `torch.optim` that holds the parameters of `model` |
# | `device` | such as `"cpu"` or `"cuda"`; both tensors of a batch are to be moved there |
# | returned | $\bar{L}$, one Python number (`float`) |
#
# $L_b$ is the loss **before** that batch moves the parameters. There is no second measurement.
#
# **What grading looks at**
# - After three epochs the weights are those of a separate calculation with the same data and the same optimizer (SGD
#   with momentum). The last batch may be smaller, and each batch is used once, in order.
# - The returned value follows the formula and is a Python number, not a tensor.
# - A model that arrives in evaluation mode (`eval`) is trained in training mode; the statistics of batch normalisation
#   show it.
# - The result does not depend on what `.grad` held before the call.
# - No batch is computed with before it has been moved to `device`.
# - The graphs of earlier batches are not held on to: memory must not grow with the number of batches.
#
# Leave the dtype of `model` and of the data alone; grading uses float64. Out of scope: an empty `loader`, a `loader`
# with `drop_last=True`, learning rate schedulers, gradient clipping. In which mode the model is at the end, and what is
# in `.grad` then, is up to you.


# %% solution="train_one_epoch"
def train_one_epoch(model, loader, loss_fn, optimizer, device):
    """
    ko| 모델을 한 epoch 동안 학습시키고, 예제마다 같은 무게를 준 평균 손실을 돌려줘요.
    en| Train the model for one epoch; returns the loss averaged over examples.

    ko| model : device에 놓인 nn.Module;  optimizer : 그 파라미터를 가진 torch.optim 옵티마이저
    ko| loader : (X, y) 배치를 내주는 DataLoader;  loss_fn(출력, 정답) : 배치의 평균 손실 (0차원 텐서)
    ko| device : 배치를 옮길 장치
    ko| 반환값: float
    en| model : nn.Module on device;  optimizer : torch.optim optimizer of its parameters
    en| loader : DataLoader of batches (X, y);  loss_fn(outputs, targets) : mean loss of the batch (0-d tensor)
    en| device : where the batches have to be moved
    en| returns: float
    """
    ### BEGIN SOLUTION
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count
    ### END SOLUTION


# %% check="train_one_epoch"
grader.check("train_one_epoch")

# %% grade="train_one_epoch"

# %% [markdown] lang="ko"
# ## 7. 평가하기 (7점)
#
# **아이디어.** 훈련 데이터에서 손실이 줄었다고 잘 배운 것은 아니에요. 학습에 쓰지 않은 데이터로 재 봐야 알 수 있어요.
# 평가(evaluation)는 재기만 하고 **아무것도 바꾸지 않아요.** 그래서 조심할 것이 두 가지 있어요.
#
# - 배치 정규화와 드롭아웃(dropout)은 학습할 때와 평가할 때 다르게 움직여요. 학습 모드로 재면 같은 이미지의 점수가 어떤
#   이미지들과 한 배치에 들어갔는지에 따라 달라져요. 평가가 끝나면 모델을 **받았을 때의 모드**로 되돌려 주세요.
# - 얼마나 좋은지 재는 데에 기울기는 필요하지 않아요. 기울기를 추적하지 않으면 시간과 메모리를 아낄 수 있어요.
#
# **식.** 예제가 모두 $N$개이고, $i$번째 예제의 점수(로짓, logit)가 $z_i$ $(C,)$, 정답이 $y_i$, 손실이 $\ell_i$라면
#
# $$\text{loss} = \frac{1}{N} \sum_{i=1}^{N} \ell_i \qquad
# \text{accuracy} = \frac{\#\{\, i : \arg\max_c z_{ic} = y_i \,\}}{N}$$
#
# | 이름 | 뜻 |
# |---|---|
# | `model` | `nn.Module`: $(B, D)$ → 로짓 $(B, C)$. `device`에 이미 있고, 학습 모드이거나 평가 모드예요 |
# | `loader` | `DataLoader`. 배치마다 `(X, y)`: 입력 $(B, D)$, 클래스 번호 $(B,)$ int64 |
# | `loss_fn` | `loss_fn(로짓, 정답)` → **배치의 평균** 손실 (0차원 텐서) |
# | `device` | 배치의 두 텐서를 옮길 장치 |
# | 반환값 | `{"loss": ..., "accuracy": ...}`, 값은 텐서가 아니라 파이썬 숫자. `accuracy`는 0과 1 사이 |
#
# **채점에서 확인하는 것**
# - 마지막 배치가 작아도 두 값이 위의 식과 같아요. 모든 예제의 무게가 같아야 해요.
# - 배치 정규화와 드롭아웃이 있는 모델에서도 배치 크기와 상관없이 같은 값이 나와요.
# - 평가가 끝나면 모델이 받았을 때의 모드로 돌아가 있어요. 학습 모드였을 때와 평가 모드였을 때를 모두 봐요.
# - 가중치, 배치 정규화의 통계, 파라미터의 `.grad`가 그대로이고, 끝난 뒤에는 다시 기울기를 구할 수 있어요.
# - 평가하는 동안 기울기를 추적하지 않아요.
# - 배치를 `device`로 옮기기 전에 계산에 쓰지 않아요.
#
# 빈 `loader`, 점수가 똑같은 클래스, 모델의 일부만 다른 모드에 있는 경우는 나오지 않아요.

# %% [markdown] lang="en"
# ## 7. Evaluation (7 points)
#
# **Idea.** A falling loss on the training data does not say that a model has learned anything useful; data that was not
# trained on does. An evaluation measures, and **changes nothing**. Two things need care:
#
# - Batch normalisation and dropout act differently in training and in evaluation. Measured in training mode, the scores
#   of one image depend on the other images of its batch. Afterwards, give the model back **in the mode in which you got
#   it**.
# - How good a model is can be told without gradients. Not tracking them saves time and memory.
#
# **Formula.** Of $N$ examples in all, let example $i$ have the scores (logits) $z_i$ $(C,)$, the right class $y_i$ and
# the loss $\ell_i$. Then
#
# $$\text{loss} = \frac{1}{N} \sum_{i=1}^{N} \ell_i \qquad
# \text{accuracy} = \frac{\#\{\, i : \arg\max_c z_{ic} = y_i \,\}}{N}$$
#
# | name | meaning |
# |---|---|
# | `model` | an `nn.Module`: $(B, D)$ → logits $(B, C)$; lies on `device` already, in training or in evaluation mode |
# | `loader` | a `DataLoader`; every batch is a pair `(X, y)`: inputs $(B, D)$, class numbers $(B,)$ int64 |
# | `loss_fn` | `loss_fn(logits, classes)` → **mean** loss of the batch, a 0-d tensor |
# | `device` | both tensors of a batch are to be moved there |
# | returned | `{"loss": ..., "accuracy": ...}`, Python numbers, no tensors; `accuracy` lies between 0 and 1 |
#
# **What grading looks at**
# - Both numbers follow the formula, also when the last batch is smaller: every example weighs the same.
# - The batch size does not matter, also for a model with batch normalisation and dropout.
# - Afterwards the model is in the mode in which it came; both modes are tried.
# - Weights, statistics of batch normalisation and the `.grad` of all parameters stay as they were, and gradients can be
#   computed again afterwards.
# - Gradients are not tracked during the evaluation.
# - No batch is computed with before it has been moved to `device`.
#
# Out of scope: an empty `loader`, classes with equal scores, models of which only a part is in another mode.


# %% solution="evaluate"
def evaluate(model, loader, loss_fn, device):
    """
    ko| 모델을 바꾸지 않고 평균 손실과 정확도를 재요.
    en| Measures mean loss and accuracy of the model, and changes nothing.

    ko| model : device에 놓인 nn.Module, (B, D) -> 로짓 (B, C)
    ko| loader : (X, y) 배치를 내주는 DataLoader, y는 클래스 번호 (B,) int64
    ko| loss_fn(로짓, 정답) : 배치의 평균 손실 (0차원 텐서);  device : 배치를 옮길 장치
    ko| 반환값: {"loss": float, "accuracy": float}
    en| model : nn.Module on device, (B, D) -> logits (B, C)
    en| loader : DataLoader of batches (X, y), y are class numbers (B,) int64
    en| loss_fn(logits, classes) : mean loss of the batch (0-d tensor);  device : where the batches have to be moved
    en| returns: {"loss": float, "accuracy": float}
    """
    ### BEGIN SOLUTION
    was_training = model.training
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            total += loss_fn(logits, y).item() * len(y)
            correct += (logits.argmax(dim=1) == y).sum().item()
            count += len(y)
    model.train(was_training)
    return {"loss": total / count, "accuracy": correct / count}
    ### END SOLUTION


# %% check="evaluate"
grader.check("evaluate")

# %% grade="evaluate"

# %% [markdown] lang="ko"
# ## 8. fit(): 하나의 완전한 실험 (10점)
#
# **아이디어.** 한 epoch을 배우고(6번) 재는 것(7번)을 되풀이하면 실험 하나가 돼요. 훈련 손실은 오래 배울수록 줄지만,
# **검증(validation) 데이터**의 손실은 어느 순간부터 다시 커지기도 해요. 훈련 데이터를 외우기 시작한 거예요. 이것을
# **과적합(overfitting)** 이라고 해요. 그래서 실험에는 두 가지가 더 필요해요.
#
# - 검증 손실이 가장 낮았던 때의 가중치를 **따로 간직했다가** 마지막에 되돌려 놓아요.
# - 검증 손실이 한동안 나아지지 않으면 그만 배워요. **조기 종료(early stopping)** 라고 해요.
#
# **레시피.** 채점에서 값까지 견주니 그대로 따라 주세요.
#
# 1. 맨 처음에 **한 번** `torch.manual_seed(seed)`를 불러요. 섞는 순서와 드롭아웃이 여기서 정해져요.
# 2. 손실은 `nn.CrossEntropyLoss()`, 옵티마이저는 `torch.optim.Adam(model.parameters(), lr=lr)`이에요. 나머지는
#    기본값이고, 실험 내내 옵티마이저 하나를 써요.
# 3. epoch마다 `train_loader`를 **딱 한 번** 돌면서 배우고, 그다음 `val_loader`로 재요. 여러 번 돌거나 리스트로 바꿔
#    두면 섞는 순서가 달라져요.
# 4. 이번 검증 손실이 지금까지의 어떤 값보다 **작으면** 그때의 가중치를 간직해요. 같으면 먼저 나온 것이 남아요.
# 5. `patience`가 숫자이면, 가장 낮은 값을 새로 쓰지 못한 epoch이 **연달아** `patience`번이 된 순간 멈춰요. `None`이면
#    `epochs`번을 모두 배워요.
# 6. 끝나면 `model`에 가장 좋았던 가중치를 되돌려 놓아요. 배치 정규화의 통계도 함께예요.
#
# | `history`의 키 | 값: epoch마다 하나씩, 실제로 배운 epoch 수만큼 |
# |---|---|
# | `"train_loss"` | 배우면서 잰 손실의 예제 평균 (6번의 반환값) |
# | `"val_loss"` | 그 epoch 뒤 검증 데이터의 평균 손실 (7번의 `loss`) |
# | `"val_acc"` | 그 epoch 뒤 검증 데이터의 정확도, 0과 1 사이 (7번의 `accuracy`) |
#
# `model`은 $(B, D)$ → 로짓 $(B, C)$이고, 두 `loader`는 `(X, y)` 배치를 내주는 `DataLoader`예요. 모두 CPU에 있어요.
#
# **채점에서 확인하는 것**
# - `history`의 값이 따로 계산한 값과 같아요 (2점). 배치 정규화가 있고, 마지막 배치는 더 작아요.
# - 학습이 끝난 가중치가 따로 계산한 값과 같아요 (2점).
# - 검증 손실이 중간에 가장 낮을 때 그때의 가중치가 돌아와요 (2점). 마지막 것도, 정확도가 가장 높던 때의 것도 아니에요.
# - `patience`만큼 기다렸다가 멈춰요 (1.5점).
# - 같은 `seed`면 결과가 똑같고 다른 `seed`면 달라요. `lr=0`이어도 epoch마다 드롭아웃은 달라요 (1.5점).
# - 클래스 번호를 뒤섞은 손글씨에서 숨겨 둔 400장의 정확도가 0.90 이상이고, 마지막 훈련 손실이 0.6보다 작아요. 시드
#   세 개 가운데 한 번만 넘으면 돼요 (1점).
#
# `train_one_epoch`과 `evaluate`를 불러 써도 돼요. 이 문제를 채점할 때는 그 자리에 바르게 움직이는 함수를 넣으니, 6번과
# 7번의 답이 점수를 깎지 않아요. 숫자는 모두 파이썬 숫자여야 해요. `epochs`와 `patience`는 1 이상이에요. 함수가 끝났을
# 때의 모드는 보지 않고, NaN이 나오는 학습은 다루지 않아요. 모델과 데이터의 dtype은 바꾸지 마세요.

# %% [markdown] lang="en"
# ## 8. fit(): a complete experiment (10 points)
#
# **Idea.** Train for an epoch (exercise 6), measure (exercise 7), and again: that is an experiment. The longer it
# lasts the lower the training loss; but the loss on **validation data** may begin to rise after a while, once the model
# starts to memorise what it is trained on. This is called **overfitting**, and it asks for two more things:
#
# - Keep the weights of the lowest validation loss **aside**, and put them back in the end.
# - Stop when the validation loss has not become better for a while. This is called **early stopping**.
#
# **Recipe.** Grading compares values, so please follow it.
#
# 1. Call `torch.manual_seed(seed)` **once**, at the very beginning. It decides the shuffling and the dropout.
# 2. The loss is `nn.CrossEntropyLoss()`, the optimizer is `torch.optim.Adam(model.parameters(), lr=lr)` with all
#    else at its default; one optimizer serves the whole experiment.
# 3. In every epoch go through `train_loader` **exactly once** to train, then measure with `val_loader`. Going through
#    it more often, or making a list of it, changes the shuffling.
# 4. When this epoch's validation loss is **smaller** than all before, keep the weights. Of equal ones the first stays.
# 5. Where `patience` is a number, stop as soon as `patience` epochs **in a row** have not set a new lowest value. Where
#    it is `None`, train for all `epochs`.
# 6. In the end put the best weights back into `model`, together with the statistics of batch normalisation.
#
# | key of `history` | value: a list with one number per epoch that was run |
# |---|---|
# | `"train_loss"` | mean over examples of the losses measured while training (what exercise 6 returns) |
# | `"val_loss"` | mean loss on the validation data after that epoch (`loss` of exercise 7) |
# | `"val_acc"` | accuracy on the validation data after that epoch, between 0 and 1 (`accuracy` of exercise 7) |
#
# `model` maps $(B, D)$ → logits $(B, C)$; both loaders are `DataLoader`s of batches `(X, y)`. Everything is on the CPU.
#
# **What grading looks at**
# - The values in `history` are those of a separate calculation (2 points), with batch normalisation and a smaller last
#   batch.
# - The weights in the end are those of a separate calculation (2 points).
# - When the validation loss is lowest half-way, the weights of that epoch come back (2 points): not the last ones, and
#   not those of the highest accuracy.
# - Training stops after `patience` epochs (1.5 points).
# - The same `seed` gives the same results, another seed gives others; even with `lr=0`, dropout differs from epoch to
#   epoch (1.5 points).
# - On handwritten digits with renumbered classes, the accuracy on 400 hidden images is at least 0.90 and the last
#   training loss is below 0.6. Up to three seeds are tried and one success is enough (1 point).
#
# You may call `train_one_epoch` and `evaluate`. While this exercise is graded, functions that work take their places,
# so that your answers to 6 and 7 cost no points here. All numbers are Python numbers. `epochs` and `patience` are at
# least 1. In which mode the model is at the end is up to you; training that ends in NaN is out of scope. Leave the
# dtype of model and data alone.


# %% solution="fit"
def fit(model, train_loader, val_loader, epochs, lr, patience=None, seed=0):
    """
    ko| 모델을 학습시키고 epoch마다 검증해요. 끝나면 model은 검증 손실이 가장 낮았던 때의 가중치를 가져요.
    en| Trains the model with a validation after each epoch; in the end it has the weights of the lowest one.

    ko| model : nn.Module, (B, D) -> 로짓 (B, C);  train_loader, val_loader : (X, y) 배치를 내주는 DataLoader
    ko| epochs : 최대 epoch 수;  lr : Adam의 학습률
    ko| patience : 나아지지 않은 epoch이 연달아 이만큼이면 멈춰요. None이면 멈추지 않아요
    ko| seed : torch.manual_seed에 쓸 시드
    ko| 반환값: {"train_loss": [...], "val_loss": [...], "val_acc": [...]}, 배운 epoch마다 float 하나
    en| model : nn.Module, (B, D) -> logits (B, C);  train_loader, val_loader : DataLoader of batches (X, y)
    en| epochs : how many at most;  lr : learning rate of Adam
    en| patience : stop after so many epochs in a row without improvement; None: never
    en| seed : for torch.manual_seed
    en| returns: {"train_loss": [...], "val_loss": [...], "val_acc": [...]}, one float per epoch that was run
    """
    ### BEGIN SOLUTION
    torch.manual_seed(seed)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": [], "val_acc": []}
    best, waited = float("inf"), 0

    for _ in range(epochs):
        model.train()
        total, count = 0.0, 0
        for X, y in train_loader:
            optimizer.zero_grad()
            loss = loss_fn(model(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        history["train_loss"].append(total / count)

        model.eval()
        total, correct, count = 0.0, 0, 0
        with torch.no_grad():
            for X, y in val_loader:
                logits = model(X)
                total += loss_fn(logits, y).item() * len(y)
                correct += (logits.argmax(dim=1) == y).sum().item()
                count += len(y)
        history["val_loss"].append(total / count)
        history["val_acc"].append(correct / count)

        if history["val_loss"][-1] < best:
            best, waited = history["val_loss"][-1], 0
            weights = {name: tensor.clone() for name, tensor in model.state_dict().items()}
        else:
            waited += 1
            if waited == patience:
                break

    model.load_state_dict(weights)
    return history
    ### END SOLUTION


# %% check="fit"
grader.check("fit")

# %% grade="fit"

# %% [markdown] lang="ko"
# **그림으로 보기.** 손글씨 200장만으로 학습해요. 왼쪽은 두 손실, 오른쪽은 검증 정확도예요. 점선은 되돌려 놓은
# epoch이에요.
#
# 해 보기 (점수 없음): 훈련 데이터를 1000장으로 늘리면 두 곡선 사이의 틈은 어떻게 되나요? `lr=1.0`이면요? `patience=5`면
# 어디에서 멈추나요?

# %% [markdown] lang="en"
# **See it.** Training on no more than 200 handwritten digits: both losses on the left, the validation accuracy on the
# right; the dotted line is the epoch whose weights were put back.
#
# Try it (no points): what becomes of the gap between the two curves with 1000 training images? What happens with
# `lr=1.0`? Where does training stop with `patience=5`?

# %% demo=true
try:
    import matplotlib.pyplot as plt
    from sklearn.datasets import load_digits

    bundle = load_digits()
    mixed = np.random.default_rng(0).permutation(len(bundle.target))
    pixels = torch.tensor(bundle.data[mixed] / 16, dtype=torch.float32)
    numbers = torch.tensor(bundle.target[mixed])
    few = DataLoader(TensorDataset(pixels[:200], numbers[:200]), batch_size=32, shuffle=True)
    unseen = DataLoader(TensorDataset(pixels[1000:], numbers[1000:]), batch_size=256)
    torch.manual_seed(0)
    network = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    history = fit(network, few, unseen, epochs=60, lr=0.01)
    lowest = int(np.argmin(history["val_loss"])) + 1
    ran = np.arange(1, len(history["val_loss"]) + 1)
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    axes[0].plot(ran, history["train_loss"], label="training")
    axes[0].plot(ran, history["val_loss"], label="validation")
    axes[0].set(title="mean loss", xlabel="epoch", yscale="log")
    axes[0].legend()
    axes[1].plot(ran, history["val_acc"], color="C1")
    axes[1].set(title="validation accuracy", xlabel="epoch")
    for axis in axes:
        axis.axvline(lowest, color="gray", linestyle=":")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 9. 체크포인트: 저장, 불러오기, 이어서 학습 (7점)
#
# **아이디어.** 학습은 몇 시간씩 걸리고, 컴퓨터는 언제든 꺼질 수 있어요. 그래서 학습하는 중간중간 상태를 파일에
# 남겨 두는데, 이 파일을 **체크포인트(checkpoint)** 라고 해요. 게임의 저장 파일과 같아요. 잘 만든 체크포인트에서 이어
# 하면 **한 번도 멈추지 않은 것과 똑같은 결과**가 나와요.
#
# 그러려면 무엇을 남겨야 할까요? 가중치만으로는 부족해요.
#
# | 무엇 | 어디에 있나요 | 잃어버리면 |
# |---|---|---|
# | 파라미터와 버퍼(배치 정규화의 평균과 분산) | `model.state_dict()` | 처음부터 다시 학습해야 해요 |
# | Adam의 모멘트, 걸음 수, 학습률 | `optimizer.state_dict()` | 이어 간 첫 걸음부터 달라져요 |
# | epoch 번호, 손실 기록 등 | `epoch`, `extra` | 어디까지 했는지 몰라요 |
#
# `torch.save(obj, path)`는 딕셔너리를 파일로 쓰고, `torch.load(path, ...)`는 다시 읽어요. 모델 **객체**를 통째로
# 저장하면 그 클래스의 코드가 있어야만 열 수 있고, 남이 준 파일을 열 때 그 안의 코드가 실행될 수도 있어요. 텐서와 숫자만
# 담긴 파일은 `torch.load(path, weights_only=True)`로 안전하게 열려요.
#
# **채점에서 확인하는 것**
# - 가중치가 다른 새 모델에 불러오면 모든 파라미터가 비트 하나까지 같아요. 파일 이름을 바꾸거나 옮긴 뒤에 불러와도
#   마찬가지예요 (1점).
# - 배치 정규화의 `running_mean`, `running_var`, `num_batches_tracked`도 같아요 (1점).
# - `optimizer`를 주면 옵티마이저의 상태도 되돌려요. 학습률도 저장할 때의 값이에요. Adam과 모멘텀이 있는 SGD로
#   확인해요 (1점).
# - 2 epoch 학습하고 저장한 다음, 새 모델과 새 옵티마이저에 불러와 2 epoch 더 학습한 결과는 쉬지 않고 4 epoch 학습한
#   것과 같아요. `load_checkpoint`는 모델이 `train` 모드인지 `eval` 모드인지를 바꾸지 않아요 (1점).
# - `load_checkpoint`가 돌려주는 딕셔너리의 `"epoch"`과 `"extra"`는 저장할 때 준 값이에요. 다른 키가 더 있어도 좋아요
#   (1점).
# - 파일은 `torch.load(path, weights_only=True)`로 열리고, 그 안에 모델의 텐서가 들어 있어요 (0.5점).
# - 저장한 뒤에 모델을 더 학습해도, 불러오면 저장한 순간의 값이에요 (0.5점).
# - 파일 안의 텐서는 `map_location`이 가리키는 장치로 불러와요. GPU에서 저장한 파일도 GPU가 없는 컴퓨터에서 열려요.
#   `extra`에 든 텐서도 그 장치에 있어요 (0.5점).
# - 모델의 구조가 파일과 다르면 (예를 들어 층이 하나 더 있으면) 예외가 나요 (0.5점).
#
# `path`는 문자열이고, `extra`에는 `None`, 숫자, 문자열, 텐서와 이것들의 리스트, 딕셔너리만 들어와요. 파일 안에서
# 어떤 키를 쓰는지는 보지 않아요. 없는 파일을 여는 일, 같은 파일에 동시에 쓰는 일은 나오지 않아요.

# %% [markdown] lang="en"
# ## 9. Checkpoint: save, load, resume (7 points)
#
# **Idea.** Training takes hours, and a computer may go down at any time. So the state of the training is written to a
# file now and then, a **checkpoint**, like a saved game. Going on from a good checkpoint gives **exactly what would
# have come out without any break**.
#
# What has to be in it? The weights alone are not enough.
#
# | what | where to find it | without it |
# |---|---|---|
# | parameters and buffers (mean and variance of batch normalisation) | `model.state_dict()` | training starts again |
# | Adam's moments, its step count, the learning rate | `optimizer.state_dict()` | the very next step differs |
# | number of the epoch, history of the loss | `epoch`, `extra` | nobody knows how far it had come |
#
# `torch.save(obj, path)` writes a dictionary to a file and `torch.load(path, ...)` reads it. A model **object** that is
# saved as a whole can be opened only where the code of its class is, and opening a stranger's file of that kind may run
# code that is in it. A file of tensors and numbers opens safely with `torch.load(path, weights_only=True)`.
#
# **What grading looks at**
# - Loaded into a fresh model with other weights, every parameter is the same to the last bit, also after the file was
#   renamed or moved (1 point).
# - So are `running_mean`, `running_var` and `num_batches_tracked` of batch normalisation (1 point).
# - Where an `optimizer` is given, its state is restored as well, and its learning rate is that of the saved one. Adam
#   and SGD with momentum are tried (1 point).
# - Two epochs, a checkpoint, a fresh model and a fresh optimizer, and two more epochs give the same as four epochs
#   without a break. `load_checkpoint` does not change whether the model is in `train` or `eval` mode (1 point).
# - `"epoch"` and `"extra"` in the dictionary that `load_checkpoint` returns are what was given to `save_checkpoint`.
#   There may be other keys as well (1 point).
# - The file opens with `torch.load(path, weights_only=True)`, and the model's tensors are in it (0.5 points).
# - Training the model further after saving does not change what is loaded: it is the state at the time of saving (0.5
#   points).
# - The tensors of the file are loaded onto the device that `map_location` names: a file saved on a GPU opens on a
#   computer without one. Tensors in `extra` are on that device too (0.5 points).
# - Where the architecture of the model differs from the file, for example by one more layer, there is an exception (0.5
#   points).
#
# `path` is a string, and `extra` holds nothing but `None`, numbers, strings, tensors, and lists and dictionaries of
# these. Which keys you use inside the file is up to you. Out of scope: files that do not exist, and several programs
# writing to the same file.


# %% solution="save_checkpoint"
def save_checkpoint(path, model, optimizer, epoch, extra=None):
    """
    ko| 학습을 이어 가는 데 필요한 모든 것을 파일 하나에 저장해요. 돌려주는 값은 없어요.
    en| Saves everything that is needed to go on training into one file. Returns nothing.

    ko| path : 파일 경로 (문자열), model : nn.Module, optimizer : torch.optim의 옵티마이저
    ko| epoch : 지금까지 마친 epoch 수 (정수), extra : 함께 남길 값 (숫자, 문자열, 텐서의 리스트와 딕셔너리)
    en| path : of the file (a string), model : an nn.Module, optimizer : one of torch.optim
    en| epoch : the number of epochs so far (an integer), extra : more to keep (numbers, strings, tensors; lists, dicts)
    """
    ### BEGIN SOLUTION
    checkpoint = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
        "extra": extra,
    }
    torch.save(checkpoint, path)
    ### END SOLUTION


# %% solution="load_checkpoint"
def load_checkpoint(path, model, optimizer=None, map_location="cpu"):
    """
    ko| 파일에서 model의 상태를 (optimizer를 주면 그것도) 되돌리고, epoch와 extra가 든 딕셔너리를 돌려줘요.
    en| Restores model, and optimizer where one is given, from the file; returns a dictionary with epoch and extra.

    ko| map_location : 텐서를 불러올 장치
    en| map_location : the device to load tensors onto
    """
    ### BEGIN SOLUTION
    checkpoint = torch.load(path, map_location=map_location, weights_only=True)
    model.load_state_dict(checkpoint["model"])
    if optimizer is not None:
        optimizer.load_state_dict(checkpoint["optimizer"])
    return {"epoch": checkpoint["epoch"], "extra": checkpoint["extra"]}
    ### END SOLUTION


# %% check="checkpoint"
grader.check("checkpoint")

# %% grade="checkpoint"

# %% demo=true
try:
    import os
    import tempfile

    import matplotlib.pyplot as plt

    def wave_steps(model, optimizer, count):
        x = torch.linspace(-1, 1, 64)[:, None]
        losses = []
        for _ in range(count):
            optimizer.zero_grad()
            loss = ((model(x) - torch.sin(5 * x)) ** 2).mean()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        return losses

    def wave_net(seed):
        torch.manual_seed(seed)
        model = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
        return model, torch.optim.Adam(model.parameters(), lr=0.03)

    model, optimizer = wave_net(0)
    curves = {"without a break": wave_steps(model, optimizer, 200)}
    with tempfile.TemporaryDirectory() as folder:
        save_checkpoint(os.path.join(folder, "wave.pt"), model, optimizer, 200)
        curves["without a break"] += wave_steps(model, optimizer, 50)
        for name, seed in (("your checkpoint", 1), ("weights only", 2)):
            model, optimizer = wave_net(seed)
            load_checkpoint(os.path.join(folder, "wave.pt"), model, optimizer if seed == 1 else None)
            curves[name] = wave_steps(model, optimizer, 50)
    figure, axis = plt.subplots(figsize=(6, 3), layout="constrained")
    for (name, losses), style in zip(curves.items(), ("-", "--", ":"), strict=True):
        axis.plot(np.arange(250 - len(losses), 250), losses, style, label=name, linewidth=2)
    axis.axvline(200, color="grey", linewidth=0.8)
    axis.set(title="resumed at step 200", xlabel="step", ylabel="loss", xlim=(180, 250), ylim=(0.005, 0.02))
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 10. 조기 종료 (4점)
#
# **아이디어.** 학습을 오래 할수록 훈련 손실은 계속 줄지만, 검증 손실은 어느 순간부터 다시 늘어요. 훈련 데이터를 외우기
# 시작한 거예요. 이것을 **과적합(overfitting)** 이라고 해요. 그래서 검증 손실이 한동안 나아지지 않으면 학습을 멈춰요.
# 이를 **조기 종료(early stopping)** 라고 해요. 한 번 나빠졌다고 바로 멈추지는 않고, 얼마나 기다릴지를
# `patience`로 정해요.
#
# **규칙.** 지금까지의 가장 좋은 값을 $b$, 이번 epoch의 값을 $v$, `min_delta`를 $\delta$라고 하면
#
# $$\text{좋은 epoch} \iff \begin{cases} v < b - \delta & \text{mode = "min"} \\
#   v > b + \delta & \text{mode = "max"} \end{cases}$$
#
# 좋은 epoch이면 $b$를 $v$로 바꿔요. 아니면 나쁜 epoch이고 $b$는 그대로예요. 나쁜 epoch이 **연속으로 `patience`번**
# 이어지면 그 순간 멈춰요. 첫 값은 비교할 상대가 없으니 좋은 epoch이에요.
#
# | `patience=2`일 때 `step`에 준 값 | 3.0 | 2.0 | 2.5 | 1.0 | 1.0 | 4.0 |
# |---|---|---|---|---|---|---|
# | epoch | 좋음 | 좋음 | 나쁨 | 좋음 | 나쁨 | 나쁨 |
# | `step`의 답 | False | False | False | False | False | **True** |
# | `best`, `best_step` | 3.0, 0 | 2.0, 1 | 2.0, 1 | 1.0, 3 | 1.0, 3 | 1.0, 3 |
#
# **채점에서 확인하는 것**
# - `step(value)`는 위의 규칙대로 `True`(멈춤) 또는 `False`를 돌려줘요. 값이 같으면 나아진 것이 아니에요 (1점).
# - `best`는 가장 좋은 값, `best_step`은 그 값을 준 `step`이 몇 번째였는지예요. 0부터 세요 (0.5점).
# - 정확히 `min_delta`만큼 나아진 것은 좋은 epoch이 아니에요. 조금씩 나아져도 `best`에서 `min_delta`보다 더 멀어지면
#   좋은 epoch이에요 (0.5점).
# - `mode="max"`이면 정확도처럼 클수록 좋은 값이에요 (0.5점).
# - NaN은 언제나 나쁜 epoch이에요. 첫 값이 NaN일 때도요. `best`는 NaN이 되지 않아요 (0.5점).
# - `patience=0`이면 첫 번째 나쁜 epoch에서 멈춰요. 1일 때와 같아요. 좋은 epoch에서는 절대 멈추지 않아요 (0.5점).
# - 여러 개를 만들어 번갈아 써도 서로 영향을 주지 않아요 (0.5점).
#
# `True`가 나온 뒤에 다시 `step`을 부르는 일, 첫 좋은 epoch 전의 `best`와 `best_step`, 음수인 `min_delta`, 무한대는
# 나오지 않아요. 값은 파이썬 실수예요.

# %% [markdown] lang="en"
# ## 10. Early stopping (4 points)
#
# **Idea.** The longer a network trains, the lower its training loss; but at some point the validation loss begins to
# rise again, because the network learns the training data by heart: **overfitting**. **Early stopping** ends the
# training once the validation loss has not improved for a while. One bad epoch is not enough: `patience` says how many
# in a row are.
#
# **Rule.** Let $b$ be the best value so far, $v$ the value of this epoch, and $\delta$ be `min_delta`. Then
#
# $$\text{good epoch} \iff \begin{cases} v < b - \delta & \text{mode = "min"} \\
#   v > b + \delta & \text{mode = "max"} \end{cases}$$
#
# After a good epoch, $b$ becomes $v$. Every other epoch is bad and leaves $b$ as it is. Training stops at the moment
# when **`patience` bad epochs in a row** have happened. The first value has nothing to be compared with: it is good.
#
# | values given to `step`, with `patience=2` | 3.0 | 2.0 | 2.5 | 1.0 | 1.0 | 4.0 |
# |---|---|---|---|---|---|---|
# | epoch | good | good | bad | good | bad | bad |
# | answer of `step` | False | False | False | False | False | **True** |
# | `best`, `best_step` | 3.0, 0 | 2.0, 1 | 2.0, 1 | 1.0, 3 | 1.0, 3 | 1.0, 3 |
#
# **What grading looks at**
# - `step(value)` returns `True` (stop) or `False` by the rule above. An equal value is no improvement (1 point).
# - `best` is the best value, and `best_step` says which call of `step` gave it, counted from 0 (0.5 points).
# - An improvement by exactly `min_delta` does not make a good epoch. Small steps may add up to one: what counts is the
#   distance from `best` (0.5 points).
# - With `mode="max"`, larger is better, as for an accuracy (0.5 points).
# - NaN is always a bad epoch, also as the first value. `best` never becomes NaN (0.5 points).
# - `patience=0` stops at the first bad epoch, as 1 does. A good epoch never stops (0.5 points).
# - Several instances used in turn do not disturb each other (0.5 points).
#
# Out of scope: calling `step` again after `True`, `best` and `best_step` before the first good epoch, a negative
# `min_delta`, infinity. Values are Python floats.


# %% solution="EarlyStopping"
class EarlyStopping:
    """
    ko| 검증 값이 patience번 연속으로 나아지지 않으면 멈추라고 알려 줘요.
    en| Says when to stop: once a validation value has not improved for patience epochs in a row.

    ko| __init__(self, patience, min_delta=0.0, mode="min")   : mode는 "min" 또는 "max"
    ko| step(self, value)                                     : 이번 epoch의 값을 받아, 멈춰야 하면 True, 아니면 False
    ko| best, best_step                                       : 가장 좋은 값과 그때의 번호 (0부터)
    en| __init__(self, patience, min_delta=0.0, mode="min")   : mode is "min" or "max"
    en| step(self, value)                                     : takes this epoch's value; True to stop, else False
    en| best, best_step                                       : the best value, and its number, counted from 0
    """

    def __init__(self, patience, min_delta=0.0, mode="min"):
        ### BEGIN SOLUTION
        self.patience = patience
        self.min_delta = min_delta
        self.sign = 1.0 if mode == "min" else -1.0
        self.best = self.sign * float("inf")
        self.best_step = -1
        self.steps = 0
        self.bad = 0

    def step(self, value):
        # A comparison with NaN is false, so NaN is no improvement.
        if self.sign * (self.best - value) > self.min_delta:
            self.best, self.best_step = value, self.steps
            self.bad = 0
        else:
            self.bad += 1
        self.steps += 1
        return self.bad > 0 and self.bad >= self.patience
        ### END SOLUTION


# %% check="early_stopping"
grader.check("early_stopping")

# %% grade="early_stopping"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    epoch = np.arange(60)
    train_loss = 1.6 * np.exp(-epoch / 12)
    val_loss = train_loss + 0.25 + 0.00025 * epoch**2 + 0.03 * np.random.default_rng(0).normal(size=60)
    figure, axis = plt.subplots(figsize=(6, 3), layout="constrained")
    axis.plot(epoch, train_loss, label="training loss")
    axis.plot(epoch, val_loss, label="validation loss")
    for patience, color in ((1, "tab:red"), (5, "tab:green")):
        stopper = EarlyStopping(patience)
        stop = next(t for t in epoch if stopper.step(float(val_loss[t])))
        axis.axvline(stop, color=color, linestyle="--", label=f"patience={patience}: stop at {stop}")
        axis.plot(stopper.best_step, stopper.best, "o", color=color)
    axis.set(xlabel="epoch", ylabel="loss")
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 11. 표준화 전처리 (4점)
#
# **아이디어.** 키는 170 근처이고 시력은 1 근처예요. 이렇게 크기가 다른 특성(feature)을 그대로 넣으면 학습이 느려져요.
# **표준화(standardisation)** 는 특성마다 평균을 빼고 표준편차로 나누어 모두 평균 0, 표준편차 1로 맞춰요. 평균과
# 표준편차는 **훈련 데이터에서 한 번만** 구하고(`fit`), 그 뒤로 들어오는 모든 데이터에 그대로 써요(`transform`).
#
# **식.** 특성 $d$에 속한 훈련 데이터의 값 $K$개를 $x_1, \dots, x_K$라고 하면
#
# $$\mu_d = \frac{1}{K}\sum_k x_k \qquad \sigma_d = \sqrt{\frac{1}{K}\sum_k (x_k - \mu_d)^2}
# \qquad z = \frac{x - \mu_d}{\sigma_d} \qquad x = z\,\sigma_d + \mu_d$$
#
# | 데이터 | 모양 | 특성 | 값의 개수 $K$ |
# |---|---|---|---|
# | 표 | $(N, D)$ | 열 $D$개 | $N$ |
# | 이미지 | $(N, C, H, W)$ | 채널 $C$개 | $N \times H \times W$ |
#
# **채점에서 확인하는 것**
# - `transform`은 `fit`에 넣은 데이터의 통계만 써요. 새 데이터는 평균과 크기가 다르고, 한 개뿐일 수도 있어요.
# - 분산은 $K - 1$이 아니라 $K$로 나눠요. $\sigma$에 $10^{-8}$ 이하의 작은 수를 더하는 것은 괜찮아요.
# - `inverse_transform`은 `transform`을 거꾸로 돌려요.
# - 훈련 데이터에서 값이 변하지 않는 특성($\sigma = 0$, $N = 1$인 표 포함)에서는 그 값의 변환이 0이고, 되돌리면
#   원래 값이에요.
# - float32를 넣으면 `transform`의 결과도 float32예요. 평균이 10000쯤이고 표준편차가 1쯤인 float32 데이터도 나와요.
# - `X`와 `Z`는 메서드를 부른 뒤에도 그대로여야 해요.
#
# `fit`이 무엇을 돌려주는지는 보지 않아요. `fit` 전에 `transform`을 부르는 일, 빈 배열, 정수 배열, 훈련 때 변하지 않던
# 특성에 다른 값이 들어오는 일은 나오지 않아요.

# %% [markdown] lang="en"
# ## 11. Standardisation (4 points)
#
# **Idea.** Heights are around 170 and eyesight is around 1. Features of such different sizes slow training down.
# **Standardisation** subtracts each feature's mean and divides by its standard deviation, so that all of them have mean
# 0 and standard deviation 1. Mean and standard deviation are computed **once, from the training data** (`fit`), and
# used as they are for everything that comes later (`transform`).
#
# **Formula.** Let $x_1, \dots, x_K$ be the $K$ training values that belong to feature $d$. Then
#
# $$\mu_d = \frac{1}{K}\sum_k x_k \qquad \sigma_d = \sqrt{\frac{1}{K}\sum_k (x_k - \mu_d)^2}
# \qquad z = \frac{x - \mu_d}{\sigma_d} \qquad x = z\,\sigma_d + \mu_d$$
#
# | data | shape | features | number of values $K$ |
# |---|---|---|---|
# | table | $(N, D)$ | $D$ columns | $N$ |
# | images | $(N, C, H, W)$ | $C$ channels | $N \times H \times W$ |
#
# **What grading looks at**
# - `transform` uses nothing but the statistics of the data given to `fit`. New data has another mean and another
#   spread, and may be a single example.
# - The variance divides by $K$, not by $K - 1$. Adding a tiny number, up to $10^{-8}$, to $\sigma$ is fine.
# - `inverse_transform` undoes `transform`.
# - Where a feature never changes in the training data ($\sigma = 0$; a table with $N = 1$ is such a case), its value is
#   transformed to 0, and comes back as it was.
# - `transform` returns float32 for float32. Some float32 data has a mean around 10000 and a standard deviation
#   around 1.
# - `X` and `Z` must be the same after a method call as before.
#
# What `fit` returns is up to you. Out of scope: `transform` before `fit`, empty arrays, integer arrays, and other
# values in a feature that never changed in training.


# %% solution="Standardizer"
class Standardizer:
    """
    ko| 훈련 데이터의 평균과 표준편차로 데이터를 표준화해요. X는 (N, D) 또는 (N, C, H, W), float32 또는 float64.
    en| Standardises data by the training data's statistics. X is (N, D) or (N, C, H, W), float32 or float64.

    ko| __init__(self)               : 인자가 없어요
    ko| fit(self, X)                 : 특성(채널)마다 평균과 표준편차를 구해 기억해요
    ko| transform(self, X)           : 표준화한 배열, X와 같은 모양과 dtype
    ko| inverse_transform(self, Z)   : 원래 크기로 되돌린 배열, Z와 같은 모양
    en| __init__(self)               : takes no arguments
    en| fit(self, X)                 : computes and keeps mean and standard deviation per feature (channel)
    en| transform(self, X)           : the standardised array, shape and dtype of X
    en| inverse_transform(self, Z)   : the array at its original size, shape of Z
    """

    def __init__(self):
        ### BEGIN SOLUTION
        self.mean = self.std = None

    def fit(self, X):
        axes = (0,) if X.ndim == 2 else (0, 2, 3)
        self.mean = X.mean(axis=axes, keepdims=True)
        std = X.std(axis=axes, keepdims=True)
        self.std = np.where(std == 0, np.ones_like(std), std)
        return self

    def transform(self, X):
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
        ### END SOLUTION


# %% check="standardizer"
grader.check("standardizer")

# %% grade="standardizer"

# %% [markdown] lang="ko"
# ## 12. 가중치 초기화 (5점)
#
# **아이디어.** 뉴런 하나는 입력 $n$개에 가중치를 곱해 더해요. 가중치가 너무 작으면 층을 지날 때마다 값이 줄어들어
# 0이 되고, 너무 크면 끝없이 커져요. 딱 맞는 크기가 있을까요? 서로 독립인 수 $n$개를 더하면 분산이 $n$배가 되니까,
# 가중치의 분산을 $1/n$쯤으로 잡으면 크기가 그대로 유지돼요. ReLU는 값의 절반을 0으로 만들므로 분산이 두 배여야 해요.
#
# **식.** 가중치를 평균 0인 **정규분포**에서 뽑아요. `fan_in`은 출력 하나가 더하는 입력의 수예요.
#
# | 방식 | 표준편차 | 어울리는 활성화 함수 |
# |---|---|---|
# | Xavier (`"xavier"`) | $\sqrt{1 / \text{fan\_in}}$ | tanh, sigmoid |
# | He (`"he"`) | $\sqrt{2 / \text{fan\_in}}$ | ReLU |
#
# Xavier의 원래 논문에 있는 식은 $\sqrt{2 / (\text{fan\_in} + \text{fan\_out})}$이고, `nn.init.xavier_normal_`도 그 식을
# 써요. 이 문제에서는 입력 수만 보는, 더 간단한 표의 식을 써요.
#
# | 층 | `weight`의 모양 | `fan_in` |
# |---|---|---|
# | `nn.Linear` | $(\text{fan\_out}, \text{fan\_in})$ | 입력의 수 |
# | `nn.Conv2d` | $(F, C, k_h, k_w)$ | 출력 픽셀 하나를 계산할 때 더하는 곱의 수 |
#
# **채점에서 확인하는 것**
# - `xavier_normal`과 `he_normal`: 모양은 $(\text{fan\_out}, \text{fan\_in})$이에요. 숫자 십만 개쯤의 표준편차가 식과
#   3 % 안에서 맞고, 평균이 0이고, 정규분포의 모양이어야 해요. `fan_in`과 `fan_out`이 다른 경우가 나와요.
# - 이 두 함수의 무작위 수는 `rng`(`np.random.Generator`)에서만 뽑아요. 같은 상태의 `rng`를 주면 같은 가중치가 나오고,
#   같은 `rng`로 한 번 더 부르면 다른 가중치가 나와요. 전역 난수는 그대로 두세요.
# - `init_model(model, scheme)`: 모델에 든 모든 `nn.Linear`와 `nn.Conv2d`의 가중치를 `scheme`대로 뽑고, 편향(bias)은
#   0으로 해요. 모듈 안에 든 모듈, 편향이 없는 층(`bias=False`), 출력이 하나뿐인 층, 정사각형이 아닌 커널도 나와요.
# - 층마다 다른 무작위 수를 뽑아요. `init_model`은 PyTorch의 전역 난수를 써요. `torch.manual_seed`가 같으면 같은
#   모델이, 다르면 다른 모델이 나와야 해요.
# - `nn.BatchNorm1d`, `nn.BatchNorm2d` 같은 다른 층의 파라미터는 그대로 두세요.
# - 파라미터는 **제자리에서** 바꿔요. 옵티마이저(optimizer)가 이미 그 파라미터를 쥐고 있을 수 있어서, 새
#   `nn.Parameter`로 갈아 끼우면 안 돼요. dtype(float32 또는 float64)도 그대로예요.
#
# `init_model`이 무엇을 돌려주는지는 보지 않아요. 다른 `scheme`, `groups`가 1이 아닌 합성곱은 나오지 않아요.

# %% [markdown] lang="en"
# ## 12. Weight initialisation (5 points)
#
# **Idea.** A neuron multiplies $n$ inputs by weights and adds them up. With weights too small, values shrink at every
# layer until nothing is left; with weights too large, they grow without end. What size is right? Adding $n$ independent
# numbers multiplies the variance by $n$, so a weight variance of about $1/n$ keeps the size as it is. ReLU sets half of
# the values to zero, which calls for twice that variance.
#
# **Formula.** Weights are drawn from a **normal distribution** with mean 0. `fan_in` is the number of inputs that one
# output adds up.
#
# | scheme | standard deviation | suits |
# |---|---|---|
# | Xavier (`"xavier"`) | $\sqrt{1 / \text{fan\_in}}$ | tanh, sigmoid |
# | He (`"he"`) | $\sqrt{2 / \text{fan\_in}}$ | ReLU |
#
# The original paper has $\sqrt{2 / (\text{fan\_in} + \text{fan\_out})}$, which is what `nn.init.xavier_normal_`
# computes. This exercise uses the table's simpler formula.
#
# | layer | shape of `weight` | `fan_in` |
# |---|---|---|
# | `nn.Linear` | $(\text{fan\_out}, \text{fan\_in})$ | number of inputs |
# | `nn.Conv2d` | $(F, C, k_h, k_w)$ | number of products that one output pixel adds up |
#
# **What grading looks at**
# - `xavier_normal` and `he_normal`: the shape is $(\text{fan\_out}, \text{fan\_in})$. Over some hundred thousand
#   numbers the standard deviation agrees with the formula within 3 %, the mean is 0, and the distribution is normal.
#   `fan_in` and `fan_out` differ in some cases.
# - These two functions draw from `rng` (`np.random.Generator`) alone. An `rng` in the same state gives the same
#   weights, and a second call with the same `rng` gives others. Leave the global generator alone.
# - `init_model(model, scheme)` draws the weights of every `nn.Linear` and every `nn.Conv2d` in the model by `scheme`,
#   and sets biases to 0. Modules within modules occur, layers without a bias (`bias=False`), layers with a
#   single output, and kernels that are not square.
# - Every layer gets its own random numbers. `init_model` uses PyTorch's global generator: the same `torch.manual_seed`
#   gives the same model, another one gives another model.
# - Parameters of other layers, such as `nn.BatchNorm1d` and `nn.BatchNorm2d`, stay as they are.
# - Parameters are changed **in place**. An optimizer may hold them already, so they must not be exchanged for new
#   `nn.Parameter`s. Their dtype (float32 or float64) stays too.
#
# What `init_model` returns is up to you. Out of scope: other schemes, convolutions with `groups` other than 1.


# %% solution="xavier_normal"
def xavier_normal(fan_in, fan_out, rng):
    """
    ko| Xavier 방식의 가중치: 평균 0, 표준편차 sqrt(1 / fan_in)인 정규분포.
    en| Weights by Xavier: normal with mean 0 and standard deviation sqrt(1 / fan_in).

    ko| fan_in, fan_out : 양의 정수
    ko| rng             : np.random.Generator
    ko| 반환값: float64 배열 (fan_out, fan_in)
    en| fan_in, fan_out : positive integers
    en| rng             : np.random.Generator
    en| returns: float64 array (fan_out, fan_in)
    """
    ### BEGIN SOLUTION
    return rng.normal(0.0, np.sqrt(1 / fan_in), size=(fan_out, fan_in))
    ### END SOLUTION


# %% solution="he_normal"
def he_normal(fan_in, fan_out, rng):
    """
    ko| He 방식의 가중치: 평균 0, 표준편차 sqrt(2 / fan_in)인 정규분포.
    en| Weights by He: normal with mean 0 and standard deviation sqrt(2 / fan_in).

    ko| fan_in, fan_out : 양의 정수
    ko| rng             : np.random.Generator
    ko| 반환값: float64 배열 (fan_out, fan_in)
    en| fan_in, fan_out : positive integers
    en| rng             : np.random.Generator
    en| returns: float64 array (fan_out, fan_in)
    """
    ### BEGIN SOLUTION
    return rng.normal(0.0, np.sqrt(2 / fan_in), size=(fan_out, fan_in))
    ### END SOLUTION


# %% solution="init_model"
def init_model(model, scheme):
    """
    ko| 모델의 nn.Linear와 nn.Conv2d를 제자리에서 초기화해요. 편향은 0, 다른 층은 그대로.
    en| Initialises every nn.Linear and nn.Conv2d of the model in place; biases become 0, other layers stay.

    ko| model  : nn.Module
    ko| scheme : "xavier" 또는 "he"
    en| model  : nn.Module
    en| scheme : "xavier" or "he"
    """
    ### BEGIN SOLUTION
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[0].numel()
            with torch.no_grad():
                layer.weight.normal_(0.0, (gain / fan_in) ** 0.5)
                if layer.bias is not None:
                    layer.bias.zero_()
    ### END SOLUTION


# %% check="weight_init"
grader.check("weight_init")

# %% grade="weight_init"

# %% [markdown] lang="ko"
# **그림으로 보기.** ReLU를 쓰는 30층 신경망에서 층마다 활성값의 표준편차를 그려요(세로축은 로그 눈금). 여러분의 두
# 함수와, 표준편차를 0.01로 고정한 경우를 비교해 보세요. 30층 뒤에도 신호가 살아 있는 것은 무엇인가요?

# %% [markdown] lang="en"
# **See it.** The standard deviation of the activations at each layer of a 30-layer network with ReLU (on a logarithmic
# axis): your two functions, and a fixed standard deviation of 0.01. Which one still has a signal after 30 layers?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    init_rng = np.random.default_rng(0)
    init_ways = {
        "he_normal": he_normal,
        "xavier_normal": xavier_normal,
        "0.01": lambda fan_in, fan_out, rng: rng.normal(0.0, 0.01, size=(fan_out, fan_in)),
    }
    figure, axis = plt.subplots(figsize=(7, 3), layout="constrained")
    for init_name, init_way in init_ways.items():
        init_h, init_sizes = init_rng.normal(size=(200, 256)), []
        for _ in range(30):
            init_h = np.maximum(init_h @ init_way(256, 256, init_rng).T, 0)
            init_sizes.append(init_h.std())
        axis.semilogy(range(1, 31), init_sizes, label=init_name)
    axis.set(title="30 layers with ReLU", xlabel="layer", ylabel="std of activations")
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 13. 드롭아웃 (6점)
#
# **아이디어.** 조별 과제에서 매번 누군가가 빠진다면, 한 사람에게 모든 것을 맡겨 둘 수 없어요. **드롭아웃(dropout)** 은
# 학습하는 동안 뉴런을 무작위로 꺼서 신경망이 뉴런 몇 개에만 기대지 못하게 해요. 매번 다른 작은 신경망을 학습시키는
# 셈이라, 평가할 때는 그 많은 신경망을 평균 낸 **앙상블(ensemble)** 과 비슷한 효과가 나요. 평가할 때는 아무것도 끄지
# 않아요.
#
# **식.** `p`는 **끌 확률**이에요. 마스크(mask) $m$은 `x`의 숫자마다 따로 뽑은 0 또는 1이에요. 0이 나올 확률이 $p$, 1이
# 나올 확률이 $1 - p$예요.
#
# $$\text{out} = \frac{m \cdot x}{1 - p} \quad (\text{mode = "train"}) \qquad\qquad
# \text{out} = x \quad (\text{mode = "test"})$$
#
# $1 - p$로 나누는 까닭은 뭘까요? $m$의 평균이 $1 - p$라서, 나누고 나면 `out`의 평균이 학습할 때나 평가할 때나 같아져요.
# 학습할 때 미리 나누는 이 방식을 **역 드롭아웃(inverted dropout)** 이라고 해요. 역전파에서는 순전파의 마스크가 그대로
# 다시 쓰여요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `x`, `out`, `dout`, `dx` | 어떤 모양이든, 예를 들어 $(N, D)$나 $(N, C, H, W)$ | 입력, 출력과 그 기울기 |
# | `p` | 수, $0 \le p < 1$ | 끌 확률 |
# | `mode` | `"train"` 또는 `"test"` | |
# | `rng` | `np.random.Generator` | 무작위 수는 모두 여기에서 뽑아요 |
#
# **채점에서 확인하는 것**
# - 학습 모드에서 꺼진 숫자의 비율이 $p$예요. 숫자 수만 개를 뽑아 확률의 오차(표준오차의 다섯 배) 안에서 확인해요.
#   살아남은 숫자는 정확히 $x / (1 - p)$예요. $p = 0$이면 `out`은 `x`와 같아요.
# - 숫자마다 따로 끄거나 살려요. 예제마다, 특성마다 마스크가 달라요.
# - 평가 모드의 `out`은 `x`와 같아요(같은 배열을 돌려줘도, 복사본을 돌려줘도 좋아요). 그 역전파는 `dout`을 그대로
#   전해요.
# - 역전파는 언제나 그 순전파의 `cache`로 계산해요. 그 사이에 다른 층의 순전파가 실행되기도 해요.
# - 무작위 수는 `rng`에서만 뽑아요. 같은 상태의 `rng`를 주면 같은 마스크가 나오고, 같은 `rng`로 한 번 더 부르면 다른
#   마스크가 나와요. 어떤 메서드로 뽑는지는 자유예요. 전역 난수(`np.random.rand` 따위)는 그대로 두세요.
# - `x`와 `dout`이 float32면 `out`과 `dx`도 float32예요.
# - `x`와 `dout`은 함수를 부른 뒤에도 그대로여야 해요.
#
# $p = 1$, 빈 배열, 정수 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 13. Inverted dropout (6 points)
#
# **Idea.** In a team where somebody is missing every day, no single person can be left in charge of everything.
# **Dropout** switches neurons off at random during training, so that the network cannot lean on a few of them. Each
# step trains another, smaller network, and evaluation behaves much like the average of all of them, an **ensemble**. At
# evaluation time nothing is switched off.
#
# **Formula.** `p` is the probability of being **dropped**. The mask $m$ holds one number for each number of `x`, drawn
# on its own: 0 with probability $p$, 1 with probability $1 - p$.
#
# $$\text{out} = \frac{m \cdot x}{1 - p} \quad (\text{mode = "train"}) \qquad\qquad
# \text{out} = x \quad (\text{mode = "test"})$$
#
# Why divide by $1 - p$? The mean of $m$ is $1 - p$, so after the division `out` has the same mean in training as in
# evaluation. Dividing in training, ahead of time, is what makes the dropout **inverted**. The backward pass uses the
# forward pass's mask once more.
#
# | name | shape | meaning |
# |---|---|---|
# | `x`, `out`, `dout`, `dx` | any, such as $(N, D)$ or $(N, C, H, W)$ | input, output and their gradients |
# | `p` | number, $0 \le p < 1$ | probability of being dropped |
# | `mode` | `"train"` or `"test"` | |
# | `rng` | `np.random.Generator` | where all random numbers come from |
#
# **What grading looks at**
# - In training mode a share $p$ of the numbers is dropped. Tens of thousands of numbers are drawn, and the share must
#   lie within the error of chance, five standard errors. What survives is exactly $x / (1 - p)$. With $p = 0$, `out`
#   equals `x`.
# - Every number is dropped or kept on its own: masks differ between examples and between features.
# - In evaluation mode `out` equals `x` (the same array or a copy), and the backward pass hands `dout` on as it is.
# - A backward pass uses the `cache` of its own forward pass. Another layer's forward pass may run in between.
# - Random numbers come from `rng` alone. An `rng` in the same state gives the same mask, and a second call with the
#   same `rng` gives another one. By which method you draw is up to you. Leave the global generator (`np.random.rand`
#   and the like) alone.
# - `out` and `dx` are float32 when `x` and `dout` are float32.
# - `x` and `dout` must be the same after the call as before.
#
# Out of scope: $p = 1$, empty arrays, integer arrays.


# %% solution="dropout_forward"
def dropout_forward(x, p, mode, rng):
    """
    ko| 드롭아웃의 순전파.
    en| Forward pass of dropout.

    ko| x    : 배열, 어떤 모양이든, float32 또는 float64
    ko| p    : 끌 확률, 0 <= p < 1
    ko| mode : "train" 또는 "test"
    ko| rng  : np.random.Generator
    en| x    : array of any shape, float32 or float64
    en| p    : probability of being dropped, 0 <= p < 1
    en| mode : "train" or "test"
    en| rng  : np.random.Generator

    ko| 반환값: out, x와 같은 모양과 dtype의 배열
    ko|         cache, dropout_backward에 필요한 것이면 무엇이든
    en| returns: out, array of x's shape and dtype
    en|          cache, whatever dropout_backward will need
    """
    ### BEGIN SOLUTION
    cache = np.ones_like(x)
    if mode == "train":
        cache = ((rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)
    out = x * cache
    ### END SOLUTION
    return out, cache


# %% solution="dropout_backward"
def dropout_backward(dout, cache):
    """
    ko| 드롭아웃의 역전파.
    en| Backward pass of dropout.

    ko| dout  : 배열, out에 대한 손실의 기울기, out과 같은 모양
    ko| cache : dropout_forward가 돌려준 것
    en| dout  : array, gradient of the loss with respect to out, of out's shape
    en| cache : what dropout_forward returned

    ko| 반환값: dx, dout과 같은 모양과 dtype의 배열
    en| returns: dx, array of dout's shape and dtype
    """
    ### BEGIN SOLUTION
    dx = dout * cache
    ### END SOLUTION
    return dx


# %% check="dropout"
grader.check("dropout")

# %% grade="dropout"

# %% [markdown] lang="ko"
# **그림으로 보기.** 왼쪽은 마스크예요. 예제(행)마다 다른 뉴런이 꺼졌나요? 오른쪽은 뉴런 하나의 값
# $\sum_d x_d w_d$를 학습 모드로 2000번 계산한 분포예요. 매번 달라도, 평균은 평가 모드의 값(점선)과 맞아야 해요.

# %% [markdown] lang="en"
# **See it.** On the left, the mask: does every example (row) lose other neurons? On the right, the value of one neuron,
# $\sum_d x_d w_d$, computed 2000 times in training mode. It differs each time, but on average it should agree with the
# value in evaluation mode (dotted).

# %% demo=true
try:
    import matplotlib.pyplot as plt

    drop_rng = np.random.default_rng(0)
    drop_x, drop_w = drop_rng.normal(size=(1, 50)), drop_rng.normal(size=50)
    drop_out, _ = dropout_forward(np.ones((20, 50)), 0.3, "train", drop_rng)
    drop_many, _ = dropout_forward(np.repeat(drop_x, 2000, axis=0), 0.3, "train", drop_rng)
    drop_test, _ = dropout_forward(drop_x, 0.3, "test", drop_rng)
    figure, axes = plt.subplots(1, 2, figsize=(10, 3), layout="constrained")
    axes[0].imshow(drop_out, cmap="gray", aspect="auto")
    axes[0].set(title="mask, p = 0.3 (black: dropped)", xlabel="feature", ylabel="example")
    axes[1].hist(drop_many @ drop_w, bins=40, alpha=0.6)
    axes[1].axvline((drop_many @ drop_w).mean(), color="C0", label="mean in training mode")
    axes[1].axvline((drop_test @ drop_w).item(), color="black", linestyle=":", label="evaluation mode")
    axes[1].set(title="one neuron, 2000 masks", xlabel="value")
    axes[1].legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 14. 배치 정규화 (9점)
#
# **아이디어.** 입력 데이터를 표준화하면 학습이 빨라져요. 그런데 가중치가 바뀔 때마다 층 사이를 흐르는 값의 평균과
# 크기도 바뀌어요. **배치 정규화(batch normalisation)** 는 층 사이에서 미니배치마다 다시 표준화해요. 특성마다 배치의
# 평균을 빼고 표준편차로 나눈 다음, 학습되는 두 수 $\gamma$와 $\beta$로 크기와 위치를 다시 정해요. 평가할 때는 예제가
# 하나씩 들어올 수 있으니 배치의 통계를 쓸 수 없어요. 그래서 학습하는 동안 통계의 **이동 평균(running average)** 을
# 모아 두었다가 그것을 써요.
#
# **식.** 특성 $d$마다 배치의 예제 $N$개로 계산해요.
#
# $$\mu_d = \frac{1}{N}\sum_n x_{n,d} \qquad \sigma^2_d = \frac{1}{N}\sum_n (x_{n,d} - \mu_d)^2 \qquad
# \hat{x}_{n,d} = \frac{x_{n,d} - \mu_d}{\sqrt{\sigma^2_d + \varepsilon}} \qquad
# \text{out}_{n,d} = \gamma_d\, \hat{x}_{n,d} + \beta_d$$
#
# `mode="train"`이면 이 식을 쓰고, 이동 평균 $r$을 **`running` 딕셔너리 안에서** 한 걸음 옮겨요. 규칙은
# `torch.nn.BatchNorm1d`와 같아요. `m`은 `momentum`이에요.
#
# $$r_\text{mean} \leftarrow (1 - m)\, r_\text{mean} + m\, \mu_d \qquad
# r_\text{var} \leftarrow (1 - m)\, r_\text{var} + m\, \frac{1}{N - 1}\sum_n (x_{n,d} - \mu_d)^2$$
#
# `mode="test"`면 $\mu_d$와 $\sigma^2_d$ 자리에 `running["mean"]`과 `running["var"]`를 쓰고, `running`은 바꾸지 않아요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `x`, `out`, `dout`, `dx` | $(N, D)$ | 입력, 출력과 그 기울기 |
# | `gamma`, `beta`, `dgamma`, `dbeta` | $(D,)$ | 학습되는 크기와 위치, 그 기울기 |
# | `running` | `{"mean": (D,), "var": (D,)}` | 이동 평균 |
# | `momentum`, `eps` | 수 | 기본값 0.1과 $10^{-5}$ |
#
# **역전파.** $x_{n,d}$를 조금 바꾸면 그 예제의 분자만 바뀌는 것이 아니에요. $\mu_d$와 $\sigma^2_d$도 바뀌어서 배치의
# 모든 예제가 함께 움직여요. $x_{n,d}$에서 손실로 가는 길을 모두 그려 보고, 길마다 곱해서 더하세요.
#
# **채점에서 확인하는 것**
# - 분산이 두 번 나와요. 정규화할 때는 $N$으로, 이동 평균을 옮길 때는 $N - 1$로 나눠요.
# - `eps`는 제곱근 **안에** 더하고, 정규화할 때만 써요. 이동 평균에는 들어가지 않아요. `eps=0.5`처럼 큰 값도, 분산이
#   $10^{-6}$쯤인 특성도 나와요. `momentum`도 다른 값이 나와요.
# - 학습 모드의 이동 평균: 여러 배치를 차례로 넣은 뒤의 값. 부른 쪽의 딕셔너리가 바뀌어야 해요. 안의 배열을 고쳐도,
#   새 배열로 갈아 끼워도 괜찮아요.
# - 평가 모드의 값과, 그 뒤에도 그대로인 `running`. $N = 1$도 나와요.
# - `dx`, `dgamma`, `dbeta`를 수치 기울기와 비교해요. `dout`은 무작위이고, $N = 2$와 $D = 1$도 나와요.
# - 역전파는 언제나 그 순전파가 돌려준 `cache`로 계산해요. 그 사이에 다른 층의 순전파가 실행되기도 해요.
# - 배열이 모두 float32면 `out`과 세 기울기도 float32예요. 평균이 10000쯤이고 표준편차가 1쯤인 float32 데이터도 나와요.
# - `x`, `gamma`, `beta`, `dout`은 함수를 부른 뒤에도 그대로여야 해요.
#
# 학습 모드에서 $N = 1$, 평가 모드 다음의 역전파, 정수 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 14. Batch normalisation (9 points)
#
# **Idea.** Standardised input data makes training faster. But whenever the weights change, so do the mean and the
# spread of the values that flow between the layers. **Batch normalisation** standardises them again between layers, for
# every mini-batch: per feature it subtracts the batch's mean, divides by its standard deviation, and then sets size and
# position anew by two learned numbers, $\gamma$ and $\beta$. At evaluation time examples may come one by one, so there
# are no batch statistics to use. That is why **running averages** of the statistics are collected during training.
#
# **Formula.** For each feature $d$, over the $N$ examples of the batch:
#
# $$\mu_d = \frac{1}{N}\sum_n x_{n,d} \qquad \sigma^2_d = \frac{1}{N}\sum_n (x_{n,d} - \mu_d)^2 \qquad
# \hat{x}_{n,d} = \frac{x_{n,d} - \mu_d}{\sqrt{\sigma^2_d + \varepsilon}} \qquad
# \text{out}_{n,d} = \gamma_d\, \hat{x}_{n,d} + \beta_d$$
#
# With `mode="train"` these formulas hold, and the running averages $r$ move one step **inside the dictionary
# `running`**, by the rule of `torch.nn.BatchNorm1d`. `m` is `momentum`.
#
# $$r_\text{mean} \leftarrow (1 - m)\, r_\text{mean} + m\, \mu_d \qquad
# r_\text{var} \leftarrow (1 - m)\, r_\text{var} + m\, \frac{1}{N - 1}\sum_n (x_{n,d} - \mu_d)^2$$
#
# With `mode="test"`, `running["mean"]` and `running["var"]` take the places of $\mu_d$ and $\sigma^2_d$, and `running`
# stays as it is.
#
# | name | shape | meaning |
# |---|---|---|
# | `x`, `out`, `dout`, `dx` | $(N, D)$ | input, output and their gradients |
# | `gamma`, `beta`, `dgamma`, `dbeta` | $(D,)$ | learned size and position, and their gradients |
# | `running` | `{"mean": (D,), "var": (D,)}` | running averages |
# | `momentum`, `eps` | number | 0.1 and $10^{-5}$ by default |
#
# **Backward.** Changing $x_{n,d}$ a little changes more than the numerator of that one example. $\mu_d$ and
# $\sigma^2_d$ change too, so every example of the batch moves. Draw all paths from $x_{n,d}$ to the loss; multiply
# along each path, and add the paths up.
#
# **What grading looks at**
# - There are two variances: the one that normalises divides by $N$, the one that moves the running average by $N - 1$.
# - `eps` is added **inside** the square root, and for normalising only: it does not enter the running averages. Large
#   values such as `eps=0.5` are used, as are features with a variance of about $10^{-6}$, and other values of
#   `momentum`.
# - Running averages in training mode: their values after several batches. The caller's dictionary has to change;
#   editing the arrays in it and putting new arrays in are both fine.
# - Values in evaluation mode, where `running` must be the same afterwards. $N = 1$ occurs.
# - `dx`, `dgamma` and `dbeta` are compared with numerical gradients. `dout` is random; $N = 2$ and $D = 1$ occur.
# - A backward pass uses the `cache` of its own forward pass. Another layer's forward pass may run in between.
# - `out` and the three gradients are float32 when all arrays are float32. Some float32 data has a mean around 10000 and
#   a standard deviation around 1.
# - `x`, `gamma`, `beta` and `dout` must be the same after the call as before.
#
# Out of scope: $N = 1$ in training mode, a backward pass after evaluation mode, integer arrays.


# %% solution="batchnorm_forward"
def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    """
    ko| 배치 정규화의 순전파. "train"이면 배치의 통계를 쓰고 running을 고쳐요. "test"면 running의 통계를 써요.
    en| Forward pass of batch normalisation. "train" uses the batch's statistics and moves running; "test" uses running.

    ko| x           : 배열 (N, D), float32 또는 float64
    ko| gamma, beta : 배열 (D,)
    ko| running     : 딕셔너리 {"mean": 배열 (D,), "var": 배열 (D,)}
    ko| mode        : "train" 또는 "test"
    en| x           : array (N, D), float32 or float64
    en| gamma, beta : arrays (D,)
    en| running     : dictionary {"mean": array (D,), "var": array (D,)}
    en| mode        : "train" or "test"

    ko| 반환값: out, 배열 (N, D), 입력과 같은 dtype
    ko|         cache, batchnorm_backward에 필요한 것이면 무엇이든
    en| returns: out, array (N, D) of the inputs' dtype
    en|          cache, whatever batchnorm_backward will need
    """
    ### BEGIN SOLUTION
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    out = gamma * xhat + beta
    cache = (xhat, gamma, std)
    ### END SOLUTION
    return out, cache


# %% solution="batchnorm_backward"
def batchnorm_backward(dout, cache):
    """
    ko| 학습 모드의 순전파에 대한 역전파.
    en| Backward pass of a forward pass in training mode.

    ko| dout  : 배열 (N, D), out에 대한 손실의 기울기
    ko| cache : batchnorm_forward가 돌려준 것
    en| dout  : array (N, D), gradient of the loss with respect to out
    en| cache : what batchnorm_forward returned

    ko| 반환값: dx (N, D), dgamma (D,), dbeta (D,), 입력과 같은 dtype
    en| returns: dx (N, D), dgamma (D,), dbeta (D,) of the inputs' dtype
    """
    ### BEGIN SOLUTION
    xhat, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    n = dout.shape[0]
    dx = gamma / std * (dout - dbeta / n - xhat * dgamma / n)
    ### END SOLUTION
    return dx, dgamma, dbeta


# %% check="batchnorm"
grader.check("batchnorm")

# %% grade="batchnorm"

# %% [markdown] lang="ko"
# **그림으로 보기.** 세 특성은 평균도 크기도 달라요. 가운데는 여러분의 `batchnorm_forward`를 지난 뒤예요. 오른쪽은
# `running["mean"]`이 배치를 거듭하며 진짜 평균(점선)에 다가가는 모습이에요. `momentum`을 바꾸면 곡선이 어떻게 달라질지
# 먼저 짐작해 보고, 숫자를 고쳐 실행해 보세요.

# %% [markdown] lang="en"
# **See it.** Three features, each with its own mean and spread; in the middle, what your `batchnorm_forward` makes of
# them. On the right, `running["mean"]` approaches the true means (dotted) batch by batch. Guess first how another
# `momentum` would change these curves, then edit the number and run the cell.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    bn_rng = np.random.default_rng(0)
    bn_means, bn_spreads = np.array([-4.0, 1.0, 6.0]), np.array([0.5, 1.0, 3.0])
    bn_running = {"mean": np.zeros(3), "var": np.ones(3)}
    bn_history = []
    for _ in range(60):
        bn_batch = bn_rng.normal(bn_means, bn_spreads, size=(64, 3))
        bn_out, _ = batchnorm_forward(bn_batch, np.ones(3), np.zeros(3), bn_running, "train", momentum=0.1)
        bn_history.append(np.array(bn_running["mean"]))
    figure, axes = plt.subplots(1, 3, figsize=(11, 3), layout="constrained")
    axes[0].hist(bn_batch, bins=20)
    axes[0].set(title="one batch, three features", xlabel="x")
    axes[1].hist(bn_out, bins=20)
    axes[1].set(title="after batch normalisation", xlabel="out")
    axes[2].plot(bn_history)
    for bn_mean in bn_means:
        axes[2].axhline(bn_mean, color="gray", linestyle=":")
    axes[2].set(title="running mean", xlabel="batch")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 15. 옵티마이저 직접 만들기 (7점)
#
# **아이디어.** 기울기를 구했다면 이제 파라미터를 **얼마나** 옮길지 정해야 해요. 이 일을 옵티마이저(optimizer)가 해요.
# 모멘텀(momentum)은 지난 걸음의 속도를 이어받아 좁은 골짜기에서 덜 흔들려요. AdaGrad와 RMSProp은 파라미터마다
# 기울기의 크기를 기억해 두고, 기울기가 늘 큰 쪽은 조심스럽게, 작은 쪽은 과감하게 움직여요. Adam은 이 두 생각을 합친
# 거예요.
#
# **식.** $g$는 파라미터 $p$의 기울기 `p.grad`, $\eta$는 학습률 `lr`, $t$는 **이 파라미터가** 갱신된 횟수(1부터)예요.
# 기억하는 값 $v, s, m$은 0에서 시작하고, 제곱과 나눗셈은 원소마다 해요.
#
# | 클래스 | 기억하는 값 | 갱신 |
# |---|---|---|
# | `SGDMomentum` | $v \leftarrow \mu v + g$ | $p \leftarrow p - \eta v$ |
# | `MyAdagrad` | $s \leftarrow s + g^2$ | $p \leftarrow p - \eta\, g / (\sqrt{s} + \epsilon)$ |
# | `MyRMSprop` | $s \leftarrow \alpha s + (1 - \alpha) g^2$ | $p \leftarrow p - \eta\, g / (\sqrt{s} + \epsilon)$ |
# | `MyAdam` | $m \leftarrow \beta_1 m + (1 - \beta_1) g$ | |
# | | $s \leftarrow \beta_2 s + (1 - \beta_2) g^2$ | $p \leftarrow p - \eta\, \hat m / (\sqrt{\hat s} + \epsilon)$ |
#
# Adam의 $m$과 $s$는 0에서 시작해서 처음에는 너무 작아요. 그래서 $\hat m = m / (1 - \beta_1^t)$,
# $\hat s = s / (1 - \beta_2^t)$로 고쳐서 써요(편향 보정, bias correction). `SGDMomentum`과 `MyAdam`에는
# `weight_decay`($\lambda$)도 있어요. 이 둘에서는 위 식의 $g$가 $g + \lambda p$예요.
#
# **PyTorch의 약속.** `torch.optim.Optimizer`를 물려받으면 아래 것들이 준비돼요.
# - `self.param_groups`: 그룹의 리스트. 그룹 하나는 `{"params": [...], "lr": ..., ...}`이고, `lr` 같은 값은 그룹마다
#   다를 수 있어요.
# - `self.state[p]`: 파라미터 `p`를 위한 빈 딕셔너리. 여기에 기억한 것은 `state_dict()`로 저장돼요.
# - 파라미터는 `with torch.no_grad():` 안에서 **제자리에서** 바꿔요(`p -= ...`). `p = p - ...`는 이름만 옮겨요.
#
# **채점에서 확인하는 것**
# - 여러 모양의 파라미터를 열 걸음 움직인 자취가 위 식과 같은지. 식은 `torch.optim`의 `SGD`, `Adagrad`, `RMSprop`,
#   `Adam`과 같아요. 기억하는 값의 모양과 dtype은 파라미터와 같아요(채점은 float64).
# - 그룹마다 다른 `lr`, `momentum`, `betas` 등을 따르고, 학습 도중에 바뀐 `lr`도 바로 따라요. $v$에는 `lr`이 들어가지
#   않아요.
# - `p.grad`가 `None`인 파라미터는 그 걸음에서 그대로 두어요. 값도, 기억하는 것도, $t$도 바뀌지 않아요.
# - `step` 뒤에도 `p.grad`는 그대로예요. 기울기를 담은 텐서는 다음 걸음에 다시 쓰일 수도 있어요.
# - 기울기가 $10^{-6}$쯤으로 아주 작아도 식과 같아요. $\epsilon$은 제곱근 밖에서, 보정을 마친 뒤에 더해요.
# - `state_dict()`를 복사(`copy.deepcopy`)해서 새 옵티마이저에 `load_state_dict`로 넣으면, 쉬지 않고 학습한 것처럼
#   이어져요.
#
# `__init__`은 주어진 그대로 쓰고(기본값도 채점에 쓰여요), 갱신하는 식은 여러분이 직접 쓰세요. 채점하는 동안
# `torch.optim`의 갱신 식은 꺼져 있어요. `step`에 인자를 주는 일과 희소(sparse) 기울기, 복소수는 나오지 않아요.

# %% [markdown] lang="en"
# ## 15. Optimizers: momentum and Adam (7 points)
#
# **Idea.** A gradient says which way is down; an **optimizer** decides how far to go. Momentum keeps part of its last
# velocity and swings less in a narrow valley. AdaGrad and RMSProp remember how large each parameter's gradients have
# been, and walk carefully where they are always large and boldly where they are small. Adam puts both ideas together.
#
# **Formulas.** $g$ is the gradient `p.grad` of a parameter $p$, $\eta$ the learning rate `lr`, and $t$ counts the
# updates of **this parameter**, from 1. What is remembered, $v, s, m$, starts at 0; squares and divisions go entry by
# entry.
#
# | class | remembers | update |
# |---|---|---|
# | `SGDMomentum` | $v \leftarrow \mu v + g$ | $p \leftarrow p - \eta v$ |
# | `MyAdagrad` | $s \leftarrow s + g^2$ | $p \leftarrow p - \eta\, g / (\sqrt{s} + \epsilon)$ |
# | `MyRMSprop` | $s \leftarrow \alpha s + (1 - \alpha) g^2$ | $p \leftarrow p - \eta\, g / (\sqrt{s} + \epsilon)$ |
# | `MyAdam` | $m \leftarrow \beta_1 m + (1 - \beta_1) g$ | |
# | | $s \leftarrow \beta_2 s + (1 - \beta_2) g^2$ | $p \leftarrow p - \eta\, \hat m / (\sqrt{\hat s} + \epsilon)$ |
#
# Adam's $m$ and $s$ start at 0 and are too small at first. They are used as $\hat m = m / (1 - \beta_1^t)$ and
# $\hat s = s / (1 - \beta_2^t)$: **bias correction**. `SGDMomentum` and `MyAdam` also take a `weight_decay`
# ($\lambda$): in these two, $g$ above stands for $g + \lambda p$.
#
# **What PyTorch provides** to a class that inherits from `torch.optim.Optimizer`:
# - `self.param_groups`: a list of groups like `{"params": [...], "lr": ..., ...}`. Each group may have a `lr` (and so
#   on) of its own.
# - `self.state[p]`: an empty dict for the parameter `p`. What you keep there is saved by `state_dict()`.
# - Change parameters **in place**, inside `with torch.no_grad():` (`p -= ...`). `p = p - ...` only moves the name.
#
# **What grading looks at**
# - The path of parameters of several shapes over ten steps follows the formulas, which are those of `torch.optim`'s
#   `SGD`, `Adagrad`, `RMSprop` and `Adam`. What you remember has the parameter's shape and dtype (grading uses
#   float64).
# - Each group's own `lr`, `momentum`, `betas` and so on count, and a `lr` that changes during training counts at once.
#   There is no `lr` inside $v$.
# - A parameter whose `p.grad` is `None` sits this step out: its value, what is remembered for it and its $t$ stay.
# - `p.grad` is the same after `step` as before. The tensor that holds a gradient may be used again for the next one.
# - Very small gradients, around $10^{-6}$, follow the formulas too: $\epsilon$ is added outside of the square root, and
#   after the correction.
# - A copy (`copy.deepcopy`) of `state_dict()`, given to a new optimizer with `load_state_dict`, goes on as if training
#   had never stopped.
#
# Keep `__init__` as it is given, as its defaults count, and write the updates yourself: `torch.optim`'s own are
# switched off during grading. Out of scope: arguments of `step`, sparse gradients, complex numbers.


# %% solution="SGDMomentum"
class SGDMomentum(torch.optim.Optimizer):
    """
    ko| 모멘텀을 쓰는 경사 하강법. params는 파라미터의 리스트 또는 그룹의 리스트예요.
    en| Gradient descent with momentum. params is a list of parameters or a list of groups.

    ko| step(self): p.grad가 있는 파라미터를 모두 제자리에서 한 걸음 옮겨요. 돌려주는 값은 없어요
    en| step(self): moves every parameter that has a p.grad by one step, in place; returns nothing
    """

    def __init__(self, params, lr, momentum=0.9, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    def step(self):
        ### BEGIN SOLUTION
        with torch.no_grad():
            for group in self.param_groups:
                for p in group["params"]:
                    if p.grad is None:
                        continue
                    state = self.state[p]
                    if "v" not in state:
                        state["v"] = torch.zeros_like(p)
                    g = p.grad + group["weight_decay"] * p
                    state["v"] = group["momentum"] * state["v"] + g
                    p -= group["lr"] * state["v"]
        ### END SOLUTION


# %% solution="MyAdagrad"
class MyAdagrad(torch.optim.Optimizer):
    """
    ko| AdaGrad: 기울기의 제곱을 모두 더해 두고 그 제곱근으로 나눠요.
    en| AdaGrad: divides by the root of the sum of all squared gradients so far.

    ko| step(self): p.grad가 있는 파라미터를 모두 제자리에서 한 걸음 옮겨요. 돌려주는 값은 없어요
    en| step(self): moves every parameter that has a p.grad by one step, in place; returns nothing
    """

    def __init__(self, params, lr=0.01, eps=1e-10):
        super().__init__(params, {"lr": lr, "eps": eps})

    def step(self):
        ### BEGIN SOLUTION
        with torch.no_grad():
            for group in self.param_groups:
                for p in group["params"]:
                    if p.grad is None:
                        continue
                    state = self.state[p]
                    if "s" not in state:
                        state["s"] = torch.zeros_like(p)
                    state["s"] = state["s"] + p.grad**2
                    p -= group["lr"] * p.grad / (state["s"].sqrt() + group["eps"])
        ### END SOLUTION


# %% solution="MyRMSprop"
class MyRMSprop(torch.optim.Optimizer):
    """
    ko| RMSProp: 기울기 제곱의 이동 평균을 두고 그 제곱근으로 나눠요.
    en| RMSProp: divides by the root of a moving average of the squared gradients.

    ko| step(self): p.grad가 있는 파라미터를 모두 제자리에서 한 걸음 옮겨요. 돌려주는 값은 없어요
    en| step(self): moves every parameter that has a p.grad by one step, in place; returns nothing
    """

    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8):
        super().__init__(params, {"lr": lr, "alpha": alpha, "eps": eps})

    def step(self):
        ### BEGIN SOLUTION
        with torch.no_grad():
            for group in self.param_groups:
                for p in group["params"]:
                    if p.grad is None:
                        continue
                    state = self.state[p]
                    if "s" not in state:
                        state["s"] = torch.zeros_like(p)
                    state["s"] = group["alpha"] * state["s"] + (1 - group["alpha"]) * p.grad**2
                    p -= group["lr"] * p.grad / (state["s"].sqrt() + group["eps"])
        ### END SOLUTION


# %% solution="MyAdam"
class MyAdam(torch.optim.Optimizer):
    """
    ko| Adam: 기울기의 이동 평균(모멘텀)을 기울기 제곱의 이동 평균의 제곱근으로 나눠요.
    en| Adam: a moving average of the gradients over the root of a moving average of their squares.

    ko| step(self): p.grad가 있는 파라미터를 모두 제자리에서 한 걸음 옮겨요. 돌려주는 값은 없어요
    en| step(self): moves every parameter that has a p.grad by one step, in place; returns nothing
    """

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay})

    def step(self):
        ### BEGIN SOLUTION
        with torch.no_grad():
            for group in self.param_groups:
                beta1, beta2 = group["betas"]
                for p in group["params"]:
                    if p.grad is None:
                        continue
                    state = self.state[p]
                    if "t" not in state:
                        state.update(t=0, m=torch.zeros_like(p), s=torch.zeros_like(p))
                    g = p.grad + group["weight_decay"] * p
                    state["t"] += 1
                    state["m"] = beta1 * state["m"] + (1 - beta1) * g
                    state["s"] = beta2 * state["s"] + (1 - beta2) * g**2
                    m = state["m"] / (1 - beta1 ** state["t"])
                    s = state["s"] / (1 - beta2 ** state["t"])
                    p -= group["lr"] * m / (s.sqrt() + group["eps"])
        ### END SOLUTION


# %% check="optimizers"
grader.check("optimizers")

# %% grade="optimizers"

# %% [markdown] lang="ko"
# **그림으로 보기.** 세로로는 가파르고 가로로는 완만한 골짜기예요. 네 옵티마이저가 같은 점에서 출발해 40걸음을 걸어요.
# 어느 것이 흔들리고, 어느 것이 점점 느려지나요? `lr`을 바꿔 보면 순위도 바뀌어요. RAdam, AdaBound, AdaBelief처럼
# 이름이 Ada나 Adam과 닮은 옵티마이저들도 지금 쓴 식의 한두 곳을 바꾼 것이에요.

# %% [markdown] lang="en"
# **See it.** A valley, steep from top to bottom and gentle from left to right. The four optimizers start at the same
# point and take 40 steps. Which one swings, which one slows down? Change `lr`, and the ranking changes too. Optimizers
# with similar names, such as RAdam, AdaBound or AdaBelief, change one or two places in what you have written.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    steep = torch.tensor([1.0, 20.0])
    figure, axis = plt.subplots(figsize=(8, 3), layout="constrained")
    for make, lr in ((SGDMomentum, 0.02), (MyAdagrad, 0.5), (MyRMSprop, 0.1), (MyAdam, 0.2)):
        place = torch.nn.Parameter(torch.tensor([-4.0, 1.5]))
        optimizer = make([place], lr=lr)
        walked = [place.detach().numpy().copy()]
        for _ in range(40):
            optimizer.zero_grad()
            (0.5 * (steep * place**2).sum()).backward()
            optimizer.step()
            walked.append(place.detach().numpy().copy())
        axis.plot(*np.array(walked).T, marker=".", label=f"{make.__name__}, lr = {lr}")
    across, up = np.meshgrid(np.linspace(-4.5, 2.5, 100), np.linspace(-2, 2, 100))
    axis.contour(across, up, 0.5 * (across**2 + 20 * up**2), levels=12, colors="lightgray", zorder=0)
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 16. L1, L2 규제와 weight decay (4점)
#
# **아이디어.** 모델이 훈련 데이터를 외우려고 하면 가중치가 커지기 쉬워요. **규제(regularization)** 는 가중치의 크기에
# 벌점을 매겨 손실에 더해요. L1 벌점은 쓸모없는 가중치를 0 가까이로 밀어붙이고, L2 벌점은 모든 가중치를 골고루 줄여요.
# SGD에서는 L2 벌점을 손실에 더하는 것과 옵티마이저에 `weight_decay`를 주는 것이 같은 일이에요.
#
# **식.** $W$는 벌점을 받는 파라미터들이에요. **학습하는**(`requires_grad`가 `True`인) 파라미터 가운데 **차원이 둘
# 이상인 것**, 곧 `Linear`, `Conv2d` 등의 가중치예요. 편향과 배치 정규화의 파라미터는 차원이 하나라서 빠져요.
#
# $$\mathrm{penalty} = \lambda_1 \sum_{w \in W} |w| + \frac{\lambda_2}{2} \sum_{w \in W} w^2$$
#
# | 함수 | 돌려주는 것 |
# |---|---|
# | `penalty(model, l1, l2)` | 위 식의 값. 숫자 하나짜리 텐서이고, 손실에 더해 `backward()`할 수 있어요 |
# | `add_weight_decay(model, wd)` | 옵티마이저에 넣을 그룹의 리스트. $W$에는 `wd`를, 나머지에는 0을 줘요 |
#
# 그룹 하나는 `{"params": [파라미터, ...], "weight_decay": 숫자}`예요. `torch.optim.SGD(그룹들, lr=0.1)`처럼 써요.
#
# **채점에서 확인하는 것**
# - 합성곱, 배치 정규화, 중첩된 `Sequential`, `nn.Parameter`로 직접 만든 가중치가 섞인 모델에서 `penalty`의 값과
#   기울기가 식과 같은지.
# - `add_weight_decay`가 준 그룹으로 `torch.optim.SGD`를 만들어 한 걸음 움직인 결과. 학습하는 파라미터는 모두 그룹
#   가운데 **꼭 한 곳에 한 번** 있어야 해요. 그룹의 개수와 순서는 상관없어요.
# - 고정한(`requires_grad`가 `False`인) 파라미터는 벌점에도 그룹에도 들어가지 않아요.
# - 한 가중치를 두 층이 함께 쓰면 한 번만 세요.
# - `l1`과 `l2`가 모두 0(기본값)이면 벌점도, 벌점의 기울기도 0이에요.
#
# 값이 정확히 0인 가중치, 벌점을 받을 파라미터가 하나도 없는 모델, 음수 계수는 나오지 않아요.

# %% [markdown] lang="en"
# ## 16. L1, L2 and weight decay (4 points)
#
# **Idea.** A model that learns its training data by heart tends to have large weights. **Regularization** charges a
# price for their size and adds it to the loss. An L1 penalty pushes useless weights to almost 0; an L2 penalty shrinks
# all of them. With SGD, adding an L2 penalty to the loss and giving the optimizer a `weight_decay` is the same thing.
#
# **Formula.** $W$ is what is penalised: of the parameters that **learn** (`requires_grad` is `True`), those of **two or
# more dimensions**, that is the weights of `Linear`, `Conv2d` and the like. Biases and the parameters of batch
# normalisation have one dimension and stay out.
#
# $$\mathrm{penalty} = \lambda_1 \sum_{w \in W} |w| + \frac{\lambda_2}{2} \sum_{w \in W} w^2$$
#
# | function | returns |
# |---|---|
# | `penalty(model, l1, l2)` | the value above, as a tensor of one number that can be added to a loss for `backward()` |
# | `add_weight_decay(model, wd)` | a list of groups for an optimizer: `wd` for $W$, 0 for the rest |
#
# A group is `{"params": [parameter, ...], "weight_decay": number}`, to be used as `torch.optim.SGD(groups, lr=0.1)`.
#
# **What grading looks at**
# - Value and gradient of `penalty` for models with convolutions, batch normalisation, a nested `Sequential` and a
#   weight made by hand with `nn.Parameter`.
# - One step of `torch.optim.SGD` made with the groups of `add_weight_decay`. Every parameter that learns stands **in
#   exactly one group, once**. How many groups there are, and in which order, is up to you.
# - Frozen parameters (`requires_grad` is `False`) enter neither the penalty nor a group.
# - A weight that two layers share counts once.
# - Where `l1` and `l2` are both 0, the default, so are the penalty and its gradient.
#
# Out of scope: weights of exactly 0, models in which nothing is to be penalised, negative coefficients.


# %% solution="penalty"
def penalty(model, l1=0.0, l2=0.0):
    """
    ko| 학습하는 가중치(차원이 둘 이상)의 벌점 l1 * sum|w| + 0.5 * l2 * sum w^2.
    en| The price of the weights that learn (two or more dimensions): l1 * sum|w| + 0.5 * l2 * sum w^2.

    ko| 인자: model은 torch.nn.Module, l1과 l2는 0 이상의 숫자
    ko| 반환: 숫자 하나짜리 텐서, 미분할 수 있어요
    en| Args: model a torch.nn.Module; l1, l2 numbers of at least 0
    en| Returns: a tensor of one number, differentiable
    """
    ### BEGIN SOLUTION
    weights = [p for p in model.parameters() if p.requires_grad and p.ndim >= 2]
    return sum(l1 * w.abs().sum() + 0.5 * l2 * (w**2).sum() for w in weights)
    ### END SOLUTION


# %% solution="add_weight_decay"
def add_weight_decay(model, wd):
    """
    ko| 옵티마이저에 넣을 파라미터 그룹: 차원이 둘 이상인 가중치에는 wd를, 나머지에는 0을 줘요.
    en| Parameter groups for an optimizer: wd for weights of two or more dimensions, 0 for the rest.

    ko| 인자: model은 torch.nn.Module, wd는 0 이상의 숫자
    ko| 반환: {"params": 파라미터의 리스트, "weight_decay": 숫자}의 리스트
    en| Args: model a torch.nn.Module; wd a number of at least 0
    en| Returns: a list of {"params": list of parameters, "weight_decay": number}
    """
    ### BEGIN SOLUTION
    learning = [p for p in model.parameters() if p.requires_grad]
    return [
        {"params": [p for p in learning if p.ndim >= 2], "weight_decay": wd},
        {"params": [p for p in learning if p.ndim < 2], "weight_decay": 0.0},
    ]
    ### END SOLUTION


# %% check="regularization"
grader.check("regularization")

# %% grade="regularization"

# %% [markdown] lang="ko"
# **그림으로 보기.** 특성 20개 가운데 앞의 5개만 답과 관계가 있는 회귀 문제예요. 벌점 없이, L1으로, L2로 학습한 가중치를
# 나란히 그려요. 쓸모없는 15개의 가중치는 어떻게 되었나요? L1과 L2의 벌점을 가중치 하나로 미분해 보면 까닭을 알 수
# 있어요. 가중치가 아주 작을 때도 미는 힘이 그대로인 쪽은 어느 쪽인가요? (Adam에서는 기울기를 나누는 과정에서 L2
# 벌점도 함께 나뉘기 때문에 `weight_decay`와 같지 않아요. 그래서 AdamW가 나왔어요.)

# %% [markdown] lang="en"
# **See it.** A regression in which only the first 5 of 20 features have to do with the answer: learned without a
# penalty, with L1 and with L2. What became of the 15 useless weights? Differentiate both penalties by a single weight:
# which of them still pushes as hard when the weight is tiny? (With Adam, an L2 penalty is divided along with the
# gradient, so it is not the same as weight decay: that is why there is an AdamW.)

# %% demo=true
try:
    import matplotlib.pyplot as plt

    draw = torch.Generator().manual_seed(0)
    features = torch.randn(60, 20, generator=draw)
    truth = torch.cat([torch.tensor([2.0, -1.5, 1.0, 0.8, -0.6]), torch.zeros(15)])
    answers = features @ truth + 0.5 * torch.randn(60, generator=draw)
    figure, axes = plt.subplots(1, 3, figsize=(10, 2.5), sharey=True, layout="constrained")
    for axis, strength in zip(axes, ({}, {"l1": 0.2}, {"l2": 0.2}), strict=True):
        line = torch.nn.Linear(20, 1)
        optimizer = torch.optim.SGD(line.parameters(), lr=0.05)
        for _ in range(300):
            optimizer.zero_grad()
            loss = ((line(features)[:, 0] - answers) ** 2).mean() + penalty(line, **strength)
            loss.backward()
            optimizer.step()
        learned = line.weight.detach()[0].numpy()
        axis.bar(range(20), learned)
        small = int((np.abs(learned) < 0.01).sum())
        axis.set(title=f"penalty {strength or 'none'}: {small} of 20 below 0.01", xlabel="weight")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 17. 분류 성능 지표 (5점)
#
# **아이디어.** 환자가 100명 중 1명뿐이라면, 모두 "건강"이라고 답하는 모델의 정확도도 99%예요. 그래서 무엇을 무엇으로
# 틀렸는지를 표로 만들어 봐요. 이 표가 **혼동 행렬(confusion matrix)** 이에요. 여기에서 클래스마다 정밀도와 재현율이
# 나와요. **AUC**는 기준값을 정하기 전의 점수를 평가해요. 양성과 음성을 하나씩 뽑았을 때 양성의 점수가 더 높을
# 확률이에요.
#
# **식.** $M_{ij}$는 정답이 $i$인데 $j$로 예측한 예제의 개수예요. **행이 정답, 열이 예측**이에요.
#
# $$P_c = \frac{M_{cc}}{\sum_i M_{ic}} \qquad R_c = \frac{M_{cc}}{\sum_j M_{cj}} \qquad
# F_c = \frac{2 P_c R_c}{P_c + R_c}$$
#
# $$\mathrm{AUC} = \frac{(\text{양성의 점수가 더 높은 쌍}) + \frac{1}{2}(\text{점수가 같은 쌍})}
# {(\text{양성의 수}) \times (\text{음성의 수})}$$
#
# | 함수 | 인자 | 돌려주는 것 |
# |---|---|---|
# | `confusion_matrix` | `y_true`, `y_pred`: 정수 $(N,)$, `num_classes`: $C$ | $M$: 정수 $(C, C)$ |
# | `precision_recall_f1` | `matrix`: 정수 $(C, C)$ | 정밀도 $P$, 재현율 $R$, F1 $F$: 실수 $(C,)$ 세 개 |
# | `roc_auc` | `scores`: 실수 $(N,)$, `labels`: 0 또는 1인 정수 $(N,)$ | 실수 하나 |
#
# **채점에서 확인하는 것**
# - 한 번도 나오지 않은 클래스가 있어도 행렬은 $(C, C)$예요. dtype은 정수(아무 정수나)예요.
# - 레이블은 `uint8`로 들어오기도 해요. `uint8`은 255까지만 담을 수 있어요. 클래스는 스무 개까지 나와요.
# - 분모가 0이면 그 값은 0이에요. 분모에 $10^{-8}$ 이하의 작은 수를 더하는 것은 괜찮아요.
# - 점수는 로짓(logit)일 수도 있어서 0과 1 사이가 아닐 수 있어요. 같은 점수가 많이 나오기도 해요.
# - 예제가 10만 개여도 `roc_auc`는 몇 초 안에 끝나야 해요. 쌍을 모두 만들면 25억 쌍이에요.
#
# NumPy만 쓰세요. 범위를 벗어난 레이블, 빈 배열, 한 클래스만 있는 `labels`, NaN인 점수는 나오지 않아요.

# %% [markdown] lang="en"
# ## 17. Classification metrics (5 points)
#
# **Idea.** Where 1 patient in 100 is ill, a model that calls everyone healthy is right 99% of the time. So count what
# is mistaken for what: that table is the **confusion matrix**, and precision and recall of each class follow from it.
# **AUC** judges scores before any threshold is chosen: draw one positive and one negative example, and it is the
# probability that the positive one has the higher score.
#
# **Formulas.** $M_{ij}$ is the number of examples of class $i$ that were predicted as $j$: **rows are the truth,
# columns the predictions**.
#
# $$P_c = \frac{M_{cc}}{\sum_i M_{ic}} \qquad R_c = \frac{M_{cc}}{\sum_j M_{cj}} \qquad
# F_c = \frac{2 P_c R_c}{P_c + R_c}$$
#
# $$\mathrm{AUC} = \frac{(\text{pairs whose positive scores higher}) + \frac{1}{2}(\text{pairs of equal scores})}
# {(\text{positives}) \times (\text{negatives})}$$
#
# | function | arguments | returns |
# |---|---|---|
# | `confusion_matrix` | `y_true`, `y_pred`: integers $(N,)$, `num_classes`: $C$ | $M$: integers $(C, C)$ |
# | `precision_recall_f1` | `matrix`: integers $(C, C)$ | precision $P$, recall $R$, F1 $F$: three float arrays $(C,)$ |
# | `roc_auc` | `scores`: floats $(N,)$, `labels`: integers 0 or 1, $(N,)$ | one float |
#
# **What grading looks at**
# - The matrix is $(C, C)$ even where a class never occurs. Its dtype is an integer type, whichever you like.
# - Labels may come as `uint8`, which holds numbers up to 255. There are up to twenty classes.
# - Where a denominator is 0, the value is 0. Adding a tiny number, up to $10^{-8}$, to denominators is fine.
# - Scores may be logits, so they need not lie between 0 and 1. Many of them may be equal.
# - `roc_auc` has to end within a few seconds for 100,000 examples. All pairs would be 2.5 billion.
#
# Use NumPy only. Out of scope: labels out of range, empty arrays, `labels` of one class only, scores that are NaN.


# %% solution="confusion_matrix"
def confusion_matrix(y_true, y_pred, num_classes):
    """
    ko| 혼동 행렬: [i, j]는 정답이 i이고 예측이 j인 예제의 개수.
    en| Confusion matrix: [i, j] is the number of examples of class i that were predicted as j.

    ko| 인자: y_true (N,) 정수, y_pred (N,) 정수, num_classes 정수 C
    ko| 반환: (C, C) 정수
    en| Args: y_true (N,) integers, y_pred (N,) integers, num_classes an int C
    en| Returns: (C, C) integers
    """
    ### BEGIN SOLUTION
    matrix = np.zeros((num_classes, num_classes), dtype=np.int64)
    np.add.at(matrix, (y_true, y_pred), 1)
    return matrix
    ### END SOLUTION


# %% solution="precision_recall_f1"
def precision_recall_f1(matrix):
    """
    ko| 혼동 행렬에서 클래스마다 정밀도, 재현율, F1을 구해요. 분모가 0이면 0이에요.
    en| Precision, recall and F1 of each class from a confusion matrix; 0 where a denominator is 0.

    ko| 인자: matrix (C, C) 정수, 행이 정답
    ko| 반환: precision, recall, f1: 각각 (C,) 실수
    en| Args: matrix (C, C) integers, rows are the truth
    en| Returns: precision, recall, f1: (C,) floats each
    """

    ### BEGIN SOLUTION
    def ratio(above, below):
        return np.divide(above, below, out=np.zeros(len(matrix)), where=below > 0)

    hits, predicted, actual = np.diag(matrix), matrix.sum(axis=0), matrix.sum(axis=1)
    return ratio(hits, predicted), ratio(hits, actual), ratio(2 * hits, predicted + actual)
    ### END SOLUTION


# %% solution="roc_auc"
def roc_auc(scores, labels):
    """
    ko| 양성의 점수가 음성의 점수보다 높은 쌍의 비율. 같은 점수는 반으로 세요.
    en| The share of pairs in which the positive example scores higher than the negative one; ties count as a half.

    ko| 인자: scores (N,) 실수, labels (N,) 0 또는 1
    ko| 반환: 0과 1 사이의 실수
    en| Args: scores (N,) floats, labels (N,) 0 or 1
    en| Returns: a float between 0 and 1
    """
    ### BEGIN SOLUTION
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    # Equal scores share the mean of the ranks that they take up, which counts each tie as a half.
    rank = np.cumsum(counts) - (counts - 1) / 2
    positives = int((labels == 1).sum())
    negatives = len(labels) - positives
    above = rank[place][labels == 1].sum() - positives * (positives + 1) / 2
    return above / (positives * negatives)
    ### END SOLUTION


# %% check="classification_metrics"
grader.check("classification_metrics")

# %% grade="classification_metrics"

# %% [markdown] lang="ko"
# **그림으로 보기.** 두 클래스의 점수 분포가 멀어질수록 ROC 곡선은 왼쪽 위로 휘고, 곡선 아래의 넓이인 AUC는 1에
# 가까워져요. 분포가 완전히 겹치면 곡선과 AUC는 어떻게 될까요? `gap`을 0으로, 또 음수로 바꿔 보세요.

# %% [markdown] lang="en"
# **See it.** The further apart the scores of two classes, the more the ROC curve bends to the upper left, and the area
# under it, the AUC, approaches 1. What happens when they overlap completely? Set `gap` to 0, and to a negative number.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    draw = np.random.default_rng(0)
    figure, axes = plt.subplots(1, 4, figsize=(11, 2.6), layout="constrained")
    for axis, gap in zip(axes, (0.3, 1.0, 2.0), strict=False):
        labels = np.repeat([0, 1], 400)
        scores = draw.normal(size=800) + gap * labels
        for label in (0, 1):
            axis.hist(scores[labels == label], bins=30, alpha=0.6, label=f"class {label}")
        area = roc_auc(scores, labels)
        axis.set(title=f"gap {gap}: AUC {area:.2f}", xlabel="score")
        cuts = np.linspace(scores.max(), scores.min(), 200)
        hit = [np.mean(scores[labels == 1] >= cut) for cut in cuts]
        alarm = [np.mean(scores[labels == 0] >= cut) for cut in cuts]
        axes[3].plot(alarm, hit, label=f"gap {gap}")
    axes[3].set(title="ROC", xlabel="false positive rate", ylabel="true positive rate")
    axes[0].legend()
    axes[3].legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 오늘 만든 것은 앞으로 만들 모든 모델의 뼈대예요. 내일부터 모델은 커지지만, 데이터를 나누고 한 epoch씩 학습시키고
# `eval()`로 평가하고 가장 좋은 가중치를 남기는 순서는 그대로예요.
#
# 스스로 물어보세요.
# - `zero_grad()`를 빼먹어도 손실이 줄어드는 일이 있어요. 왜 그럴까요? 그런데도 왜 틀렸을까요?
# - 검증 데이터로 표준화의 평균을 구하면 점수가 오를 수 있어요. 그 점수를 왜 믿으면 안 될까요?
# - 100개 가운데 1개만 양성인 데이터에서 정확도가 99%면 좋은 모델일까요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day2.ipynb`)을 제출하세요. 다 풀지 못했어도 제출하세요. 푼 만큼 점수를 받고, 틀린 곳에는 힌트가 달린
# 리포트를 받아요.

# %% [markdown] lang="en"
# ## Looking back
#
# What you built today is the skeleton of every model to come. From tomorrow the models grow, but the order stays:
# split the data, train epoch by epoch, evaluate under `eval()`, keep the best weights.
#
# Ask yourself:
# - The loss can fall even if `zero_grad()` is forgotten. Why? And why is it wrong all the same?
# - Taking the mean for standardisation from the validation data too may raise the score. Why should nobody trust it?
# - If 1 example in 100 is positive, is an accuracy of 99% the sign of a good model?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day2.ipynb`). Submit even if you did not finish: you get points for every
# part that works, and a report with hints for the parts that do not.

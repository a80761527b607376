# %% [markdown] lang="ko"
# # 4일차: 심화 CNN과 전이 학습
#
# 어제의 CNN을 그냥 더 깊이 쌓으면 오히려 학습이 안 돼요. 오늘의 앞부분에서는 깊은 신경망을 가능하게 한 두 가지 블록을
# 만들고, 뒷부분에서는 남이 오래 학습시킨 모델을 가져와 내 문제에 맞게 고쳐 써요. 실제 프로젝트는 대부분 이렇게
# 시작해요.
#
# ```text
#  더 넓게                더 깊이                      빌려 쓰기
#  Inception 모듈         Residual 블록, 병목          불러오기 ──> 헤드 교체 ──> 고정 / 미세조정 ──> 평가
#  1                      2, 3                         4, 9         5             6, 7, 8             10, 11
# ```
#
# - **지름길 연결(shortcut connection)**: 블록의 입력을 출력에 더해요. 기울기가 지나갈 길이 하나 더 생겨서 층이 많아도
#   앞쪽까지 닿아요.
# - **전이 학습(transfer learning)**: 큰 데이터로 학습한 가중치에서 시작해요. 데이터가 적을수록 이득이 커요.
# - **몸통(backbone)과 헤드(head)**: 특징을 뽑는 앞부분과 클래스를 정하는 마지막 층이에요. 헤드만 학습시키는 것이 선형
#   프로브(linear probe), 몸통까지 조금씩 고치는 것이 미세조정(fine-tuning)이에요.
#
# <!-- plan -->
#
# **푸는 방법.** 함수와 클래스마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 바로 아래
# `grader.check(...)` 셀을 실행하면 공개 검사의 결과가 나와요. 채점할 때는 다른 크기와 다른 가중치로 몇 가지를 더
# 확인하는데, **무엇을 확인하는지는 문제마다 모두 적어 두었어요**. 속성의 이름은 문제에 정해 두지 않았다면 자유롭게
# 지어도 돼요. 어떤 문제도 앞 문제의 답에 기대지 않아요.

# %% [markdown] lang="en"
# # Day 4: advanced CNNs and transfer learning
#
# Simply stacking yesterday's CNN deeper makes it harder to train, not better. In the first part of today you build the
# two blocks that made deep networks possible; in the second you take a model that others trained for a long time and
# fit it to your own problem. Most real projects start this way.
#
# ```text
#  wider                  deeper                       borrowed
#  inception module       residual block, bottleneck   load ──> new head ──> freeze / fine-tune ──> judge
#  1                      2, 3                         4, 9     5            6, 7, 8                10, 11
# ```
#
# - **Shortcut connection**: the input of a block is added to its output. Gradients get one more way back, and reach the
#   first layers of a deep network.
# - **Transfer learning**: start from weights that were trained on much data. The less data you have, the more you gain.
# - **Backbone and head**: the part that extracts features, and the last layer, which decides on the class. Training
#   the head alone is a linear probe; changing the backbone a little as well is fine-tuning.
#
# <!-- plan -->
#
# **How to work.** In each function and class, delete the line `raise NotImplementedError()` and write your code in
# its place. Then run the `grader.check(...)` cell underneath: it shows the public checks. Grading uses other sizes
# and other weights and looks at a few more things, and **every one of them is announced in the exercise**. Where the
# statement does not fix an attribute's name, call it what you like. No exercise depends on your answer to an earlier
# one.

# %% setup=true
import copy
from collections import OrderedDict
from pathlib import Path

import numpy as np
import otter
import torch
from torch import nn
from torch.nn import functional

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day4.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 1. Inception 모듈 (12점)
#
# **아이디어.** 그림 속의 물체는 클 때도 있고 작을 때도 있어요. 그러면 필터는 몇 픽셀짜리로 해야 할까요? GoogLeNet은
# 하나를 고르지 않고 $1 \times 1$, $3 \times 3$, $5 \times 5$ 필터와 최대 풀링(max pooling)을 **나란히** 놓은 뒤, 나온
# 특징 맵(feature map)을 채널 방향으로 이어 붙였어요. 이 묶음이 Inception 모듈이에요.
#
# ```text
#                        ┌─ Conv 1x1 → c1 ───── ReLU ─────────────────────────────┐
#                        │                                                        │
#                        ├─ Conv 1x1 → c3_red ─ ReLU ── Conv 3x3 → c3 ─── ReLU ───┤
#  x (N, in_ch, H, W) ───┤                                                        ├── 채널로 이어 붙이기
#                        ├─ Conv 1x1 → c5_red ─ ReLU ── Conv 5x5 → c5 ─── ReLU ───┤
#                        │                                                        │
#                        └─ MaxPool 3x3 ─────────────── Conv 1x1 → pool_proj ReLU ┘
# ```
#
# **병목(bottleneck).** 큰 필터 앞의 $1 \times 1$ 합성곱은 채널 수를 먼저 줄여요. GoogLeNet의 첫 Inception 모듈
# `Inception(192, 64, 96, 128, 16, 32, 32)`의 파라미터는 163,696개인데, 이 두 층 없이 192채널에 바로 큰 필터를 쓰면
# 393,472개가 돼요. ($k \times k$ 합성곱 층 하나의 파라미터는
# $\text{출력 채널} \times (\text{입력 채널} \times k^2 + 1)$개예요.)
#
# | 값 | 모양 |
# |---|---|
# | `x` | $(N, \text{in\_ch}, H, W)$ |
# | 가지(branch)의 출력 | $(N, k, H, W)$, $k$는 위에서부터 `c1`, `c3`, `c5`, `pool_proj` |
# | 반환값 | $(N, \text{c1} + \text{c3} + \text{c5} + \text{pool\_proj}, H, W)$ |
#
# **채점에서 확인하는 것**
# - 합성곱은 그림에 있는 여섯 개의 `nn.Conv2d`이고, 모두 편향이 있어요. 등록된 파라미터의 개수와 모양이 맞아야 해요.
# - 채널의 순서는 그림의 위에서 아래: $1 \times 1$, $3 \times 3$, $5 \times 5$, 풀링 가지예요.
# - 높이와 너비는 그대로예요. 합성곱은 stride 1에 0으로 채우는 패딩, 풀링은 stride 1에 패딩 1이에요. `nn.MaxPool2d`의
#   규칙대로 채운 자리는 최댓값으로 뽑히지 않아요. 입력에는 음수도 있어요.
# - ReLU는 여섯 합성곱 **모두**의 뒤에 있고, 풀링의 앞뒤에는 없어요.
# - 값은 채점기가 고른 파라미터를 넣고 `model.double()`로 바꾼 모델에 float64 입력을 넣어서 확인해요. $H$와 $W$는 짝수,
#   홀수, 1일 수도 있고 $N = 1$일 수도 있어요.
# - 모든 파라미터와 입력 `x`에 올바른 기울기가 닿아야 해요.
#
# 층에 붙이는 이름과 초깃값은 자유예요. 배치 정규화(batch normalisation)는 쓰지 않아요.

# %% [markdown] lang="en"
# ## 1. Inception module (12 points)
#
# **Idea.** An object may fill a picture or a corner of it, so how wide should a filter be? GoogLeNet did not choose. It
# put filters of $1 \times 1$, $3 \times 3$ and $5 \times 5$ and a max pooling **side by side** and stacked the feature
# maps that come out along the channels. Such a group is an Inception module.
#
# ```text
#                        ┌─ Conv 1x1 → c1 ───── ReLU ─────────────────────────────┐
#                        │                                                        │
#                        ├─ Conv 1x1 → c3_red ─ ReLU ── Conv 3x3 → c3 ─── ReLU ───┤
#  x (N, in_ch, H, W) ───┤                                                        ├── stack the channels
#                        ├─ Conv 1x1 → c5_red ─ ReLU ── Conv 5x5 → c5 ─── ReLU ───┤
#                        │                                                        │
#                        └─ MaxPool 3x3 ─────────────── Conv 1x1 → pool_proj ReLU ┘
# ```
#
# **Bottlenecks.** The $1 \times 1$ convolutions ahead of the large filters reduce the number of channels first.
# GoogLeNet's first module, `Inception(192, 64, 96, 128, 16, 32, 32)`, has 163,696 parameters; without these two layers,
# with large filters on all 192 channels, it would have 393,472. (One $k \times k$ convolution has
# $\text{output channels} \times (\text{input channels} \times k^2 + 1)$ parameters.)
#
# | value | shape |
# |---|---|
# | `x` | $(N, \text{in\_ch}, H, W)$ |
# | what a branch gives | $(N, k, H, W)$, $k$ being `c1`, `c3`, `c5`, `pool_proj` from top to bottom |
# | returned | $(N, \text{c1} + \text{c3} + \text{c5} + \text{pool\_proj}, H, W)$ |
#
# **What grading looks at**
# - The convolutions are the six `nn.Conv2d` of the figure, each with a bias. Number and shapes of the registered
#   parameters are right.
# - The channels come in the order of the figure from top to bottom: $1 \times 1$, $3 \times 3$, $5 \times 5$, pooling.
# - Height and width stay as they are. Convolutions have stride 1 and are padded with zeros; the pooling has stride 1
#   and padding 1, and as in `nn.MaxPool2d` a padded place is never the maximum. Inputs have negative entries too.
# - A ReLU follows **each** of the six convolutions; there is none before the pooling or right after it.
# - Values are checked with parameters of the grader's own, on the model after `model.double()` and with float64 inputs.
#   $H$ and $W$ may be even, odd or 1, and $N$ may be 1.
# - The right gradient reaches every parameter, and the input `x`.
#
# Names and initial values of the layers are up to you. There is no batch normalisation here.


# %% solution="Inception"
class Inception(nn.Module):
    """
    ko| 네 가지를 나란히 놓고 출력을 채널로 이어 붙이는 모듈이에요.
    en| Four branches side by side, their outputs stacked along the channels.

    ko| __init__(self, in_ch, c1, c3_red, c3, c5_red, c5, pool_proj) : 층을 만들어 등록해요. 모두 채널 수예요
    ko| forward(self, x) : x (N, in_ch, H, W)를 받아 (N, c1 + c3 + c5 + pool_proj, H, W)를 돌려줘요
    en| __init__(self, in_ch, c1, c3_red, c3, c5_red, c5, pool_proj) : makes the layers for these channels
    en| forward(self, x) : x (N, in_ch, H, W), returns (N, c1 + c3 + c5 + pool_proj, H, W)
    """

    def __init__(self, in_ch, c1, c3_red, c3, c5_red, c5, pool_proj):
        ### BEGIN SOLUTION
        super().__init__()
        self.branch1 = nn.Sequential(nn.Conv2d(in_ch, c1, 1), nn.ReLU())
        self.branch3 = nn.Sequential(
            nn.Conv2d(in_ch, c3_red, 1), nn.ReLU(), nn.Conv2d(c3_red, c3, 3, padding=1), nn.ReLU()
        )
        self.branch5 = nn.Sequential(
            nn.Conv2d(in_ch, c5_red, 1), nn.ReLU(), nn.Conv2d(c5_red, c5, 5, padding=2), nn.ReLU()
        )
        self.pooling = nn.Sequential(nn.MaxPool2d(3, stride=1, padding=1), nn.Conv2d(in_ch, pool_proj, 1), nn.ReLU())

    def forward(self, x):
        branches = [self.branch1(x), self.branch3(x), self.branch5(x), self.pooling(x)]
        return torch.cat(branches, dim=1)
        ### END SOLUTION


# %% check="inception"
grader.check("inception")

# %% grade="inception"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    torch.manual_seed(0)
    module = Inception(1, 8, 8, 8, 8, 8, 8)
    pictures = torch.randn(300, 1, 9, 9, requires_grad=True)
    figure, axes = plt.subplots(1, 4, figsize=(10, 3), layout="constrained")
    for i, (axis, name) in enumerate(zip(axes, ("1x1", "3x3", "5x5", "pooling"), strict=True)):
        middle = module(pictures)[:, 8 * i : 8 * (i + 1), 4, 4].sum()
        (slope,) = torch.autograd.grad(middle, pictures)
        axis.imshow(slope.abs().mean(dim=(0, 1)).numpy(), cmap="viridis")
        axis.set(title=name)
    figure.suptitle("Which pixels does the middle of each branch look at?")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 2. Residual 블록 (12점)
#
# **아이디어.** 층을 쌓을수록 좋아질 것 같지만, 아주 깊은 신경망은 학습부터 잘 되지 않아요. 역전파가 층을 하나 지날
# 때마다 기울기에 가중치가 곱해져서, 기울기가 점점 사라지기 쉬운 것이 한 가지 까닭이에요. ResNet은 입력을 그대로
# 흘려보내는 **지름길**(shortcut)을 만들고, 합성곱은 입력에 더할 차이, 곧 **잔차**(residual)만 배우게 했어요. 기울기도
# 지름길을 따라 그대로 돌아와요.
#
# **기본 블록 `ResidualBlock(in_ch, out_ch, stride)`**
#
# ```text
#       ┌─ Conv 3x3 (stride) ─ BN ─ ReLU ─ Conv 3x3 ─ BN ─┐
#  x ───┤                                                 + ─── ReLU ───
#       └─────────────────── shortcut ────────────────────┘
# ```
#
# **병목 블록 `Bottleneck(in_ch, mid_ch, out_ch, stride)`**
#
# ```text
#       ┌─ Conv 1x1 → mid_ch ─ BN ─ ReLU ─ Conv 3x3 (stride) ─ BN ─ ReLU ─ Conv 1x1 → out_ch ─ BN ─┐
#  x ───┤                                                                                          + ─── ReLU ───
#       └──────────────────────────────────────── shortcut ────────────────────────────────────────┘
# ```
#
# 비싼 $3 \times 3$ 합성곱을 적은 채널 `mid_ch`에서 해요. ResNet-50의 `Bottleneck(256, 64, 256)`에는 합성곱 가중치가
# 69,632개뿐인데, 같은 입력과 출력의 `ResidualBlock(256, 256)`에는 1,179,648개가 있어요.
#
# **지름길.** 출력의 모양이 입력과 같으면(`stride`가 1이고 `in_ch`와 `out_ch`가 같으면) `x`를 **그대로** 더해요. 모양이
# 달라질 때만 `Conv 1x1 (stride) ─ BN`을 거쳐서 모양을 맞춰요.
#
# | 값 | 모양 |
# |---|---|
# | `x` | $(N, \text{in\_ch}, H, W)$ |
# | 반환값 | $(N, \text{out\_ch}, \lceil H / \text{stride} \rceil, \lceil W / \text{stride} \rceil)$ |
#
# **채점에서 확인하는 것**
# - 합성곱은 편향이 **없는** `nn.Conv2d`, BN은 기본 설정의 `nn.BatchNorm2d`예요. $3 \times 3$ 합성곱의 패딩은 1이에요.
#   그림에 없는 파라미터가 있어서도, 있는 파라미터가 빠져서도 안 돼요.
# - `stride`는 그림에 적힌 합성곱에만 써요. 나머지 합성곱의 stride는 1이에요.
# - ReLU의 자리는 그림과 같아요. 마지막 ReLU는 두 길을 더한 **뒤**에 있어요.
# - 같은 모양의 파라미터에는 같은 값을 채워서 출력을 비교해요. `stride` 1과 2, 짝수와 홀수 크기, $N = 1$,
#   `model.train()`과 `model.eval()`, 그리고 BN이 학습 중에 모은 통계까지 확인해요.
# - BN의 `weight`와 `bias`가 모두 0이면 지름길이 그대로인 블록은 정확히 $\mathrm{ReLU}(x)$예요.
# - 입력 `x`는 블록을 지난 뒤에도 바뀌지 않아요. 모든 파라미터와 `x`에 올바른 기울기가 닿아야 해요.
# - 값은 `model.double()`로 바꾼 모델에 float64 입력을 넣어서 확인해요.
#
# 층에 붙이는 이름과 초깃값은 자유예요. 한 클래스에서 만든 것을 다른 클래스에서 써도 돼요.

# %% [markdown] lang="en"
# ## 2. Residual block (12 points)
#
# **Idea.** More layers ought to do better, yet very deep networks are hard to train at all: one reason is that a
# gradient is multiplied by weights at each layer that it passes, and may fade. ResNet adds a **shortcut** along which
# the input flows as it is, and leaves to the convolutions only the difference to be added, the **residual**. Gradients
# come back along the same wire.
#
# **The basic block, `ResidualBlock(in_ch, out_ch, stride)`**
#
# ```text
#       ┌─ Conv 3x3 (stride) ─ BN ─ ReLU ─ Conv 3x3 ─ BN ─┐
#  x ───┤                                                 + ─── ReLU ───
#       └─────────────────── shortcut ────────────────────┘
# ```
#
# **The bottleneck block, `Bottleneck(in_ch, mid_ch, out_ch, stride)`**
#
# ```text
#       ┌─ Conv 1x1 → mid_ch ─ BN ─ ReLU ─ Conv 3x3 (stride) ─ BN ─ ReLU ─ Conv 1x1 → out_ch ─ BN ─┐
#  x ───┤                                                                                          + ─── ReLU ───
#       └──────────────────────────────────────── shortcut ────────────────────────────────────────┘
# ```
#
# It does the costly $3 \times 3$ convolution on few channels, `mid_ch`. `Bottleneck(256, 64, 256)` of ResNet-50 has
# 69,632 convolution weights; a `ResidualBlock(256, 256)`, with the same input and output, has 1,179,648.
#
# **The shortcut.** Where the output has the shape of the input (`stride` is 1 and `in_ch` equals `out_ch`), `x` is
# added **as it is**. Only where the shape changes does it pass a `Conv 1x1 (stride) ─ BN` that makes it fit.
#
# | value | shape |
# |---|---|
# | `x` | $(N, \text{in\_ch}, H, W)$ |
# | returned | $(N, \text{out\_ch}, \lceil H / \text{stride} \rceil, \lceil W / \text{stride} \rceil)$ |
#
# **What grading looks at**
# - Convolutions are `nn.Conv2d` **without** bias, BN is an `nn.BatchNorm2d` with its default settings, and the
#   $3 \times 3$ convolutions have padding 1. No parameter is missing, and there is none that the figures do not show.
# - `stride` is used where the figures say so and nowhere else; all other convolutions have stride 1.
# - Each ReLU stands where the figures have it. The last one comes **after** the two paths have been added.
# - Parameters of the same shape are filled with the same numbers, and the outputs compared: `stride` 1 and 2, even and
#   odd sizes, $N = 1$, `model.train()` and `model.eval()`, and the statistics that BN gathers during training.
# - With `weight` and `bias` of every BN at 0, a block whose shortcut is plain gives exactly $\mathrm{ReLU}(x)$.
# - The input `x` is the same afterwards. The right gradient reaches every parameter, and `x`.
# - Values are checked on the model after `model.double()`, with float64 inputs.
#
# Names and initial values of the layers are up to you. One class may use what you made for the other.


# %% solution="ResidualBlock"
class ResidualBlock(nn.Module):
    """
    ko| 3x3 합성곱 두 개와 지름길로 된 블록이에요.
    en| Two 3x3 convolutions and a shortcut.

    ko| __init__(self, in_ch, out_ch, stride=1) : 층을 만들어 등록해요
    ko| forward(self, x) : x (N, in_ch, H, W)를 받아 (N, out_ch, ceil(H / stride), ceil(W / stride))를 돌려줘요
    en| __init__(self, in_ch, out_ch, stride=1) : makes and registers the layers
    en| forward(self, x) : x (N, in_ch, H, W), returns (N, out_ch, ceil(H / stride), ceil(W / stride))
    """

    def __init__(self, in_ch, out_ch, stride=1):
        ### BEGIN SOLUTION
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, out_ch, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(out_ch)
        self.conv2 = nn.Conv2d(out_ch, out_ch, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(out_ch)
        self.shortcut = nn.Identity()
        if stride != 1 or in_ch != out_ch:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False), nn.BatchNorm2d(out_ch)
            )

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
        ### END SOLUTION


# %% solution="Bottleneck"
class Bottleneck(nn.Module):
    """
    ko| 1x1, 3x3, 1x1 합성곱과 지름길로 된 블록이에요.
    en| A 1x1, a 3x3 and a 1x1 convolution, and a shortcut.

    ko| __init__(self, in_ch, mid_ch, out_ch, stride=1) : 층을 만들어 등록해요. mid_ch는 3x3 합성곱의 채널 수예요
    ko| forward(self, x) : x (N, in_ch, H, W)를 받아 (N, out_ch, ceil(H / stride), ceil(W / stride))를 돌려줘요
    en| __init__(self, in_ch, mid_ch, out_ch, stride=1) : makes the layers; mid_ch : channels of the 3x3 convolution
    en| forward(self, x) : x (N, in_ch, H, W), returns (N, out_ch, ceil(H / stride), ceil(W / stride))
    """

    def __init__(self, in_ch, mid_ch, out_ch, stride=1):
        ### BEGIN SOLUTION
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, mid_ch, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(mid_ch)
        self.conv2 = nn.Conv2d(mid_ch, mid_ch, 3, stride=stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(mid_ch)
        self.conv3 = nn.Conv2d(mid_ch, out_ch, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(out_ch)
        self.shortcut = nn.Identity()
        if stride != 1 or in_ch != out_ch:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False), nn.BatchNorm2d(out_ch)
            )

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = torch.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        return torch.relu(out + self.shortcut(x))
        ### END SOLUTION


# %% check="residual_block"
grader.check("residual_block")

# %% grade="residual_block"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    def plain_block(channels):
        layers = []
        for _ in range(2):
            layers += [nn.Conv2d(channels, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels), nn.ReLU()]
        return nn.Sequential(*layers)

    torch.manual_seed(0)
    stacks = {
        "plain": [plain_block(8) for _ in range(20)],
        "ResidualBlock": [ResidualBlock(8, 8) for _ in range(20)],
        "Bottleneck": [Bottleneck(8, 4, 8) for _ in range(20)],
    }
    figure, axis = plt.subplots(figsize=(7, 3.5), layout="constrained")
    for name, blocks in stacks.items():
        signals = [torch.randn(4, 8, 8, 8, requires_grad=True)]
        for block in blocks:
            signals.append(block.eval()(signals[-1]))
        slopes = torch.autograd.grad(signals[-1].sum(), signals)
        axis.semilogy([slope.norm().item() for slope in slopes], label=name)
    axis.set(xlabel="number of the block, counted from the input", ylabel="size of the gradient")
    axis.legend()
    axis.set_title("How much of the gradient comes back to the first block?")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 3. 왜 residual인가: 기울기 흐름과 작은 ResNet (10점)
#
# **아이디어.** 층을 더 쌓으면 더 잘 배울 것 같지만, 깊은 신경망은 오히려 학습이 멈추곤 해요. 역전파가 층을 하나 지날
# 때마다 기울기에 가중치가 곱해지는데, 그때마다 기울기가 작아지면 앞쪽 층에 닿을 때쯤에는 거의 남지 않는 것이 한 가지
# 까닭이에요 (기울기 소실, vanishing gradient). **잔차 연결(residual connection)** 은 블록의 입력을 출력에 그대로
# 더해요. 이 문제에서는 같은 깊이의 신경망을 잔차 연결이 있을 때와 없을 때 두 가지로 만들어, 첫 층까지 기울기가 얼마나
# 남는지 재어 봐요. 그다음 작은 ResNet으로 손글씨 숫자를 배워요.
#
# **식.** 블록 하나는 같은 크기의 합성곱 두 개로 된 함수 $F(x) = \text{conv}_2(\text{ReLU}(\text{conv}_1(x)))$예요.
#
# $$\text{보통 블록: } \text{ReLU}(F(x)) \qquad\qquad \text{잔차 블록: } \text{ReLU}(x + F(x))$$
#
# **1. `make_deep_net(depth, residual, channels=8)`** 은 아래의 층을 차례로 이은 `nn.Module`을 돌려줘요. $C$는
# `channels`예요.
#
# | 층 | 나오는 모양 |
# |---|---|
# | 입력 | $(N, 1, H, W)$ |
# | `nn.Conv2d` ($1 \to C$, 3×3, `padding=1`), ReLU | $(N, C, H, W)$ |
# | 블록 `depth`개. 합성곱은 모두 `nn.Conv2d` ($C \to C$, 3×3, `padding=1`) | $(N, C, H, W)$ |
# | 특징 맵마다 모든 자리의 평균 | $(N, C)$ |
# | `nn.Linear` ($C \to 10$) | $(N, 10)$ |
#
# 블록마다 가중치는 따로예요. 편향은 모두 있고, 가중치의 처음 값은 PyTorch가 주는 그대로 두세요. 배치 정규화는 쓰지
# 않아요. 그것도 기울기를 살리는 기법이라 섞이면 무엇 덕분인지 알 수 없거든요. 합성곱은 데이터가 지나는 순서대로
# 등록해요: `net.modules()`에서 첫 번째 `nn.Conv2d`가 맨 앞의 합성곱이고 마지막이 맨 뒤의 합성곱이에요.
#
# **2. `gradient_ratio(net, X, y)`** 는 배치 하나의 교차 엔트로피 손실 $L$로 역전파한 뒤 다음 비율을 돌려줘요. 첫
# 번째($W_\text{first}$)와 마지막($W_\text{last}$)은 `net.modules()`의 순서로 보고, 편향은 넣지 않아요.
# $\lVert\cdot\rVert$는 모든 원소의 제곱을 더한 것의 제곱근이에요.
#
# $$\frac{\lVert \partial L / \partial W_\text{first} \rVert}{\lVert \partial L / \partial W_\text{last} \rVert}$$
#
# **3. `train_resnet(X, y, epochs=8, seed=0)`** 는 작은 ResNet을 만들어 학습시키고, 평가 모드로 바꾸어 돌려줘요. `X`는
# float32 텐서 $(N, 1, 8, 8)$, `y`는 0부터 9까지의 정수 텐서 $(N,)$이고, 돌려준 `model(X)`는 로짓 $(N, 10)$이에요.
# 구조와 학습 방법은 자유예요. 다음처럼 하면 넉넉해요: 합성곱(16) - BN - ReLU, 잔차 블록 16→16, 잔차 블록
# 16→32(`stride=2`), 평균, Linear. 블록의 합성곱 뒤에는 BN을 두고, 모양이 바뀌는 지름길에는 1×1 합성곱을 둬요.
# Adam(`lr=3e-3`), 배치 64, epoch마다 섞기.
#
# **채점에서 확인하는 것**
# - `make_deep_net`: 파라미터의 모양. 가중치를 채점기의 값으로 바꾸고 float64로 계산한 출력: 잔차 블록(2점), 보통
#   블록(1점). `depth`는 1부터, 입력의 크기는 여러 가지예요.
# - `gradient_ratio`: 채점기가 만든 다른 신경망에서의 값. 합성곱의 크기가 서로 다르거나, 하나뿐이거나, 다른 모듈 안에
#   들어 있기도 하고 float64이기도 해요 (1.5점).
# - 그 신경망에 전에 쌓인 기울기가 있어도 값이 같고, 부른 뒤에는 `.grad`가 `None`이거나 0이에요. 파라미터는 그대로예요
#   (1점).
# - 블록 10개에서 첫 합성곱의 기울기가 잔차 연결이 있으면 $10^{-3}$배보다 많이, 없으면 $10^{-5}$배보다 적게 남아요
#   (1점).
# - `train_resnet`: 처음 보는 숫자 400개에서 정확도 0.96 이상. 안 되면 다른 `seed`로 한 번 더 봐요 (2.5점).
# - 이미지를 하나씩 넣어도 함께 넣어도 로짓이 같고, `seed`가 같으면 같은 모델, 다르면 다른 모델이에요 (1점).
#
# 한 번의 학습은 60초 안에 끝나야 해요. 위의 방법은 몇 초면 돼요. GPU에 있는 텐서는 나오지 않아요.

# %% [markdown] lang="en"
# ## 3. Why residual? Gradient flow and a mini ResNet (10 points)
#
# **Idea.** More layers should learn more, and yet deep networks tend to stop learning at all. Every layer on the way
# back multiplies the gradient by its weights; where that makes it smaller, little is left by the time it reaches the
# first layers: the gradient vanishes. A **residual connection** adds the input of a block to its output, just as it
# is. Here you build networks of the same depth with and without it and measure how much of the gradient arrives at the
# first layer. Then a small ResNet learns handwritten digits.
#
# **Formula.** A block is a function of two convolutions of equal size,
# $F(x) = \text{conv}_2(\text{ReLU}(\text{conv}_1(x)))$.
#
# $$\text{plain block: } \text{ReLU}(F(x)) \qquad\qquad \text{residual block: } \text{ReLU}(x + F(x))$$
#
# **1. `make_deep_net(depth, residual, channels=8)`** returns an `nn.Module` with these layers in a row. $C$ is
# `channels`.
#
# | layer | shape that comes out |
# |---|---|
# | input | $(N, 1, H, W)$ |
# | `nn.Conv2d` ($1 \to C$, 3x3, `padding=1`), ReLU | $(N, C, H, W)$ |
# | `depth` blocks; all convolutions are `nn.Conv2d` ($C \to C$, 3x3, `padding=1`) | $(N, C, H, W)$ |
# | mean over all places of each feature map | $(N, C)$ |
# | `nn.Linear` ($C \to 10$) | $(N, 10)$ |
#
# Every block has weights of its own. All layers have a bias, and weights start as PyTorch draws them. There is no batch
# normalisation: it keeps gradients alive as well, and with both you could not tell which of them did it. Register the
# convolutions in the order in which data passes them: the first `nn.Conv2d` in `net.modules()` is the one at the front,
# the last one is the one at the back.
#
# **2. `gradient_ratio(net, X, y)`** goes backward from the cross-entropy loss $L$ of one batch and returns the ratio
# below. First and last are meant in the order of `net.modules()`, and biases are left out. $\lVert\cdot\rVert$ is the
# square root of the sum of all squared entries.
#
# $$\frac{\lVert \partial L / \partial W_\text{first} \rVert}{\lVert \partial L / \partial W_\text{last} \rVert}$$
#
# **3. `train_resnet(X, y, epochs=8, seed=0)`** makes a small ResNet, trains it and returns it in evaluation mode. `X`
# is a float32 tensor $(N, 1, 8, 8)$ and `y` a tensor $(N,)$ of integers from 0 to 9; `model(X)` gives logits
# $(N, 10)$. The architecture and the training are up to you. This is plenty: convolution (16) - BN - ReLU, a residual
# block 16→16, a residual block 16→32 (`stride=2`), mean, linear; BN after each convolution of a block, and a 1x1
# convolution on the shortcut where the shape changes. Adam (`lr=3e-3`), batches of 64, shuffled in every epoch.
#
# **What grading looks at**
# - `make_deep_net`: the shapes of its parameters. Its output in float64, with the grader's values in place of the
#   weights: residual blocks (2 points), plain blocks (1 point). `depth` starts from 1, and inputs have several sizes.
# - `gradient_ratio`: its value for other networks, made by the grader. Their convolutions differ in size, there may be
#   just one, they may be inside other modules, and they may be in float64 (1.5 points).
# - The value is the same if the network has gradients left from before; after the call every `.grad` is `None` or 0,
#   and parameters are as they were (1 point).
# - With 10 blocks, more than $10^{-3}$ of the gradient is left at the first convolution with residual connections, and
#   less than $10^{-5}$ without (1 point).
# - `train_resnet`: an accuracy of at least 0.96 on 400 digits that it has not seen. If it falls short, another `seed`
#   gets a second chance (2.5 points).
# - Logits are the same for images one by one and all together. The same `seed` gives the same model, another a
#   different one (1 point).
#
# One training has to end within 60 seconds; the way above takes a few. Tensors on a GPU do not occur.


# %% solution="make_deep_net"
def make_deep_net(depth, residual, channels=8):
    """
    ko| 블록이 depth개인 신경망. residual이 True면 잔차 블록, False면 보통 블록이에요.
    en| A network of `depth` blocks, residual ones if `residual` is True and plain ones if not.

    ko| depth    : 1 이상의 정수
    ko| residual : True 또는 False
    ko| channels : 특징 맵의 수
    ko| 반환값: nn.Module, (N, 1, H, W) -> (N, 10)
    en| depth    : an integer from 1
    en| residual : True or False
    en| channels : number of feature maps
    en| returns: nn.Module, (N, 1, H, W) -> (N, 10)
    """
    ### BEGIN SOLUTION

    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
            self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)

        def forward(self, x):
            out = self.conv2(torch.relu(self.conv1(x)))
            return torch.relu(x + out) if residual else torch.relu(out)

    blocks = [Block() for _ in range(depth)]
    first = nn.Conv2d(1, channels, 3, padding=1)
    net = nn.Sequential(first, nn.ReLU(), *blocks, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10))
    ### END SOLUTION
    return net


# %% solution="gradient_ratio"
def gradient_ratio(net, X, y):
    """
    ko| 첫 번째 합성곱과 마지막 합성곱의 가중치 기울기의 크기를 나눈 값. 끝나면 net에 기울기가 남지 않아요.
    en| Size of the weight gradient of the first convolution over that of the last. Leaves no gradients in net.

    ko| net : nn.Module, 안에 nn.Conv2d가 하나 이상
    ko| X   : 텐서 (N, C, H, W)
    ko| y   : 정수 텐서 (N,)
    ko| 반환값: 파이썬 float
    en| net : nn.Module with at least one nn.Conv2d inside
    en| X   : tensor (N, C, H, W)
    en| y   : tensor (N,) of integers
    en| returns: a Python float
    """
    ### BEGIN SOLUTION
    net.zero_grad()
    functional.cross_entropy(net(X), y).backward()
    convolutions = [module for module in net.modules() if isinstance(module, nn.Conv2d)]
    ratio = (convolutions[0].weight.grad.norm() / convolutions[-1].weight.grad.norm()).item()
    net.zero_grad()
    ### END SOLUTION
    return ratio


# %% solution="train_resnet"
def train_resnet(X, y, epochs=8, seed=0):
    """
    ko| 작은 ResNet을 학습시켜 평가 모드로 돌려줘요.
    en| Trains a small ResNet and returns it in evaluation mode.

    ko| X      : float32 텐서 (N, 1, 8, 8), 픽셀은 0에서 1
    ko| y      : 정수 텐서 (N,), 0에서 9
    ko| epochs : 데이터를 모두 보는 횟수
    ko| seed   : 같으면 같은 모델
    ko| 반환값: nn.Module, (N, 1, 8, 8) -> 로짓 (N, 10)
    en| X      : float32 tensor (N, 1, 8, 8), pixels from 0 to 1
    en| y      : tensor (N,) of integers from 0 to 9
    en| epochs : how often all data is seen
    en| seed   : the same one gives the same model
    en| returns: nn.Module, (N, 1, 8, 8) -> logits (N, 10)
    """
    ### BEGIN SOLUTION

    class Block(nn.Module):
        def __init__(self, inputs, outputs, stride):
            super().__init__()
            self.conv1 = nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False)
            self.norm1 = nn.BatchNorm2d(outputs)
            self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
            self.norm2 = nn.BatchNorm2d(outputs)
            self.shortcut = nn.Identity()
            if stride != 1 or inputs != outputs:
                projection = nn.Conv2d(inputs, outputs, 1, stride=stride, bias=False)
                self.shortcut = nn.Sequential(projection, nn.BatchNorm2d(outputs))

        def forward(self, x):
            out = self.norm2(self.conv2(torch.relu(self.norm1(self.conv1(x)))))
            return torch.relu(self.shortcut(x) + out)

    torch.manual_seed(seed)
    first = [nn.Conv2d(1, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU()]
    last = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10)]
    model = nn.Sequential(*first, Block(16, 16, 1), Block(16, 32, 2), *last)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    for _epoch in range(epochs):
        for batch in torch.randperm(len(X)).split(64):
            optimizer.zero_grad()
            functional.cross_entropy(model(X[batch]), y[batch]).backward()
            optimizer.step()
    model.eval()
    ### END SOLUTION
    return model


# %% check="mini_resnet"
grader.check("mini_resnet")

# %% grade="mini_resnet"

# %% [markdown] lang="ko"
# **그림으로 보기.** 깊이가 늘어날 때 첫 합성곱까지 오는 기울기의 비율이에요. 세로축은 로그 눈금이에요. 배치 정규화가
# 없는데도 잔차 연결만으로 기울기가 어디까지 가는지 보세요. 가중치를 만나지 않고 지나가는 길이 어디에 있나요?

# %% [markdown] lang="en"
# **See it.** The share of the gradient that arrives at the first convolution as depth grows, on a logarithmic axis.
# There is no batch normalisation here; look how far residual connections alone carry it. Where is the path that meets
# no weights?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    torch.manual_seed(0)
    images, labels = torch.rand(16, 1, 8, 8), torch.arange(16) % 10
    depths = [1, 2, 4, 6, 8, 10]
    figure, axis = plt.subplots(figsize=(6, 3.5), layout="constrained")
    for residual, name in ((True, "residual"), (False, "plain")):
        ratios = [gradient_ratio(make_deep_net(depth, residual), images, labels) for depth in depths]
        axis.semilogy(depths, ratios, marker="o", label=name)
    axis.set(xlabel="blocks", ylabel="first / last gradient")
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 4. 사전학습 가중치 불러오기 (9점)
#
# **아이디어.** 사진 수백만 장으로 며칠을 학습한 네트워크의 가중치는 파일로 공개되어 있어요. 이것을 **사전학습
# 가중치(pretrained weights)** 라고 해요. 처음부터 학습하는 대신 이 파일에서 출발하면 적은 데이터로도 좋은 결과가
# 나와요. 이것이 **전이 학습(transfer learning)** 이에요.
#
# 네트워크를 두 부분으로 나누어 생각해요. 그림에서 특징을 뽑는 **몸통(backbone)** 과, 특징을 보고 클래스를 고르는 마지막
# 선형 층인 **헤드(head)** 예요. 오늘은 torchvision의 ResNet처럼 헤드의 이름이 언제나 `fc`예요. 그래서 이름이 `fc.`으로
# **시작하는** 텐서(`fc.weight`, `fc.bias`)가 헤드이고, 나머지는 모두 몸통이에요. `layer2.fc.weight`도 몸통이에요.
#
# 남이 만든 파일은 내 모델과 꼭 맞지 않아요. 클래스 수가 달라 헤드의 크기가 다르고, 여러 GPU로 학습한 모델이면 모든 이름
# 앞에 `module.`이 붙어 있고, 나에게 없는 층이 더 들어 있기도 해요. 그래서 맞는 것만 골라 넣고, 무엇을 했는지
# **리포트**로 남겨요. `load_state_dict(..., strict=False)`는 맞는 이름이 하나도 없어도 예외 없이 끝나고, 모양이
# 하나라도 다르면 예외를 일으키기 때문이에요.
#
# | 리포트의 목록 | 모델에 이 이름이 | 파일에 이 이름이 | 모양 | 하는 일 |
# |---|---|---|---|---|
# | `"loaded"` | 있음 | 있음 | 같음 | 파일의 값을 모델에 넣어요 |
# | `"mismatched"` | 있음 | 있음 | 다름 | 모델의 값을 그대로 두어요 |
# | `"missing"` | 있음 | 없음 | | 모델의 값을 그대로 두어요 |
# | `"unexpected"` | 없음 | 있음 | | 쓰지 않아요 |
#
# 파일은 `torch.save(state_dict, path)`로 만든 것이에요. `model.state_dict()`는 이름과 텐서의 딕셔너리로, 파라미터뿐
# 아니라 배치 정규화의 `running_mean`, `running_var`, `num_batches_tracked` 같은 **버퍼(buffer)** 도 담고 있어요.
#
# **채점에서 확인하는 것**
# - 이름과 모양이 맞는 파라미터는 비트 하나까지 파일과 같아져요. 헤드도 모양이 맞으면 불러와요 (1점). 버퍼도요 (1점).
# - 헤드의 모양이 다르면 예외 없이 몸통만 불러오고, 헤드는 원래 값 그대로예요 (1.5점).
# - 파일의 모든 이름 앞에 `module.`이 붙어 있으면 떼고 맞춰요. 리포트에도 뗀 이름을 적어요 (1점).
# - 리포트는 위의 네 키를 가진 딕셔너리이고, 값은 알파벳순(`sorted`)으로 늘어놓은 이름의 리스트예요. 각 이름은 한
#   목록에만 들어가요 (1.5점).
# - 몸통의 이름이 `missing`이나 `mismatched`에 있으면, `strict_backbone=True`일 때는 예외를 일으키고 `False`일 때는
#   나머지를 불러와요. 헤드 때문에는 예외를 일으키지 않아요. 예외의 종류와, 예외가 난 뒤 모델의 값은 보지 않아요
#   (1.5점).
# - 모델의 파라미터를 새 객체로 바꿔치기하지 않고 값만 바꿔요. 먼저 만들어 둔 옵티마이저가 계속 쓸 수 있어야 하니까요.
#   파일이 float16이어도 모델의 자료형은 그대로예요 (0.5점).
# - 모르는 사람이 준 파일일 수도 있어요. 텐서 말고 파이썬 코드를 담은 파일이면, 코드를 실행하지 않고 예외가 나요.
#   `weights_only=True`가 그 일을 해요 (0.5점).
# - GPU에서 저장한 파일도 GPU가 없는 컴퓨터에서 열려요 (0.5점).
#
# 모델은 CPU에 있어요. `module.`이 일부 이름에만 붙은 파일, 이름이 `module`인 층, 없는 파일은 나오지 않아요.

# %% [markdown] lang="en"
# ## 4. Load pretrained weights (9 points)
#
# **Idea.** The weights of networks that were trained for days on millions of pictures are published as files:
# **pretrained weights**. Starting from such a file instead of from random numbers gives good results even with little
# data. This is **transfer learning**.
#
# Think of the network as two parts: a **backbone**, which turns a picture into features, and a **head**, the last
# linear layer, which chooses a class by these features. Today the head is always called `fc`, as in torchvision's
# ResNet. So a tensor whose name **starts with** `fc.` (`fc.weight`, `fc.bias`) belongs to the head, and every other
# one to the backbone; `layer2.fc.weight` is backbone.
#
# Somebody else's file rarely fits exactly. Its head has another size, because there were other classes; where several
# GPUs were used, every name starts with `module.`; and there may be layers that your model does not have. So take what
# fits, and give a **report** of what was done: `load_state_dict(..., strict=False)` does not raise even where not a
# single name fits, and does raise where a single shape differs.
#
# | list in the report | name in the model | name in the file | shape | what to do |
# |---|---|---|---|---|
# | `"loaded"` | yes | yes | same | the file's values go into the model |
# | `"mismatched"` | yes | yes | different | leave the model's values |
# | `"missing"` | yes | no | | leave the model's values |
# | `"unexpected"` | no | yes | | not used |
#
# The file comes from `torch.save(state_dict, path)`. `model.state_dict()` is a dictionary from names to tensors, and
# not of parameters only: **buffers** such as the `running_mean`, `running_var` and `num_batches_tracked` of batch
# normalisation are in it too.
#
# **What grading looks at**
# - Parameters whose name and shape fit equal the file to the last bit afterwards, those of the head included (1 point).
#   So do buffers (1 point).
# - Where the head has another shape, the backbone is loaded without an exception and the head keeps its values (1.5
#   points).
# - Where all names in the file start with `module.`, this is taken off. The report holds the names without it (1
#   point).
# - The report is a dictionary with the four keys above; each value is a list of names in alphabetical order (`sorted`).
#   No name is in two lists (1.5 points).
# - Where a name of the backbone is `missing` or `mismatched`, `strict_backbone=True` raises an exception and `False`
#   loads the rest. The head never raises. Which exception it is, and what the model holds after it, is up to you (1.5
#   points).
# - The parameters of the model are filled, not exchanged for new objects: an optimizer that was made before has to go
#   on working. Dtypes stay those of the model even where the file holds float16 (0.5 points).
# - The file may come from a stranger. If there is Python code in it besides tensors, there is an exception and the code
#   does not run. This is what `weights_only=True` does (0.5 points).
# - A file that was saved on a GPU opens on a computer without one (0.5 points).
#
# The model is on the CPU. Out of scope: files in which only some names start with `module.`, layers that are called
# `module`, files that do not exist.


# %% solution="load_pretrained"
def load_pretrained(model, path, strict_backbone=True):
    """
    ko| 파일에서 model에 맞는 텐서만 불러오고, 무엇을 했는지 보고해요.
    en| Loads those tensors of the file that fit the model, and reports what was done.

    ko| model : 헤드의 이름이 fc인 nn.Module, path : state_dict가 든 파일의 경로 (문자열)
    ko| strict_backbone : True이면 몸통의 텐서를 하나라도 불러오지 못할 때 예외를 일으켜요
    en| model : an nn.Module whose head is called fc, path : of a file with a state_dict (a string)
    en| strict_backbone : if True, raises an exception where any tensor of the backbone cannot be loaded

    ko| 반환값 : {"loaded": [...], "missing": [...], "unexpected": [...], "mismatched": [...]}, 이름의 정렬된 리스트
    en| returns : {"loaded": [...], "missing": [...], "unexpected": [...], "mismatched": [...]}, sorted lists of names
    """
    ### BEGIN SOLUTION
    file = torch.load(path, map_location="cpu", weights_only=True)
    file = {name.removeprefix("module."): tensor for name, tensor in file.items()}
    own = model.state_dict()
    report = {"loaded": [], "missing": [], "unexpected": sorted(file.keys() - own.keys()), "mismatched": []}
    for name in sorted(own):
        if name not in file:
            report["missing"].append(name)
        elif file[name].shape != own[name].shape:
            report["mismatched"].append(name)
        else:
            report["loaded"].append(name)
    lost = [name for name in report["missing"] + report["mismatched"] if not name.startswith("fc.")]
    if strict_backbone and lost:
        raise RuntimeError(f"the backbone lacks {lost}")
    model.load_state_dict({name: file[name] for name in report["loaded"]}, strict=False)
    return report
    ### END SOLUTION


# %% check="load_pretrained"
grader.check("load_pretrained")

# %% grade="load_pretrained"

# %% [markdown] lang="ko"
# ## 5. 헤드 교체와 몸통 고정 (10점)
#
# **아이디어.** 사전학습 모델의 몸통은 이미 모서리, 무늬, 모양을 볼 줄 알아요. 새 과제의 데이터가 적을 때는 몸통을
# 그대로 두고, 새 클래스를 고르는 헤드 하나만 새로 배우는 것이 안전해요. 몸통이 움직이지 않게 하는 일을 **고정(freeze)**
# 이라고 해요.
#
# 이 문제의 모델은 torchvision의 ResNet처럼 `forward`의 마지막에서 선형 층 `self.fc`를 불러요. `fc`가 헤드이고 나머지는
# 모두 몸통이에요. 여러분의 함수는 `torchvision.models.resnet18()`에도 그대로 쓸 수 있어요.
#
# $$\text{그림} \xrightarrow{\ \text{몸통: 고정}\ } h \in \mathbb{R}^D
#   \xrightarrow{\ \text{헤드: 학습}\ } hW^\top + b \in \mathbb{R}^K$$
#
# | 함수 | 하는 일 |
# |---|---|
# | `replace_head(model, num_classes)` | `model.fc`를 출력이 `num_classes`개인 새 `nn.Linear`로 바꿔요 |
# | `freeze_backbone(model)` | 헤드만 학습하고 몸통은 움직이지 않게 해요 |
# | `trainable_parameters(model)` | 학습하는 (`requires_grad`가 참인) 파라미터의 리스트를 줘요 |
#
# **배치 정규화의 함정.** `requires_grad=False`는 기울기로 고치는 것만 막아요. 배치 정규화는 train 모드에서 배치의
# 평균과 분산으로 정규화하고, `running_mean`과 `running_var`를 **기울기 없이** 고쳐요. 그래서 고정한 층은 eval 모드에
# 머물러야 해요. 그런데 학습을 시작할 때 부르는 `model.train()`은 안에 있는 모든 층의 `train()`을 불러요.
# `model.train()` 뒤에도 고정한 배치 정규화 층이 eval 모드이게 하세요. 한 가지 방법은 그 층의 `train` 메서드를 바꿔 두는
# 거예요. `layer.train = 함수`처럼 객체 하나의 메서드만 바꿀 수 있어요.
#
# **채점에서 확인하는 것**
# - 헤드를 바꾼 모델의 출력은 $(N, K)$이고, 새 `fc.weight` $(K, D)$와 `fc.bias` $(K,)$로 계산한 값이에요. $D$는 옛
#   헤드에서 알아내요 (1.5점).
# - 모델에서 옛 헤드의 텐서는 사라지고, 몸통의 파라미터와 버퍼는 비트 하나 바뀌지 않아요 (1점).
# - 새 헤드는 새로 초기화해요. 옛 헤드와 클래스 수가 같아도요. 어떻게 초기화하는지는 보지 않아요 (0.5점).
# - `freeze_backbone` 뒤에 모델의 모든 파라미터로 SGD를 해도 헤드만 움직여요. 헤드는 전에 고정되어 있었더라도 다시
#   배워요. 이름 가운데에 `fc`가 있는 `layer1.fc`는 몸통이에요 (2점).
# - `freeze_backbone`을 부른 바로 뒤에도, 그다음에 `model.train()`과 `model.eval()`을 어떤 순서로 불러도, 배치 정규화가
#   `running_mean`과 `running_var`로 정규화하고 이 값들이 바뀌지 않아요 (2점).
# - `trainable_parameters`는 학습하는 파라미터를 빠짐없이 한 번씩 주고, 고정한 것은 주지 않아요 (1.5점).
# - 헤드를 먼저 바꾸든 몸통을 먼저 고정하든, 5걸음 학습한 결과가 기준과 같아요 (1점).
# - 새 헤드의 자료형과 장치는 옛 헤드와 같아요. float64 모델로 확인해요 (0.5점).
#
# 앞의 두 함수는 받은 모델 자체를 고쳐요. 무엇을 돌려주는지는 보지 않아요. 드롭아웃, bias가 없는 헤드, 두 이름이 나눠
# 쓰는 파라미터는 나오지 않아요.

# %% [markdown] lang="en"
# ## 5. Replace the head, freeze the body (10 points)
#
# **Idea.** The body of a pretrained model already sees edges, patterns and shapes. Where there is little data for the
# new task, it is safest to leave the body alone and to learn nothing but a new head, which chooses among the new
# classes. Keeping the body from moving is called **freezing** it.
#
# The models here end, like torchvision's ResNet, with a linear layer `self.fc` that `forward` calls last. `fc` is the
# head, and everything else is the body, or backbone. Your functions will work for `torchvision.models.resnet18()` just
# as well.
#
# $$\text{picture} \xrightarrow{\ \text{body: frozen}\ } h \in \mathbb{R}^D
#   \xrightarrow{\ \text{head: learns}\ } hW^\top + b \in \mathbb{R}^K$$
#
# | function | what it does |
# |---|---|
# | `replace_head(model, num_classes)` | makes `model.fc` a new `nn.Linear` with `num_classes` outputs |
# | `freeze_backbone(model)` | lets the head learn and keeps the body from moving |
# | `trainable_parameters(model)` | gives a list of the parameters that learn (`requires_grad` is true) |
#
# **The trap in batch normalisation.** `requires_grad=False` only stops changes by gradients. In train mode, batch
# normalisation uses mean and variance of the batch, and updates `running_mean` and `running_var` **without any
# gradient**. So a frozen layer has to stay in eval mode. But `model.train()`, which every training loop calls, calls
# `train()` of all layers inside. Make the frozen batch normalisation stay in eval mode even so. One way is to exchange
# the layer's `train` method: `layer.train = function` changes the method of that one object.
#
# **What grading looks at**
# - With the new head, the model's output is $(N, K)$, computed by the new `fc.weight` $(K, D)$ and `fc.bias` $(K,)$.
#   The old head tells you $D$ (1.5 points).
# - The old head's tensors are gone from the model, and no bit of the body's parameters and buffers changes (1 point).
# - The new head starts anew, also where the number of classes is that of the old one. How it is initialised is up to
#   you (0.5 points).
# - After `freeze_backbone`, SGD on all parameters of the model moves the head alone. The head learns even if it was
#   frozen before. `layer1.fc`, with `fc` inside its name, is body (2 points).
# - Right after `freeze_backbone`, and in whatever order `model.train()` and `model.eval()` are called from then on,
#   batch normalisation uses `running_mean` and `running_var`, and these do not change (2 points).
# - `trainable_parameters` gives every parameter that learns exactly once, and no frozen one (1.5 points).
# - Whether the head is exchanged first or the body is frozen first, five steps of training come out as they should (1
#   point).
# - Dtype and device of the new head are those of the old one; a float64 model is tried (0.5 points).
#
# The first two functions change the model that they are given; what they return is up to you. Out of scope: dropout,
# heads without bias, parameters that two names share.


# %% solution="replace_head"
def replace_head(model, num_classes):
    """
    ko| model.fc를 출력이 num_classes개인 새 nn.Linear로 바꿔요. model 자체를 고쳐요.
    en| Makes model.fc a new nn.Linear with num_classes outputs. Changes model itself.

    ko| model : 마지막 층이 선형 층 fc인 nn.Module
    en| model : an nn.Module whose last layer is the linear layer fc
    """
    ### BEGIN SOLUTION
    old = model.fc
    model.fc = nn.Linear(old.in_features, num_classes).to(old.weight)
    ### END SOLUTION


# %% solution="freeze_backbone"
def freeze_backbone(model):
    """
    ko| fc만 학습하게 해요. 몸통의 배치 정규화는 model.train() 뒤에도 eval 모드에 머물러요. model 자체를 고쳐요.
    en| Lets only fc learn. The body's batch normalisation stays in eval mode after model.train(). Changes model itself.
    """
    ### BEGIN SOLUTION
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.startswith("fc.")
    for layer in model.modules():
        if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d)):
            layer.eval()
            layer.train = lambda mode=True: None
    ### END SOLUTION


# %% solution="trainable_parameters"
def trainable_parameters(model):
    """
    ko| 학습하는 파라미터의 리스트: 옵티마이저에 그대로 넘길 수 있어요.
    en| A list of the parameters that learn, as an optimizer takes it.
    """
    ### BEGIN SOLUTION
    return [parameter for parameter in model.parameters() if parameter.requires_grad]
    ### END SOLUTION


# %% check="replace_head"
grader.check("replace_head")

# %% grade="replace_head"

# %% demo=true
try:
    from collections import OrderedDict

    import matplotlib.pyplot as plt

    def frozen_drift(freeze):
        torch.manual_seed(0)
        layers = [("linear", nn.Linear(4, 8)), ("bn", nn.BatchNorm1d(8)), ("relu", nn.ReLU()), ("fc", nn.Linear(8, 2))]
        model = nn.Sequential(OrderedDict(layers))
        freeze(model)
        start, drift = model.bn.running_mean.clone(), [0.0]
        for _ in range(20):
            model.train()
            model(torch.randn(32, 4) + 1.0)
            drift.append(float((model.bn.running_mean - start).abs().max()))
        return drift

    def only_gradients(model):
        for parameter in model.parameters():
            parameter.requires_grad = False

    figure, axis = plt.subplots(figsize=(6, 3), layout="constrained")
    axis.plot(frozen_drift(only_gradients), label="requires_grad=False only")
    axis.plot(frozen_drift(freeze_backbone), label="your freeze_backbone")
    axis.set(title="a frozen layer that moves", xlabel="batch", ylabel="change of running_mean")
    axis.set_xticks(np.arange(0, 21, 5))
    axis.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 6. 층별 학습률과 단계적 해제 (7점)
#
# **아이디어.** 헤드를 어느 정도 학습했으면 몸통도 조금씩 고쳐 볼 수 있어요. 이것이 **미세조정(fine-tuning)** 이에요.
# 그런데 몸통은 이미 많이 알고 있고 헤드는 방금 배우기 시작했으니, 같은 보폭으로 걸으면 안 돼요. 몸통은 작은 학습률로,
# 헤드는 큰 학습률로 움직여요. 이것을 **층별 학습률(discriminative learning rates)** 이라고 해요. 또 몸통을 한꺼번에
# 풀지 않고 출력에 가까운 블록부터 차례로 풀어 줘요. 이것이 **단계적 해제(gradual unfreezing)** 예요.
#
# torch의 옵티마이저는 파라미터의 리스트 대신 **그룹의 리스트**도 받아요. 그룹은 딕셔너리이고, 그룹마다 학습률과 weight
# decay를 따로 적을 수 있어요.
#
# ```python
# [{"params": [w1, w2], "lr": 0.001, "weight_decay": 0.01}, {"params": [b1], "lr": 0.001, "weight_decay": 0.0}, ...]
# ```
#
# 그룹 $g$에 속한 파라미터 $w$에서 SGD는 이렇게 움직여요. $\lambda$는 `weight_decay`예요.
#
# $$w \leftarrow w - \eta_g \left( \frac{\partial L}{\partial w} + \lambda_g w \right)$$
#
# weight decay는 가중치가 너무 커지지 않게 0 쪽으로 당겨요. 하지만 배치 정규화의 `weight`, `bias`와 모든 층의 `bias`는
# 당길 이유가 없어서 보통 $\lambda = 0$으로 둬요. 이런 파라미터는 축이 하나뿐이에요.
#
# | 파라미터 | 학습률 $\eta_g$ | weight decay $\lambda_g$ |
# |---|---|---|
# | 몸통의 합성곱, 선형 층의 `weight` | `lr_backbone` | `weight_decay` |
# | 몸통의 배치 정규화, 모든 `bias` | `lr_backbone` | 0 |
# | 헤드의 `weight` | `lr_head` | `weight_decay` |
# | 헤드의 `bias` | `lr_head` | 0 |
#
# 헤드는 모델의 마지막 층 `fc`, 곧 이름이 `fc.`으로 시작하는 파라미터예요. `deep.fc.weight`는 몸통이에요.
#
# **채점에서 확인하는 것**
# - `param_groups`가 준 그룹으로 `torch.optim.SGD`를 만들어 한 걸음 가면, 모든 파라미터가 위의 식대로 정확히 한 번
#   움직여요. 그룹의 수와 순서는 자유이고, 빈 그룹이 있어도 돼요. 학습률은 그룹마다 적어요 (2점).
# - 고정한 (`requires_grad`가 거짓인) 파라미터는 어느 그룹에도 없어요. 예전 기울기가 남아 있으면 고정한 파라미터도
#   옵티마이저가 움직이기 때문이에요 (1.5점).
# - weight decay는 위의 표대로예요. 층의 이름은 무엇이든 될 수 있어요 (1.5점).
# - `unfreeze_from(model, name)`은 블록 `name`과 **그 뒤에 정의된** 모든 블록을 학습하게 해요. 블록은
#   `model.named_children()`이 주는 것이고, 그 순서가 정의된 순서예요. 앞의 블록은 고정되어 있었든 아니든 그대로
#   두어요 (1.5점).
# - `name`이라는 블록이 없으면 예외가 나요. 예외의 종류는 보지 않아요 (0.5점).
#
# `unfreeze_from`은 `requires_grad`만 바꾸고, 무엇을 돌려주는지는 보지 않아요. 블록 밖에 있는 파라미터, 두 이름이 나눠
# 쓰는 파라미터는 나오지 않아요.

# %% [markdown] lang="en"
# ## 6. Discriminative learning rates, gradual unfreezing (7 points)
#
# **Idea.** Once the head has learned something, the body may be adjusted a little, too: **fine-tuning**. But the body
# knows a lot already while the head has just begun, so they should not walk with the same stride. The body moves with a
# small learning rate and the head with a large one: **discriminative learning rates**. Nor does the body thaw all at
# once, but block by block, beginning near the output: **gradual unfreezing**.
#
# An optimizer of torch takes a **list of groups** in place of a list of parameters. A group is a dictionary, with a
# learning rate and a weight decay of its own.
#
# ```python
# [{"params": [w1, w2], "lr": 0.001, "weight_decay": 0.01}, {"params": [b1], "lr": 0.001, "weight_decay": 0.0}, ...]
# ```
#
# With $\lambda$ for `weight_decay`, SGD moves a parameter $w$ of group $g$ by
#
# $$w \leftarrow w - \eta_g \left( \frac{\partial L}{\partial w} + \lambda_g w \right)$$
#
# Weight decay pulls weights towards 0, so that they do not grow too large. There is no reason to pull the `weight` and
# `bias` of batch normalisation or the `bias` of any layer, so these usually get $\lambda = 0$. They are the parameters
# that have a single axis.
#
# | parameters | learning rate $\eta_g$ | weight decay $\lambda_g$ |
# |---|---|---|
# | body: `weight` of convolutions and linear layers | `lr_backbone` | `weight_decay` |
# | body: batch normalisation, every `bias` | `lr_backbone` | 0 |
# | head: `weight` | `lr_head` | `weight_decay` |
# | head: `bias` | `lr_head` | 0 |
#
# The head is the model's last layer `fc`: the parameters whose names start with `fc.`. `deep.fc.weight` is body.
#
# **What grading looks at**
# - With `torch.optim.SGD` on the groups that `param_groups` gives, a step moves every parameter by the formula, exactly
#   once. Number and order of the groups are up to you, and a group may be empty. Every group states its learning rate
#   (2 points).
# - A frozen parameter, one whose `requires_grad` is false, is in no group: where a gradient of some earlier step is
#   left, an optimizer would move even a frozen parameter (1.5 points).
# - Weight decay is as in the table. Layers may have any names (1.5 points).
# - `unfreeze_from(model, name)` lets the block `name` learn, and all blocks **defined after it**. Blocks are what
#   `model.named_children()` gives, in the order of their definition. The blocks before stay as they are, frozen or not
#   (1.5 points).
# - Where there is no block `name`, there is an exception; which one is up to you (0.5 points).
#
# `unfreeze_from` changes `requires_grad` only, and what it returns is up to you. Out of scope: parameters outside of
# blocks, parameters that two names share.


# %% solution="param_groups"
def param_groups(model, lr_backbone, lr_head, weight_decay=0.0):
    """
    ko| 학습하는 파라미터를 옵티마이저가 받는 그룹의 리스트로 나눠요.
    en| Divides the parameters that learn into a list of groups, as an optimizer takes it.

    ko| 반환값 : [{"params": [...], "lr": 실수, "weight_decay": 실수}, ...]
    en| returns : [{"params": [...], "lr": a float, "weight_decay": a float}, ...]
    """
    ### BEGIN SOLUTION
    groups = []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            lr = lr_head if name.startswith("fc.") else lr_backbone
            decay = weight_decay if parameter.ndim > 1 else 0.0
            groups.append({"params": [parameter], "lr": lr, "weight_decay": decay})
    return groups
    ### END SOLUTION


# %% solution="unfreeze_from"
def unfreeze_from(model, name):
    """
    ko| 블록 name과 그 뒤에 정의된 모든 블록을 학습하게 해요. 없는 이름이면 예외를 일으켜요.
    en| Lets the block name and all blocks defined after it learn. Raises an exception where there is no such block.
    """
    ### BEGIN SOLUTION
    names = [child for child, _ in model.named_children()]
    for child in names[names.index(name) :]:
        getattr(model, child).requires_grad_(True)
    ### END SOLUTION


# %% check="param_groups"
grader.check("param_groups")

# %% grade="param_groups"

# %% [markdown] lang="ko"
# ## 7. 선형 프로브: 0~4에서 5~9로 (10점)
#
# **아이디어.** 손글씨 0~4만 보고 자란 네트워크가 있어요. 5~9는 한 번도 본 적이 없지만, 획과 모서리를 찾는 눈은 5~9를 볼
# 때도 쓸모가 있을 거예요. 그래서 **몸통(backbone)** 은 손대지 않고 고정해 두고, 그 위에 새 **헤드(head)** 하나만 얹어
# 숫자마다 20장으로 가르쳐요. 이것을 **선형 프로브(linear probe)** 라고 해요. 몸통이 뽑은 특징이 새 과제에 얼마나 쓸모
# 있는지 재는 가장 간단한 방법이기도 해요.
#
# $$\text{로짓} = W\,\underbrace{\phi(x)}_{\text{고정한 몸통}} + b \qquad W, b\text{만 배워요}$$
#
# | 이름 | 뜻 |
# |---|---|
# | `pretrained` | `pretrained.features`: $(N, 1, 8, 8)$ → 특징 $(N, D)$, `pretrained.fc`: `nn.Linear(D, ...)` |
# | `X`, `y` | 그림 $(N, 1, 8, 8)$과 **진짜 숫자** 5, 6, 7, 8, 9가 든 `int64` 텐서 $(N,)$ |
# | 반환값 | 새 모델: $(N, 1, 8, 8)$ → 로짓 $(N, 5)$. 출력 $j$번이 숫자 $5 + j$예요 |
#
# **레시피.** 채점에서 값까지 견주니 그대로 따라 주세요.
#
# 1. 맨 처음에 `torch.manual_seed(seed)`를 한 번 불러요. 새 헤드의 초깃값과 섞는 순서가 여기서 정해져요.
# 2. `pretrained`는 다른 사람도 쓰니 **복사본**에서 일해요. 복사본의 `fc`를 새 `nn.Linear(D, 5)`로 바꿔요.
#    자료형(dtype)은 그림과 같게 해요. $D$는 네트워크마다 달라요.
# 3. 몸통의 파라미터는 물론, 배치 정규화의 이동 평균도 변하지 않아야 해요. 배우는 동안에도 몸통은 **평가 모드**예요.
# 4. 헤드만 `torch.optim.Adam(..., lr=lr)`으로 배워요. 손실은 `nn.CrossEntropyLoss()`, 미니배치는 32장씩(마지막은 더
#    작을 수 있어요) epoch마다 새로 섞어요.
# 5. 평가 모드로 만들어 돌려줘요.
#
# **채점에서 확인하는 것**
# - 그림마다 로짓 다섯 개가 나오고, 같이 넣은 다른 그림에 따라 달라지지 않아요 (1점). `pretrained.fc`의 출력은 다섯 개가
#   아닐 수도 있고, `N`이 1일 수도 있어요.
# - 한 배치에 다 들어가는 데이터로 몇 epoch 배운 뒤의 로짓이 따로 계산한 값과 같아요 (1.5점). 배우기 전의 로짓은
#   `lr=0`으로 불러서 알아내니, 헤드의 초깃값은 정해져 있지 않아요.
# - 한 epoch에 갱신하는 횟수가 레시피와 같아요 (0.5점). 똑같은 그림만 여러 장 넣어서 확인해요.
# - 여러 배치로 배운 뒤에도 로짓이 **원래 몸통**의 특징에 선형이에요 (1.5점). `pretrained`를 학습 모드로 받아도요.
# - `pretrained`의 출력과 모드가 그대로이고, 파라미터마다 기울기를 여전히 받을 수 있어요. 돌려준 모델을 나중에 고쳐도
#   `pretrained`는 변하지 않아요 (1.5점).
# - `X`와 `y`는 그대로이고, `y`에 없는 숫자가 있어도 출력 번호는 같아요 (0.5점).
# - 같은 `seed`면 결과가 똑같고 다른 `seed`면 달라요 (0.5점).
# - 강의에서 나눠 준 네트워크로 5~9를 `epochs=40, lr=0.01`로 배우면, 숨겨 둔 그림의 정확도가 0.85 이상이에요.
#   시드 세 개 가운데 한 번만 넘으면 돼요 (3점). 어느 그림이 몇 번 클래스인지는 채점에 쓸 때 새로 섞어요.
#
# 모두 CPU에서 해요. 그림과 네트워크의 자료형(dtype)은 서로 같고, float32일 때도 float64일 때도 있어요. `epochs`는 1
# 이상이에요. `lr=0`이 나올 수 있어요.

# %% [markdown] lang="en"
# ## 7. Linear probe: from 0-4 to 5-9 (10 points)
#
# **Idea.** Here is a network that grew up on the handwritten digits 0 to 4. It has never seen a 5, but its eye for
# strokes and corners should be of use for 5 to 9 as well. So its **backbone** is left as it is, frozen, and only a new
# **head** on top of it learns, from 20 images per digit. This is a **linear probe**. It is also the simplest way to
# measure how useful a backbone's features are for a new task.
#
# $$\text{logits} = W\,\underbrace{\phi(x)}_{\text{frozen backbone}} + b \qquad \text{only } W, b \text{ learn}$$
#
# | name | meaning |
# |---|---|
# | `pretrained` | `pretrained.features`: $(N, 1, 8, 8)$ → features $(N, D)$; `pretrained.fc`: an `nn.Linear(D, ...)` |
# | `X`, `y` | images $(N, 1, 8, 8)$, and an `int64` tensor $(N,)$ of the **digits themselves**: 5, 6, 7, 8, 9 |
# | returned | a new model: $(N, 1, 8, 8)$ → logits $(N, 5)$, where output $j$ stands for the digit $5 + j$ |
#
# **Recipe.** Grading compares values, so please follow it.
#
# 1. Call `torch.manual_seed(seed)` once, at the very beginning. It decides the new head's first weights and the
#    shuffling.
# 2. Others use `pretrained` as well, so work on a **copy**. The copy's `fc` becomes a new `nn.Linear(D, 5)` of the
#    dtype of the images; $D$ differs between networks.
# 3. Neither the backbone's parameters nor the running averages of its batch normalisation may change: the backbone is
#    in **evaluation mode** while the head learns, too.
# 4. The head alone learns, with `torch.optim.Adam(..., lr=lr)` and `nn.CrossEntropyLoss()`, in mini-batches of 32 (the
#    last one may be smaller) that are shuffled anew in every epoch.
# 5. Return the model in evaluation mode.
#
# **What grading looks at**
# - There are five logits per image, and they do not depend on the other images that are passed along (1 point).
#   `pretrained.fc` need not have five outputs, and `N` may be 1.
# - After a few epochs on data that fit into one batch, the logits are those of a separate calculation (1.5 points).
#   What they were before learning is found out by a call with `lr=0`, so the head may start anywhere.
# - There are as many steps per epoch as the recipe says (0.5 points); copies of one image show it.
# - After many batches, too, the logits are linear in the features of the **original** backbone (1.5 points), also
#   where `pretrained` is handed over in training mode.
# - The outputs of `pretrained` and its mode are as before, and each of its parameters can still get a gradient.
#   Changing the returned model later does not change `pretrained` (1.5 points).
# - `X` and `y` are as before, and the outputs keep their numbers where a digit is missing from `y` (0.5 points).
# - The same `seed` gives the same results, another one gives others (0.5 points).
# - With the network that comes with the course, `epochs=40` and `lr=0.01`, the accuracy on hidden images of 5 to 9 is
#   at least 0.85. Up to three seeds are tried and one success is enough (3 points). Which images make up which class is
#   shuffled for grading.
#
# Everything is on the CPU. Images and network share one dtype, float32 or float64. `epochs` is at least 1; `lr=0` may
# occur.


# %% parts=true
NO_FILE = """
ko| 가중치 파일이 없어요. 노트북과 함께 받은 files 폴더를 노트북 옆에 두세요. 문제는 파일 없이도 풀 수 있어요.
en| The weights are missing: put the folder files, which came with the notebook, beside it. You can do the exercises
en| without it.
""".strip()


# ko| 강의에서 나눠 준 네트워크예요. 아래의 그림에서 써요. 채점할 때는 채점기가 네트워크를 넘겨줘요.
# en| The network that comes with the course, for the figures below. While grading, the grader hands one over.
def digit_net(classes):
    """(N, 1, 8, 8) -> (N, classes)"""
    features = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1, bias=False),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1, bias=False),
        nn.BatchNorm2d(32),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
    )
    return nn.Sequential(OrderedDict(features=features, fc=nn.Linear(128, classes)))


def pretrained_digits(name, classes):
    """
    ko| files 폴더의 가중치를 담은 네트워크. 파일이 없으면 알려 주고 None을 돌려줘요.
    en| The network with the weights from the folder files; says so and gives None where the file is missing.
    """
    path = Path("files") / name
    if not path.exists():
        print(NO_FILE)
        return None
    network = digit_net(classes)
    network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return network.eval()


# %% solution="linear_probe"
def linear_probe(pretrained, X, y, epochs, lr, seed):
    """
    ko| 몸통을 고정하고, 숫자 5~9를 가르는 새 헤드만 배워요.
    en| Freezes the backbone and trains only a new head that tells the digits 5 to 9 apart.

    ko| pretrained : features와 fc가 있는 nn.Module. 바꾸지 않아요
    ko| X : 그림 (N, 1, 8, 8);  y : 숫자 5, ..., 9, int64 (N,)
    ko| epochs : epoch 수;  lr : Adam의 학습률;  seed : torch.manual_seed에 쓸 시드
    ko| 반환값: 평가 모드의 새 모델, (N, 1, 8, 8) -> 로짓 (N, 5)
    en| pretrained : nn.Module with features and fc; stays as it is
    en| X : images (N, 1, 8, 8);  y : digits 5, ..., 9, int64 (N,)
    en| epochs : their number;  lr : learning rate of Adam;  seed : for torch.manual_seed
    en| returns: a new model in evaluation mode, (N, 1, 8, 8) -> logits (N, 5)
    """
    ### BEGIN SOLUTION
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.eval()
    for parameter in model.parameters():
        parameter.requires_grad = False
    model.fc = nn.Linear(pretrained.fc.in_features, 5).to(X.dtype)

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.fc.parameters(), lr=lr)
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows] - 5)
            loss.backward()
            optimizer.step()
    return model
    ### END SOLUTION


# %% check="linear_probe"
grader.check("linear_probe")

# %% grade="linear_probe"

# %% [markdown] lang="ko"
# **그림으로 보기.** 0~4만 본 네트워크의 특징 128개를 평면에 펼쳐 보았어요(주성분 분석). 5~9는 본 적이 없는데도 끼리끼리
# 모여 있어요. 오른쪽은 헤드가 본 그림의 수에 따른 정확도예요.
#
# 해 보기 (점수 없음): 가중치를 불러오지 않은 `digit_net(5)`를 넘기면 정확도가 얼마나 떨어지나요? 생각보다 덜 떨어지는
# 까닭은 무엇일까요?

# %% [markdown] lang="en"
# **See it.** The 128 features of a network that has seen 0 to 4 only, spread out in a plane (principal components). It
# has never seen 5 to 9, and yet they keep together. On the right, accuracy against the number of images that the head
# has seen.
#
# Try it (no points): pass `digit_net(5)`, without the weights. How much accuracy is lost, and why not more?

# %% demo=true
try:
    import matplotlib.pyplot as plt
    from sklearn.datasets import load_digits

    network = pretrained_digits("digits_0_to_4.pt", 5)
    if network is not None:
        bundle = load_digits()
        high = np.random.default_rng(0).permutation(np.flatnonzero(bundle.target >= 5))
        pictures = torch.tensor(bundle.images[high, None] / 16, dtype=torch.float32)
        numbers = torch.tensor(bundle.target[high])
        sizes, accuracies = [5, 10, 20, 40, 80, 160], []
        for size in sizes:
            probe = linear_probe(network, pictures[:size], numbers[:size], 40, 0.01, 0)
            with torch.no_grad():
                found = probe(pictures[400:]).argmax(dim=1) + 5
            accuracies.append((found == numbers[400:]).float().mean().item())
        with torch.no_grad():
            cloud = network.features(pictures[:400])
        plane = (cloud - cloud.mean(dim=0)) @ torch.pca_lowrank(cloud)[2][:, :2]
        figure, axes = plt.subplots(1, 2, figsize=(9, 3.5), layout="constrained")
        for digit in range(5, 10):
            mine = numbers[:400] == digit
            axes[0].scatter(plane[mine, 0], plane[mine, 1], s=10, label=str(digit))
        axes[0].set(title="features of digits never seen", xticks=[], yticks=[])
        axes[0].legend()
        axes[1].plot(sizes, accuracies, marker="o")
        axes[1].set(title="accuracy of the probe", xlabel="images for the head", xscale="log")
        plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 8. 잡음 카메라에 미세조정하기 (10점)
#
# **아이디어.** 손글씨 열 가지를 99% 맞히는 네트워크가 있어요. 그런데 새로 산 카메라는 잡음이 심해서, 이 카메라로 찍으면
# 정확도가 65% 안팎으로 떨어져요. 새 카메라로 찍은 그림은 클래스마다 **다섯 장**뿐이라 처음부터 배우기에는 턱없이
# 모자라요. 그래서 아는 것에서 출발해 **작은 걸음**으로 조금만 고쳐요. 이것이 **미세조정(fine-tuning)** 이에요.
#
# 클래스가 그대로이니 헤드도 버리지 않아요. 다만 몸통은 이미 잘 아는 것이 많으니 더 조심스럽게, 헤드는 조금 더 크게
# 옮겨요. 층마다 학습률을 다르게 주는 것이에요.
#
# | 이름 | 뜻 |
# |---|---|
# | `pretrained` | `pretrained.features`: $(N, 1, 8, 8)$ → 특징 $(N, D)$, `pretrained.fc`: `nn.Linear(D, C)` |
# | `X_few`, `y_few` | 새 카메라로 찍은 그림 $(N, 1, 8, 8)$과 클래스 번호 0, ..., C-1이 든 `int64` 텐서 $(N,)$ |
# | 반환값 | 새 모델: $(N, 1, 8, 8)$ → 로짓 $(N, C)$ |
#
# **레시피.** 채점에서 값까지 견주니 그대로 따라 주세요.
#
# 1. 맨 처음에 `torch.manual_seed(seed)`를 한 번 불러요. 섞는 순서가 여기서 정해져요.
# 2. `pretrained`의 **복사본**에서, 가진 가중치 그대로 출발해요. 헤드도 그대로예요.
# 3. `torch.optim.Adam` 하나에 파라미터를 **두 묶음**으로 넣어요. `features`는 `lr_backbone`, `fc`는 `lr_head`로 배워요.
#    나머지는 기본값이고, 처음부터 끝까지 옵티마이저 하나를 써요.
# 4. 배우는 동안은 모델 전체가 **학습 모드**예요. 그래야 배치 정규화가 새 카메라의 통계를 재요. 손실은
#    `nn.CrossEntropyLoss()`, 미니배치는 16장씩(마지막은 더 작을 수 있어요) epoch마다 새로 섞어요. 그림은 손질하지
#    않아요.
# 5. 평가 모드로 만들어 돌려줘요.
#
# **채점에서 확인하는 것**
# - 그림마다 로짓이 클래스 수만큼 나오고, 같이 넣은 다른 그림에 따라 달라지지 않아요 (1점). `N`이 1일 수도 있어요.
# - 한 배치에 다 들어가는 데이터로 몇 epoch 배운 뒤의 로짓이 따로 계산한 값과 같아요. 두 학습률이 같을 때 (1.5점), 서로
#   다르거나 하나가 0일 때 (1.5점)를 따로 봐요.
# - 한 epoch에 갱신하는 횟수가 레시피와 같아요 (0.5점). 똑같은 그림만 여러 장 넣어서 확인해요.
# - `pretrained`의 출력과 모드가 그대로이고, 돌려준 모델을 나중에 고쳐도 `pretrained`는 변하지 않아요 (1.5점).
# - `X_few`와 `y_few`가 그대로예요 (0.5점). 같은 `seed`면 결과가 똑같고 다른 `seed`면 달라요 (0.5점).
# - 강의에서 나눠 준 네트워크를 `epochs=15, lr_backbone=1e-3, lr_head=3e-3`으로 미세조정하면, 숨겨 둔 잡음 그림의
#   정확도가 0.70 이상이고 미세조정하기 전보다 0.05 이상 높아요. 그림 다섯 장씩을 세 번까지 다시 뽑아서 한 번만 넘으면
#   돼요 (3점). 어느 숫자가 몇 번 클래스인지는 채점에 쓸 때 새로 섞어요.
#
# 모두 CPU에서 해요. 그림과 네트워크의 자료형(dtype)은 서로 같고, float32일 때도 float64일 때도 있어요. `epochs`는 1
# 이상이에요. `pretrained`는 어느 모드로든 올 수 있고, 모든 파라미터가 기울기를 받을 수 있어요.

# %% [markdown] lang="en"
# ## 8. Fine-tune to a noisy camera (10 points)
#
# **Idea.** Here is a network that reads 99 % of all handwritten digits. The new camera, though, is so noisy that it
# reads no more than about 65 % of its images. There are only **five** images per class from the new camera, by far too
# few to learn from scratch. So start from what is known and adjust it a little, in **small steps**: this is
# **fine-tuning**.
#
# The classes are the same, so the head is kept as well. Only, the backbone knows much that holds and is moved with more
# care, the head a little faster: different layers have different learning rates.
#
# | name | meaning |
# |---|---|
# | `pretrained` | `pretrained.features`: $(N, 1, 8, 8)$ → features $(N, D)$; `pretrained.fc`: an `nn.Linear(D, C)` |
# | `X_few`, `y_few` | images $(N, 1, 8, 8)$ of the new camera, and an `int64` tensor $(N,)$ of classes 0, ..., C-1 |
# | returned | a new model: $(N, 1, 8, 8)$ → logits $(N, C)$ |
#
# **Recipe.** Grading compares values, so please follow it.
#
# 1. Call `torch.manual_seed(seed)` once, at the very beginning. It decides the shuffling.
# 2. Start on a **copy** of `pretrained` with the weights that it has, the head's included.
# 3. Give one `torch.optim.Adam` the parameters in **two groups**: `features` learns at `lr_backbone`, `fc` at
#    `lr_head`. All else is at its default, and one optimizer serves from beginning to end.
# 4. While it learns the whole model is in **training mode**, for batch normalisation to measure the new camera. The
#    loss is `nn.CrossEntropyLoss()`, in mini-batches of 16 (the last one may be smaller) that are shuffled anew in
#    every epoch. Leave the images as they are.
# 5. Return the model in evaluation mode.
#
# **What grading looks at**
# - There is a logit per class for each image, and it does not depend on the other images that are passed along
#   (1 point). `N` may be 1.
# - After a few epochs on data that fit into one batch, the logits are those of a separate calculation: where the two
#   rates are equal (1.5 points), and where they differ or one of them is 0 (1.5 points).
# - There are as many steps per epoch as the recipe says (0.5 points); copies of one image show it.
# - The outputs of `pretrained` and its mode are as before, and changing the returned model later does not change
#   `pretrained` (1.5 points).
# - `X_few` and `y_few` are as before (0.5 points). The same `seed` gives the same results, another one gives others
#   (0.5 points).
# - When the network that comes with the course is fine-tuned with `epochs=15, lr_backbone=1e-3, lr_head=3e-3`, its
#   accuracy on hidden noisy images is at least 0.70, and at least 0.05 above that before. Five images per class are
#   drawn up to three times and one success is enough (3 points). Which digit is called which class is shuffled for
#   grading.
#
# Everything is on the CPU. Images and network share one dtype, float32 or float64. `epochs` is at least 1. `pretrained`
# may be in either mode, and all of its parameters can get a gradient.


# %% solution="fine_tune"
def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    """
    ko| 사전학습한 네트워크를 그림 몇 장으로 새 카메라에 맞춰요.
    en| Adapts a pretrained network to a new camera, with a few images.

    ko| pretrained : features와 fc가 있는 nn.Module. 바꾸지 않아요
    ko| X_few : 그림 (N, 1, 8, 8);  y_few : 클래스 번호 0, ..., C-1, int64 (N,)
    ko| epochs : epoch 수;  lr_backbone, lr_head : features와 fc의 학습률;  seed : torch.manual_seed에 쓸 시드
    ko| 반환값: 평가 모드의 새 모델, (N, 1, 8, 8) -> 로짓 (N, C)
    en| pretrained : nn.Module with features and fc; stays as it is
    en| X_few : images (N, 1, 8, 8);  y_few : classes 0, ..., C-1, int64 (N,)
    en| epochs : their number;  lr_backbone, lr_head : learning rates of features and fc;  seed : for torch.manual_seed
    en| returns: a new model in evaluation mode, (N, 1, 8, 8) -> logits (N, C)
    """
    ### BEGIN SOLUTION
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.train()

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(
        [
            {"params": model.features.parameters(), "lr": lr_backbone},
            {"params": model.fc.parameters(), "lr": lr_head},
        ]
    )
    for _ in range(epochs):
        for rows in torch.randperm(len(X_few)).split(16):
            optimizer.zero_grad()
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
    ### END SOLUTION


# %% check="fine_tune"
grader.check("fine_tune")

# %% grade="fine_tune"

# %% [markdown] lang="ko"
# **그림으로 보기.** 위는 잡음 카메라로 찍은 그림과 미세조정 전후의 답이고, 아래는 걸음 크기에 따른 정확도예요. 점선은
# 미세조정하기 전이에요.
#
# 해 보기 (점수 없음): 걸음이 거의 0이어도 잡음 그림의 정확도가 오르는 까닭은 무엇일까요? 깨끗한 그림의 정확도는 왜 조금
# 떨어질까요?

# %% [markdown] lang="en"
# **See it.** Above, images of the noisy camera with the answers before and after fine-tuning; below, accuracy against
# the size of the step. The dotted lines are before fine-tuning.
#
# Try it (no points): why does the accuracy on noisy images rise even where the steps are next to nothing? Why does that
# on clean images fall a little?

# %% demo=true
try:
    import matplotlib.pyplot as plt
    from sklearn.datasets import load_digits

    network = pretrained_digits("digits_0_to_9.pt", 10)
    if network is not None:
        bundle = load_digits()
        clean = torch.tensor(bundle.images[:, None] / 16, dtype=torch.float32)
        truth = torch.tensor(bundle.target)
        noisy = clean + 0.35 * torch.randn(clean.shape, generator=torch.Generator().manual_seed(0))
        unseen = torch.arange(len(truth)) % 4 == 0
        few = torch.cat([torch.nonzero(~unseen & (truth == digit))[:5, 0] for digit in range(10)])

        def share(model, pictures):
            with torch.no_grad():
                return (model(pictures[unseen]).argmax(dim=1) == truth[unseen]).float().mean().item()

        rates = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1]
        tuned = [fine_tune(network, noisy[few], truth[few], 15, rate, 3 * rate, 0) for rate in rates]
        figure, axes = plt.subplot_mosaic([[*"01234567"], ["curve"] * 8], figsize=(9, 5), layout="constrained")
        with torch.no_grad():
            before, after = (model(noisy[unseen]).argmax(dim=1) for model in (network, tuned[2]))
        for i in range(8):
            axes[str(i)].imshow(noisy[unseen][i, 0], cmap="gray")
            axes[str(i)].set(title=f"{before[i]} -> {after[i]}", xticks=[], yticks=[])
        for pictures, name in ((noisy, "noisy camera"), (clean, "clean images")):
            (line,) = axes["curve"].plot(rates, [share(model, pictures) for model in tuned], marker="o", label=name)
            axes["curve"].axhline(share(network, pictures), color=line.get_color(), linestyle=":")
        axes["curve"].set(xlabel="lr_backbone", ylabel="accuracy", xscale="log")
        axes["curve"].legend()
        plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 9. 유명 모델 불러오기와 전처리 (7점)
#
# **아이디어.** ResNet, VGG, EfficientNet처럼 널리 쓰이는 모델은 직접 쓰지 않아도 돼요. `torchvision.models`에 구조가
# 있고, ImageNet 사진 128만 장으로 학습한 가중치도 내려받을 수 있어요. 다만 두 가지를 지켜야 해요. 마지막 층은 **내
# 문제의 클래스 수**에 맞아야 하고, 입력은 모델이 **학습할 때 본 것과 똑같이** 준비해야 해요. 값의 범위나 채널 순서가
# 다르면 오류는 나지 않지만 예측이 엉망이 돼요.
#
# **모델.** `build_resnet18(num_classes, weights=None)`은 torchvision의 `resnet18`을 돌려줘요.
#
# | `weights` | 몸통 | 마지막 층 `fc` |
# |---|---|---|
# | `None` | 무작위 값. 인터넷을 쓰지 않아요 | 출력 `num_classes`개 |
# | `"DEFAULT"` 또는 `"IMAGENET1K_V1"` | 사전학습된 값 | 출력 `num_classes`개인 새 층. 1000이면 사전학습된 층을 그대로 |
#
# 사전학습된 가중치(약 45MB)는 처음 한 번만 내려받고, 그 뒤로는 torch의 캐시 폴더(`torch.hub.get_dir()`)에 있는
# 파일을 읽어요. 채점하는 곳에는 인터넷이 없고 캐시 파일만 있어요. 사전학습된 `resnet18`에 `num_classes=10`을 함께
# 넘기면 어떻게 되는지 직접 해 보세요.
#
# **전처리.** `preprocess_imagenet(img_uint8, size=224)`는 그림 한 장을 다음 순서로 바꿔요.
#
# | 단계 | 하는 일 | 모양 |
# |---|---|---|
# | 1 | RGB로: 흑백은 세 채널에 똑같이, RGBA는 네 번째 채널을 버려요 | $(H, W, 3)$ |
# | 2 | **짧은 변**이 `size * 8 // 7`이 되게 줄이거나 늘려요(224이면 256). 가로세로 비율은 그대로예요 | |
# | 3 | 가운데를 `size` × `size`로 잘라요 | $(s, s, 3)$ |
# | 4 | 255로 나눠 0과 1 사이로 | |
# | 5 | $(x - \mu_c) / \sigma_c$, R, G, B 순서로 $\mu = (0.485, 0.456, 0.406)$, $\sigma = (0.229, 0.224, 0.225)$ | |
# | 6 | 채널을 앞으로 옮기고 배치 축을 붙여요 | $(1, 3, s, s)$ |
#
# **채점에서 확인하는 것**
# - 가중치를 우리가 정한 값으로 바꾸었을 때 모델의 출력. 클래스가 10개이면 파라미터는 정확히 11,181,642개예요.
# - 전처리한 값. 결과는 `float32` 텐서예요. 입력은 흑백 $(H, W)$, RGB $(H, W, 3)$, RGBA $(H, W, 4)$인 `uint8`
#   배열이에요.
# - 크기를 바꿀 때는 `transforms.Resize`의 기본값처럼 bilinear 보간을 쓰고, 줄일 때는 antialias를 켜요. PIL 이미지로
#   바꿔서 하든 텐서로 하든 괜찮아요. 둘은 255단계 가운데 한두 단계쯤 달라요.
# - 입력 배열은 바꾸지 마세요.
#
# 남는 픽셀이 홀수라 정확한 가운데가 없는 그림, 반올림 방법에 따라 크기가 달라지는 그림은 나오지 않아요.

# %% [markdown] lang="en"
# ## 9. Known architectures and their preprocessing (7 points)
#
# **Idea.** Nobody has to write down ResNet, VGG or EfficientNet again: `torchvision.models` has their structure, and
# offers weights trained on 1.28 million photographs of ImageNet. Two things are up to you. The last layer has to fit
# **your number of classes**, and pictures have to be prepared **just as they were when the model was trained**. With
# another range of values or another order of channels there is no error, only poor predictions.
#
# **The model.** `build_resnet18(num_classes, weights=None)` returns torchvision's `resnet18`.
#
# | `weights` | body | last layer `fc` |
# |---|---|---|
# | `None` | random numbers; needs no network | `num_classes` outputs |
# | `"DEFAULT"` or `"IMAGENET1K_V1"` | pretrained | new, `num_classes` outputs; for 1000 the pretrained one stays |
#
# Pretrained weights (45 MB) are downloaded once; from then on torch reads them from its cache folder,
# `torch.hub.get_dir()`. Where grading takes place there is no network, only that file. Try what pretrained `resnet18`
# says when you pass `num_classes=10` along.
#
# **Preprocessing.** `preprocess_imagenet(img_uint8, size=224)` takes one picture through these steps.
#
# | step | what happens | shape |
# |---|---|---|
# | 1 | to RGB: gray goes into all three channels; of RGBA the fourth channel is dropped | $(H, W, 3)$ |
# | 2 | resize so that the **short side** is `size * 8 // 7` (256 for 224), keeping the aspect ratio | |
# | 3 | cut `size` × `size` out of the centre | $(s, s, 3)$ |
# | 4 | divide by 255: values from 0 to 1 | |
# | 5 | $(x - \mu_c) / \sigma_c$, $\mu = (0.485, 0.456, 0.406)$, $\sigma = (0.229, 0.224, 0.225)$ for R, G, B | |
# | 6 | channels to the front, and a batch axis | $(1, 3, s, s)$ |
#
# **What grading looks at**
# - What the model puts out once its weights are numbers of our choice. With 10 classes it has exactly 11,181,642
#   parameters.
# - The values of preprocessed pictures. The result is a `float32` tensor; pictures are `uint8` arrays: gray $(H, W)$,
#   RGB $(H, W, 3)$ or RGBA $(H, W, 4)$.
# - Resizing is bilinear, antialiased where it makes a picture smaller, as `transforms.Resize` does by default. Whether
#   you resize a PIL image or a tensor is up to you: the two differ by a level or two of 255.
# - The array that comes in stays as it is.
#
# Out of scope: pictures without an exact centre because an odd number of pixels is left over, and pictures whose new
# size depends on how one rounds.


# %%
# ko| CUDA 없이 설치된 torch와 함께 쓰면 torchvision을 불러올 때 오류가 날 수 있어요.
# ko| 빠진 연산 두 개의 이름만 등록해 주면 돼요.
# en| Beside a torch without CUDA, importing torchvision can fail. Writing down the names of two operators mends that.
try:
    import torchvision
except RuntimeError:
    for name in ("nms", "qnms"):
        torch.library.define(f"torchvision::{name}", "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    import torchvision
print("torchvision", torchvision.__version__)


# %% solution="build_resnet18"
def build_resnet18(num_classes, weights=None):
    """
    ko| 출력이 num_classes개인 torchvision의 ResNet-18.
    en| torchvision's ResNet-18 with num_classes outputs.

    ko| 인자: num_classes 정수, weights는 None(무작위), "DEFAULT" 또는 "IMAGENET1K_V1"(사전학습)
    ko| 반환: torch.nn.Module, (N, 3, H, W) -> (N, num_classes)
    en| Args: num_classes an int; weights None (random), "DEFAULT" or "IMAGENET1K_V1" (pretrained)
    en| Returns: a torch.nn.Module, (N, 3, H, W) -> (N, num_classes)
    """
    from torchvision import models

    ### BEGIN SOLUTION
    if weights is None:
        return models.resnet18(num_classes=num_classes)
    model = models.resnet18(weights=weights)
    if num_classes != model.fc.out_features:
        model.fc = nn.Linear(model.fc.in_features, num_classes)
    return model
    ### END SOLUTION


# %% solution="preprocess_imagenet"
def preprocess_imagenet(img_uint8, size=224):
    """
    ko| 그림 한 장을 ImageNet으로 학습한 모델의 입력으로 바꿔요.
    en| Turns one picture into what a model trained on ImageNet expects.

    ko| 인자: img_uint8 (H, W), (H, W, 3) 또는 (H, W, 4) uint8 배열, size 정수
    ko| 반환: (1, 3, size, size) float32 텐서
    en| Args: img_uint8 (H, W), (H, W, 3) or (H, W, 4) array of uint8; size an int
    en| Returns: (1, 3, size, size) tensor of float32
    """
    from PIL import Image
    from torchvision import transforms

    ### BEGIN SOLUTION
    steps = transforms.Compose(
        [
            transforms.Resize(size * 8 // 7),
            transforms.CenterCrop(size),
            transforms.ToTensor(),
            transforms.Normalize(mean=(0.485, 0.456, 0.406), std=(0.229, 0.224, 0.225)),
        ]
    )
    return steps(Image.fromarray(img_uint8).convert("RGB"))[None]
    ### END SOLUTION


# %% check="known_architectures"
grader.check("known_architectures")

# %% grade="known_architectures"

# %% [markdown] lang="ko"
# **그림으로 보기.** 사진 두 장이 모델의 눈에는 어떻게 보이는지, 그리고 사전학습된 모델이 무엇이라고 답하는지 봐요.
# 인터넷이 되는 컴퓨터라면 `DOWNLOAD = True`로 바꾸세요. 가중치 45MB를 한 번 내려받아요. 그다음
# `preprocess_imagenet`에서 정규화를 빼거나 채널 순서를 뒤집으면 답이 어떻게 달라지는지 시험해 보세요.

# %% [markdown] lang="en"
# **See it.** Two photographs as the model sees them, and what a pretrained model says they are. With a network, set
# `DOWNLOAD = True`: it fetches 45 MB of weights, once. Then try what becomes of its answers when `preprocess_imagenet`
# leaves out the normalisation, or turns the order of channels around.

# %% demo=true
DOWNLOAD = False

try:
    from pathlib import Path

    import matplotlib.pyplot as plt
    from sklearn.datasets import load_sample_images

    photos = load_sample_images().images
    batch = torch.cat([preprocess_imagenet(photo) for photo in photos])

    from torchvision.models import ResNet18_Weights

    best = ResNet18_Weights.DEFAULT
    answers = ["(no weights on this machine)"] * len(photos)
    if DOWNLOAD or Path(torch.hub.get_dir(), "checkpoints", Path(best.url).name).exists():
        model = build_resnet18(1000, weights="DEFAULT").eval()
        with torch.no_grad():
            shares, classes = model(batch).softmax(dim=1).topk(3)
        names = best.meta["categories"]
        answers = [
            ", ".join(f"{names[c]} {p:.0%}" for p, c in zip(ps, cs, strict=True))
            for ps, cs in zip(shares.tolist(), classes.tolist(), strict=True)
        ]
    figure, axes = plt.subplots(len(photos), 2, figsize=(8, 6), layout="constrained")
    for row, photo, seen, answer in zip(axes, photos, batch, answers, strict=True):
        row[0].imshow(photo)
        row[0].set(title=f"photo {photo.shape}")
        low, high = seen.min(), seen.max()
        row[1].imshow(((seen - low) / (high - low)).permute(1, 2, 0).numpy())
        row[1].set(title=f"input {tuple(seen.shape)}, {low:.1f} to {high:.1f}", xlabel=answer)
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 10. 클래스 활성화 맵 (CAM) (7점)
#
# **아이디어.** 모델이 고양이라고 답했다면, 그림의 **어디를 보고** 그렇게 답했을까요? 마지막 합성곱의 특징 맵을 전역
# 평균 풀링(global average pooling)한 뒤 선형층 하나로 분류하는 CNN에서는 이 질문에 정확히 답할 수 있어요. 평균과
# 선형층은 순서를 바꿀 수 있어서, 클래스 $k$의 로짓이 위치마다의 기여로 나뉘기 때문이에요.
#
# $$z_k = b_k + \sum_c W_{kc} \Big( \frac{1}{hw} \sum_{i,j} F_{cij} \Big)
# = b_k + \frac{1}{hw} \sum_{i,j} M_{ij}, \qquad M_{ij} = \sum_c W_{kc} F_{cij}$$
#
# $M$이 클래스 활성화 맵(class activation map, CAM)이에요. 어떤 위치의 $M_{ij}$가 클수록 그곳이 클래스 $k$라는 답을 더
# 밀어 올린 거예요. 보기 좋게 하려면 그림의 크기로 늘리고 0과 1 사이로 맞춰요.
#
# 1. 그림마다 자기 클래스의 $M$을 계산해요. 음수도 그대로 두어요.
# 2. `size`가 있으면 그 크기로 늘려요.
# 3. 그림마다 따로 $(M - \min M) / (\max M - \min M)$을 계산해요. 모든 위치의 값이 같은 맵은 전부 0이 돼요.
#
# | 값 | 모양과 뜻 |
# |---|---|
# | `features` | $(N, C, h, w)$, 전역 평균 풀링을 하기 **전**의 특징 맵 |
# | `fc_weight` | $(K, C)$, 마지막 선형층의 가중치 |
# | `class_idx` | 정수 하나(모든 그림에 같은 클래스) 또는 int64 텐서 $(N,)$(그림마다 한 클래스) |
# | `size` | `None` 또는 정수 두 개 $(H, W)$ |
# | 반환값 | `size`가 `None`이면 $(N, h, w)$, 아니면 $(N, H, W)$. 0 이상 1 이하 |
#
# **채점에서 확인하는 것**
# - 그림 여러 장과 한 장, $h \ne w$, 음수가 있는 특징 맵과 가중치. 한 장이어도 첫 축은 남아요.
# - 늘리기는 양선형 보간(bilinear)이고 `align_corners=False`예요. 0과 1로 맞추는 것은 늘린 **다음**이에요.
# - 0과 1은 그림마다 따로 맞춰요. 맵 하나가 상수여도 NaN이 나오지 않고, 나머지 그림은 그대로예요.
# - float32를 받으면 float32를, float64를 받으면 float64를 돌려줘요. 모델에서 나온 텐서처럼 `requires_grad`가 켜진
#   입력도 받아요. 입력은 바뀌지 않아요.
#
# 분모에 $10^{-8}$ 같은 작은 수를 더하는 것은 괜찮아요.

# %% [markdown] lang="en"
# ## 10. Class activation map (7 points)
#
# **Idea.** A model says "cat". **Where** in the picture did it see one? There is an exact answer for a CNN that ends in
# global average pooling of its last feature maps and one linear layer: mean and linear layer can change places, so the
# logit of class $k$ falls apart into what each position contributes.
#
# $$z_k = b_k + \sum_c W_{kc} \Big( \frac{1}{hw} \sum_{i,j} F_{cij} \Big)
# = b_k + \frac{1}{hw} \sum_{i,j} M_{ij}, \qquad M_{ij} = \sum_c W_{kc} F_{cij}$$
#
# $M$ is the class activation map (CAM): the larger $M_{ij}$, the more that position spoke for class $k$. To look at it,
# we enlarge it to the size of the picture and bring it to numbers between 0 and 1.
#
# 1. For each picture, compute $M$ of its class. Negative entries stay as they are.
# 2. Where `size` is given, enlarge $M$ to it.
# 3. For each picture on its own, compute $(M - \min M) / (\max M - \min M)$. A map with the same value everywhere
#    becomes all 0.
#
# | value | shape and meaning |
# |---|---|
# | `features` | $(N, C, h, w)$, the feature maps **ahead of** the global average pooling |
# | `fc_weight` | $(K, C)$, the weights of the last linear layer |
# | `class_idx` | one integer (the same class for all pictures), or an int64 tensor $(N,)$ (a class for each picture) |
# | `size` | `None`, or two integers $(H, W)$ |
# | returned | $(N, h, w)$ where `size` is `None`, else $(N, H, W)$; between 0 and 1 |
#
# **What grading looks at**
# - Several pictures and a single one, $h \ne w$, feature maps and weights with negative entries. The first axis stays
#   for a single picture too.
# - The enlargement is bilinear with `align_corners=False`, and 0 and 1 are set **after** it.
# - 0 and 1 are set for each picture on its own. A constant map gives no NaN and leaves the other pictures alone.
# - float32 gives float32 and float64 gives float64. Inputs may have `requires_grad`, as tensors out of a model do. They
#   are left unchanged.
#
# You may add a small number such as $10^{-8}$ to the denominator.


# %% solution="class_activation_map"
def class_activation_map(features, fc_weight, class_idx, size=None):
    """
    ko| 그림의 어느 위치가 그 클래스의 로짓을 밀어 올렸는지 0과 1 사이의 맵으로 돌려줘요.
    en| Returns which positions of each picture spoke for its class, as maps between 0 and 1.

    ko| features : 실수 텐서 (N, C, h, w). fc_weight : 실수 텐서 (K, C)
    ko| class_idx : 정수 또는 int64 텐서 (N,). size : None 또는 (H, W)
    ko| 반환값 : features와 같은 자료형의 텐서 (N, h, w) 또는 (N, H, W)
    en| features : float tensor (N, C, h, w). fc_weight : float tensor (K, C)
    en| class_idx : an integer, or an int64 tensor (N,). size : None or (H, W)
    en| returns : tensor (N, h, w) or (N, H, W), dtype of features
    """
    ### BEGIN SOLUTION
    weight = fc_weight[class_idx].expand(len(features), -1)
    cam = (features * weight[:, :, None, None]).sum(dim=1)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    cam = cam - cam.amin(dim=(1, 2), keepdim=True)
    highest = cam.amax(dim=(1, 2), keepdim=True)
    return cam / torch.where(highest > 0, highest, 1.0)
    ### END SOLUTION


# %% check="class_activation_map"
grader.check("class_activation_map")

# %% grade="class_activation_map"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    picture = torch.zeros(1, 1, 24, 24)
    picture[0, 0, 5:7, 2:13] = 1.0  # a bar that lies
    picture[0, 0, 9:22, 17:19] = 1.0  # a bar that stands
    lying = torch.tensor([[-1.0, -1.0, -1.0], [2.0, 2.0, 2.0], [-1.0, -1.0, -1.0]])
    filters = torch.stack([lying, lying.T])[:, None]
    features = nn.functional.max_pool2d(torch.relu(nn.functional.conv2d(picture, filters, padding=1)), 3)
    fc_weight = torch.tensor([[1.0, -0.5], [-0.5, 1.0]])
    figure, axes = plt.subplots(1, 3, figsize=(9, 3), layout="constrained")
    axes[0].imshow(picture[0, 0].numpy(), cmap="gray")
    axes[0].set(title="picture")
    for k, name in enumerate(("lying bar", "standing bar")):
        cam = class_activation_map(features, fc_weight, k, size=(24, 24))[0]
        axes[k + 1].imshow(picture[0, 0].numpy(), cmap="gray")
        axes[k + 1].imshow(cam.numpy(), cmap="jet", alpha=0.6)
        axes[k + 1].set(title=f"class {k}: {name}")
    figure.suptitle("Where does each class find its evidence?")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 11. 무작위 탐색 (작은 AutoML) (6점)
#
# **아이디어.** 학습률, 층의 수, 드롭아웃 비율처럼 학습으로 정해지지 않는 값을 **하이퍼파라미터(hyperparameter)** 라고
# 해요. 좋은 값을 찾는 가장 간단한 방법이 **무작위 탐색(random search)** 이에요. 값을 무작위로 골라 학습해 보고, 점수가
# 가장 높은 것을 남겨요. 중요한 하이퍼파라미터가 몇 개뿐일 때는 격자(grid)로 훑는 것보다 더 잘 찾아요. 같은 횟수로 그
# 값을 훨씬 다양하게 시험해 보기 때문이에요.
#
# **탐색 공간.** `space`는 이름마다 값을 뽑는 규칙을 담은 딕셔너리예요.
#
# | 규칙 | 뽑는 값 |
# |---|---|
# | `("uniform", a, b)` | $a$와 $b$ 사이의 실수를 고르게 |
# | `("loguniform", a, b)` | $\log x$가 $\log a$와 $\log b$ 사이에서 고르게. 자릿수가 중요한 학습률 같은 값에 써요 |
# | `("int", a, b)` | $a$부터 $b$까지의 정수를 고르게. **$a$와 $b$도 나와요** |
# | `("choice", 목록)` | 목록의 원소 하나를 고르게. 자료형까지 **그대로** |
#
# **함수.** `random_search(space, evaluate, n_trials, rng)`는 설정을 `n_trials`개 뽑아 하나마다 `evaluate(config)`를 한
# 번씩 부르고 `best, trials`를 돌려줘요.
# - `trials`: 시도 순서대로 `{"config": 설정 딕셔너리, "score": 점수}`를 담은 리스트. 길이는 항상 `n_trials`예요.
# - `evaluate`가 예외(`Exception`)를 일으키거나 NaN을 돌려주면 **실패한 시도**예요. `"score"`에 `float("nan")`을 적고
#   다음 시도로 넘어가요.
# - `best`: 실패하지 않은 시도 가운데 점수가 가장 높은 것(`trials`의 원소). 모두 실패하면 `None`이에요.
#
# **채점에서 확인하는 것**
# - 설정이 공간 안에 있는지, 점수가 바로 그 설정의 점수인지, `best`가 맞는지. 점수는 음수일 수도 있어요.
# - 2,000번 뽑은 값의 분포. 이름마다 따로 뽑아야 해요.
# - 실패한 시도, 그리고 `evaluate`를 부른 횟수
# - 난수는 모두 `rng`(`np.random.Generator`)에서 뽑아요. 같은 `rng`로 시작하면 같은 결과가, 다른 `rng`로 시작하면 다른
#   결과가 나와야 해요.
#
# 숫자로 된 값은 Python의 수든 NumPy의 수든 괜찮아요. 점수가 같은 시도, 무한대인 점수, `n_trials=0`은 나오지 않아요.

# %% [markdown] lang="en"
# ## 11. Random search (tiny AutoML) (6 points)
#
# **Idea.** Learning rate, number of layers, share of dropout: what training itself does not find is a
# **hyperparameter**. The simplest way to good ones is **random search**: draw them at random, train, and keep what
# scores highest. Where only a few of them matter it beats a grid, since the same number of trials tries many more
# values of each.
#
# **Search space.** `space` is a dictionary with one rule per name.
#
# | rule | what is drawn |
# |---|---|
# | `("uniform", a, b)` | a real number between $a$ and $b$, evenly |
# | `("loguniform", a, b)` | $\log x$ evenly between $\log a$ and $\log b$: for what varies by orders of magnitude |
# | `("int", a, b)` | an integer from $a$ to $b$, evenly, **both included** |
# | `("choice", options)` | one of the options, evenly, **just as it is**, its type included |
#
# **The function.** `random_search(space, evaluate, n_trials, rng)` draws `n_trials` configurations, calls
# `evaluate(config)` once for each, and returns `best, trials`.
# - `trials`: a list of `{"config": the dictionary, "score": its score}` in the order of trials, always `n_trials` long.
# - Where `evaluate` raises an `Exception` or returns NaN, the trial has **failed**: its `"score"` is `float("nan")`,
#   and the search goes on.
# - `best`: of the trials that did not fail, the one with the highest score (an element of `trials`); `None` where all
#   failed.
#
# **What grading looks at**
# - Whether configurations lie in the space, each score is that of its configuration, and `best` is right. Scores may be
#   negative.
# - The distribution of 2,000 draws. Each name is drawn for itself.
# - Failed trials, and how often `evaluate` is called.
# - All random numbers come from `rng`, a `np.random.Generator`: the same start gives the same trials, another one
#   others.
#
# Numbers may be Python's or NumPy's. Out of scope: equal scores, infinite scores, `n_trials=0`.


# %% solution="random_search"
def random_search(space, evaluate, n_trials, rng):
    """
    ko| 설정을 무작위로 n_trials개 시험해서 점수가 가장 높은 것을 찾아요.
    en| Tries n_trials random configurations and finds the one with the highest score.

    ko| 인자: space는 이름 -> 규칙, evaluate(config)는 점수(높을수록 좋음), n_trials는 1 이상의 정수,
    ko| rng는 np.random.Generator
    ko| 반환: best는 가장 좋은 시도 또는 None, trials는 {"config": dict, "score": float}의 리스트
    en| Args: space name -> rule; evaluate(config) gives a score, the higher the better; n_trials an int of at least 1;
    en| rng a np.random.Generator
    en| Returns: best, the best trial or None; trials, a list of {"config": dict, "score": float}
    """

    ### BEGIN SOLUTION
    def draw(kind, *rule):
        if kind == "choice":
            return rule[0][rng.integers(len(rule[0]))]
        low, high = rule
        if kind == "int":
            return int(rng.integers(low, high, endpoint=True))
        if kind == "loguniform":
            return float(np.exp(rng.uniform(np.log(low), np.log(high))))
        return float(rng.uniform(low, high))

    trials = []
    for _ in range(n_trials):
        config = {name: draw(*rule) for name, rule in space.items()}
        try:
            score = float(evaluate(config))
        except Exception:
            score = float("nan")
        trials.append({"config": config, "score": score})
    worked = [trial for trial in trials if not np.isnan(trial["score"])]
    return max(worked, key=lambda trial: trial["score"], default=None), trials
    ### END SOLUTION


# %% check="random_search"
grader.check("random_search")

# %% grade="random_search"

# %% [markdown] lang="ko"
# **그림으로 보기.** 학습률과 모멘텀을 30번 골라 이차 함수를 경사 하강법으로 줄여 봐요. 왼쪽은 학습률을
# `loguniform`으로, 오른쪽은 `uniform`으로 뽑았어요. 점의 색이 밝을수록 좋은 결과이고, ×는 발산해서 실패한 시도예요.
# 점이 어디에 몰려 있나요?

# %% [markdown] lang="en"
# **See it.** Thirty choices of learning rate and momentum for gradient descent on a quadratic. On the left the rate is
# drawn by `loguniform`, on the right by `uniform`. The brighter a dot, the better; a × is a trial that diverged. Where
# do the dots crowd?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    def train(config):
        w, velocity = np.array([1.0, 1.0]), np.zeros(2)
        for _ in range(40):
            velocity = config["momentum"] * velocity - config["lr"] * np.array([1.0, 30.0]) * w
            w = w + velocity
        if not np.abs(w).max() < 1e3:
            raise ValueError("diverged")
        return -np.log10(np.abs(w).max() + 1e-12)

    figure, axes = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained", sharex=True)
    for axis, kind in zip(axes, ("loguniform", "uniform"), strict=True):
        space = {"lr": (kind, 1e-4, 1.0), "momentum": ("uniform", 0.0, 0.95)}
        best, trials = random_search(space, train, 30, np.random.default_rng(0))
        x, y, score = np.array([[t["config"]["lr"], t["config"]["momentum"], t["score"]] for t in trials]).T
        failed = np.isnan(score)
        axis.scatter(x[failed], y[failed], marker="x", color="tab:red")
        dots = axis.scatter(x[~failed], y[~failed], c=score[~failed])
        figure.colorbar(dots, label="score")
        axis.set(xscale="log", xlabel="lr", ylabel="momentum", title=f"{kind}: {failed.sum()} of 30 failed")
        if best is not None:
            axis.set_title(f"{axis.get_title()}, best {best['score']:.1f}")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 이제 여러분은 깊은 모델을 쌓을 수 있고, 남의 모델을 고쳐 쓸 수도 있어요. 새 문제를 만나면 두 번째부터 시도해 보세요.
# 작은 데이터로 처음부터 학습시키는 것보다 대개 빠르고 정확해요.
#
# 스스로 물어보세요.
# - 지름길 연결이 있으면 왜 첫 층의 기울기가 사라지지 않을까요?
# - 몸통을 고정했는데도 배치 정규화의 통계가 바뀔 수 있어요. 어떻게 막을 수 있을까요?
# - 사전학습 모델에 넣는 이미지를 왜 그 모델이 학습할 때와 똑같이 정규화해야 할까요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day4.ipynb`)을 제출하세요. 다 풀지 못했어도 제출하세요. 푼 만큼 점수를 받고, 틀린 곳에는 힌트가 달린
# 리포트를 받아요.

# %% [markdown] lang="en"
# ## Looking back
#
# You can now build deep models, and you can make someone else's model your own. When you meet a new problem, try the
# second way first: with little data it is usually faster and more accurate than training from nothing.
#
# Ask yourself:
# - Why does the first layer's gradient not vanish when there are shortcuts?
# - The backbone is frozen, and yet the statistics of its batch normalisation can change. How can you prevent that?
# - Why must images be normalised exactly as they were when the pretrained model was trained?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day4.ipynb`). Submit even if you did not finish: you get points for every
# part that works, and a report with hints for the parts that do not.

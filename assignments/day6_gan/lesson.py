# %% [markdown] lang="ko"
# # 6일차: GAN 프로젝트
#
# 마지막 날에는 모델 두 개를 서로 겨루게 해요. **생성자(generator)** 는 잡음에서 이미지를 만들고,
# **판별자(discriminator)** 는 진짜와 가짜를 가려요. 판별자가 날카로워질수록 생성자는 더 그럴듯한 이미지를 만들어야
# 해요. 이 놀이가 **적대적 생성 신경망(generative adversarial network, GAN)** 이에요.
#
# ```text
#  잡음 z ──> 생성자 G ──> 가짜 이미지 ──┐
#  1          3                          ├──> 판별자 D ──> 로짓 ──> 손실
#             진짜 이미지 ───────────────┘    2                     4
#
#  한 걸음씩 번갈아:   D를 고친다 (5)  ->  G를 고친다 (6)  ->  다시 ...  (7)
#  학습이 끝나면:      저장한 모델로 만들어 보기 (8), 얼마나 잘 만들었는지 재기 (9, 10)
# ```
#
# - **누가 움직이는가**: 판별자의 걸음에서는 판별자만, 생성자의 걸음에서는 생성자만 바뀌어요. GAN의 실수는 대부분
#   여기에서 나와요.
# - **손실만 봐서는 몰라요**: 두 손실은 줄어들지 않고 오르내려요. 그래서 만든 이미지를 직접 보고, 숫자로도 재요.
# - **모드 붕괴(mode collapse)**: 생성자가 한두 가지 이미지만 만드는 일이에요. 판별자는 속지만 우리는 속으면 안 돼요.
#
# <!-- plan -->
#
# **푸는 방법.** 오늘은 앞에서 만든 부품을 모아 하나의 프로젝트를 완성해요. 그래도 채점은 문제마다 따로 하므로, 막힌
# 문제가 있어도 다음 문제로 갈 수 있어요. 무엇을 확인하는지는 문제마다 모두 적어 두었어요. 내장된 8×8 손글씨로 몇 초면
# 학습이 끝나고, 같은 코드를 MNIST(28×28)나 CIFAR-100(32×32 컬러)에도 쓸 수 있어요.

# %% [markdown] lang="en"
# # Day 6: the GAN project
#
# On the last day two models play against each other. The **generator** makes images out of noise; the
# **discriminator** tells real from fake. The sharper the discriminator gets, the more convincing the generator has to
# become. This game is a **generative adversarial network (GAN)**.
#
# ```text
#  noise z ──> generator G ──> fake images ──┐
#  1           3                             ├──> discriminator D ──> logits ──> loss
#              real images ──────────────────┘    2                              4
#
#  in turn, step by step:   update D (5)  ->  update G (6)  ->  again ...  (7)
#  after training:          generate from the saved model (8), measure how good it is (9, 10)
# ```
#
# - **Who moves?** A discriminator step changes the discriminator only, a generator step the generator only. Most
#   mistakes with GANs are made here.
# - **The losses alone do not tell**: they do not fall, they go up and down. So look at the images, and measure them.
# - **Mode collapse**: the generator makes only one or two kinds of image. That fools the discriminator; it must not
#   fool you.
#
# <!-- plan -->
#
# **How to work.** Today you put the parts together into one project. Each exercise is graded on its own all the same,
# so you can go on when one holds you up, and everything that grading looks at is announced in the exercise. On the
# embedded 8×8 digits training takes seconds; the same code runs on MNIST (28×28) and on CIFAR-100 (32×32, in colour).

# %% setup=true
import numpy as np
import otter
import torch
from torch import nn
from torch.nn import functional

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day6.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 1. 잡음과 픽셀 값의 범위 (5점)
#
# **아이디어.** GAN에는 신경망이 두 개 있어요. **생성자(generator)** 는 잡음(noise)을 받아 그림을 그리고,
# **판별자(discriminator)** 는 진짜 그림과 생성자의 그림을 가려내요. 그림을 그리기 전에 준비할 것이 두 가지예요.
#
# - **잡음 $z$**: 그림마다 하나씩 뽑는 무작위 벡터예요. 서로 독립인 표준정규분포 $\mathcal{N}(0, 1)$의 값으로 채워요.
# - **픽셀 값의 범위**: 생성자의 마지막 층은 $\tanh$라서 $-1$과 $1$ 사이의 값만 만들어요. 진짜 그림도 같은 범위로
#   옮겨야 판별자가 밝기만 보고 둘을 가려내는 일이 없어요. 사람에게 보여 줄 때는 다시 0에서 255까지의 정수로
#   되돌려요.
#
# ```text
#  0 ........ 127.5 ........ 255     uint8 그림
#  0 ......... 0.5 ........... 1     float 그림
#            to_tanh_range |   ^ from_tanh_range (uint8로)
#                          v   |
# -1 .......... 0 ........... 1      신경망이 보는 그림
# ```
#
# | 함수 | 입력 | 결과 |
# |---|---|---|
# | `sample_noise(n, dim, generator=None, device="cpu")` | 정수 두 개 | float32 텐서 $(n, \text{dim})$ |
# | `to_tanh_range(x)` | 텐서, 모양은 자유. uint8이면 0~255, float이면 0~1 | 같은 모양의 float32 텐서, $-1$~$1$ |
# | `from_tanh_range(x)` | float 텐서, 모양은 자유 | 같은 모양의 uint8 텐서, 0~255 |
#
# **채점에서 확인하는 것**
# - 잡음의 분포(평균, 표준편차, $\pm 1$과 $\pm 2$ 밖에 있는 비율), 그리고 행끼리도 열끼리도 서로 무관한지. $n = 1$도
#   나와요.
# - `generator`는 `torch.Generator`예요. 주어지면 **그것에서만** 뽑아요. 시드(seed)가 같은 새 `generator`로는 같은
#   잡음이, 같은 `generator`로 두 번 뽑으면 서로 다른 잡음이 나와요. 이때 PyTorch의 전역 난수는 그대로 남아 있어야 해요.
#   `generator`가 없으면 전역 난수에서 뽑으므로 `torch.manual_seed`로 되풀이할 수 있어요.
# - 결과 텐서는 `device`에 있어요. 채점에서는 `"cpu"`와 `"meta"`(값 없이 모양만 있는 장치)를 써요.
# - `to_tanh_range`는 값이 아니라 **dtype**을 보고 범위를 판단해요. 0과 1만 있는 아주 어두운 uint8 그림도 나와요.
# - `from_tanh_range`는 $-1$보다 작은 값은 $-1$로, $1$보다 큰 값은 $1$로 본 뒤에 가장 가까운 정수로 반올림해요.
#   정확히 가운데인 값은 어느 쪽이든 괜찮아요.
# - 0부터 255까지의 모든 uint8 값이 두 함수를 차례로 거치면 원래 값으로 돌아와요.
# - 입력 텐서는 함수를 부른 뒤에도 그대로여야 해요.
#
# NaN, 빈 텐서, uint8이 아닌 정수 텐서, 두 함수의 GPU 텐서는 나오지 않아요.

# %% [markdown] lang="en"
# ## 1. Noise and pixel scaling (5 points)
#
# **Idea.** A GAN has two networks. The **generator** turns noise into pictures; the **discriminator** tells real
# pictures from the generator's. Before anything is drawn, two things are needed.
#
# - **The noise $z$**: a random vector, one per picture, filled with independent values of the standard normal
#   distribution $\mathcal{N}(0, 1)$.
# - **The range of the pixels**: the last layer of the generator is a $\tanh$, so it gives values between $-1$ and $1$.
#   Real pictures have to be moved into that range too, or else the discriminator tells the two apart by brightness
#   alone. To show a picture to people, it goes back to integers from 0 to 255.
#
# ```text
#  0 ........ 127.5 ........ 255     uint8 pictures
#  0 ......... 0.5 ........... 1     float pictures
#            to_tanh_range |   ^ from_tanh_range (to uint8)
#                          v   |
# -1 .......... 0 ........... 1      what the networks see
# ```
#
# | function | input | result |
# |---|---|---|
# | `sample_noise(n, dim, generator=None, device="cpu")` | two integers | float32 tensor $(n, \text{dim})$ |
# | `to_tanh_range(x)` | tensor of any shape: uint8, 0 to 255, or float, 0 to 1 | float32, same shape, $-1$ to $1$ |
# | `from_tanh_range(x)` | float tensor of any shape | uint8, same shape, 0 to 255 |
#
# **What grading looks at**
# - The distribution of the noise (mean, standard deviation, how much of it lies beyond $\pm 1$ and $\pm 2$), and
#   that neither rows nor columns have anything to do with each other. $n = 1$ occurs.
# - `generator` is a `torch.Generator`. If it is given, draw **from it alone**: a new generator with the same seed gives
#   the same noise, two draws from one generator give different noise, and PyTorch's global random numbers stay
#   untouched. Without it, draw from the global ones, so that `torch.manual_seed` makes the noise repeatable.
# - The result lies on `device`. Grading uses `"cpu"` and `"meta"`, a device that has shapes but no values.
# - `to_tanh_range` tells the range by the **dtype**, not by the values. Some uint8 pictures are so dark that they hold
#   nothing but 0 and 1.
# - `from_tanh_range` takes values below $-1$ as $-1$ and values above $1$ as $1$, then rounds to the nearest integer.
#   A value exactly in the middle may go either way.
# - Each uint8 value from 0 to 255 comes back as it was after a way through both functions.
# - The input tensors must be the same after a call as before.
#
# Out of scope: NaN, empty tensors, tensors of other integer types, tensors on a GPU in the two pixel functions.


# %% solution="sample_noise"
def sample_noise(n, dim, generator=None, device="cpu"):
    """
    ko| 표준정규분포에서 뽑은 잡음.
    en| Noise from the standard normal distribution.

    ko| n : 그림의 수;  dim : 잡음 벡터의 길이
    ko| generator : torch.Generator 또는 None(전역 난수);  device : 결과가 놓일 장치
    ko| 반환값: float32 텐서 (n, dim)
    en| n : number of pictures;  dim : length of a noise vector
    en| generator : torch.Generator or None (the global random numbers);  device : where the result lies
    en| returns: float32 tensor (n, dim)
    """
    ### BEGIN SOLUTION
    return torch.randn(n, dim, generator=generator, device=device)
    ### END SOLUTION


# %% solution="to_tanh_range"
def to_tanh_range(x):
    """
    ko| 그림의 픽셀 값을 -1에서 1까지로 옮겨요.
    en| Moves the pixels of pictures into the range from -1 to 1.

    ko| x : uint8 텐서 (0에서 255) 또는 float 텐서 (0에서 1), 모양은 자유
    ko| 반환값: float32 텐서, x와 같은 모양
    en| x : uint8 tensor (0 to 255) or float tensor (0 to 1), any shape
    en| returns: float32 tensor, shape of x
    """
    ### BEGIN SOLUTION
    top = 255 if x.dtype == torch.uint8 else 1
    return x.to(torch.float32) / top * 2 - 1
    ### END SOLUTION


# %% solution="from_tanh_range"
def from_tanh_range(x):
    """
    ko| -1에서 1까지인 값을 0에서 255까지의 정수로 되돌려요.
    en| Moves values from -1 to 1 back to integers from 0 to 255.

    ko| x : float 텐서, 모양은 자유
    ko| 반환값: uint8 텐서, x와 같은 모양
    en| x : float tensor, any shape
    en| returns: uint8 tensor, shape of x
    """
    ### BEGIN SOLUTION
    return ((x.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
    ### END SOLUTION


# %% check="noise_and_pixels"
grader.check("noise_and_pixels")

# %% grade="noise_and_pixels"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    noise = sample_noise(4000, 2, torch.Generator().manual_seed(1))
    ramp = torch.arange(256, dtype=torch.uint8)
    scaled = to_tanh_range(ramp)
    figure, axes = plt.subplots(1, 3, figsize=(10, 3), layout="constrained")
    axes[0].scatter(noise[:, 0], noise[:, 1], s=2)
    axes[0].set(title="noise: 4000 draws", xlabel="z[0]", ylabel="z[1]", aspect="equal")
    axes[1].plot(ramp, scaled)
    axes[1].set(title="to_tanh_range", xlabel="uint8 pixel", ylabel="what the network sees")
    beyond = torch.from_numpy(np.linspace(-1.5, 1.5, 301))
    axes[2].plot(beyond, from_tanh_range(beyond))
    axes[2].set(title="from_tanh_range", xlabel="output of a network", ylabel="uint8 pixel")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 2. 그림 보고 판별자 만들기 (10점)
#
# **아이디어.** 판별자는 그림을 받아 진짜인지 가짜인지를 숫자 하나로 답하는 분류기예요. 이 숫자는 확률이 아니라
# **로짓(logit)** 이라서 음수도, 1보다 큰 수도 나올 수 있어요. 확률로 바꾸는 일은 나중에 손실 함수가 해요.
#
# 논문은 모델을 코드가 아니라 **그림**으로 보여 주는 때가 많아요. 바로 아래 셀을 실행하면 나오는 그림을 보고 그대로
# 만드세요. 그림은 `Discriminator(in_ch=1, image_size=16, base=32)`예요. 회색 네모는 특징 맵, 화살표 아래의 글은 그
# 사이의 층이고, 층은 위에서 아래로 차례대로 지나가요.
#
# - `Conv2d 4/2/1`은 커널 크기 4, 보폭(stride) 2, 패딩 1이에요. 한 변이 정확히 절반이 돼요.
# - 합성곱은 **한 변이 짝수이고 2보다 큰 동안** 되풀이해요. 채널 수는 `base`에서 시작해 두 배씩 늘어요.
# - 배치 정규화(batch normalisation)는 **첫 합성곱 뒤에는 없고**, 그다음 합성곱부터 있어요.
#
# | `image_size` | 한 변의 길이 | 채널 수 (`base`가 32일 때) | `Linear`에 들어가는 수 |
# |---|---|---|---|
# | 8 | 8 → 4 → 2 | `in_ch` → 32 → 64 | $64 \times 2 \times 2$ |
# | 16 | 16 → 8 → 4 → 2 | `in_ch` → 32 → 64 → 128 | $128 \times 2 \times 2$ |
# | 28 | 28 → 14 → 7 | `in_ch` → 32 → 64 | $64 \times 7 \times 7$ |
# | 32 | 32 → 16 → 8 → 4 → 2 | `in_ch` → 32 → 64 → 128 → 256 | $256 \times 2 \times 2$ |
#
# | 텐서 | 모양 |
# |---|---|
# | `x` | $(N, \text{in\_ch}, S, S)$, $S$는 `image_size` |
# | 결과(로짓) | $(N, 1)$ |
#
# **채점에서 확인하는 것**
# - 표의 네 크기에서 결과의 모양. 채널 1개와 3개, `base`를 주지 않은 때, 평가 모드의 $N = 1$도 나와요.
# - 정해진 가중치를 넣었을 때의 로짓. 채점기는 모델을 float64로 바꾸고(`.double()`), 안에 있는 `nn.Conv2d`,
#   `nn.BatchNorm2d`, `nn.Linear` 층을 찾아 **종류와 채널 수에 따라** 가중치를 넣어요. 그래서 층의 이름은 마음대로
#   지어도 되지만, 모든 층이 모델에 등록되어 있어야 해요.
# - 학습 모드에서는 배치의 통계로, 평가 모드에서는 저장된 통계(running statistics)로 정규화하는지.
# - 입력 `x`까지 돌아오는 기울기의 값. 생성자는 이 기울기로 배워요.
#
# LeakyReLU를 층으로 쓰든 함수로 쓰든, 배치 정규화 앞의 합성곱에 편향(bias)을 두든 두지 않든 괜찮아요(채점기는
# 그 편향을 0으로 놓아요). `Flatten`과 `Linear` 대신 특징 맵 전체를 덮는 `Conv2d`로 마쳐도 돼요.
# `nn.LazyLinear`처럼 크기를 나중에 정하는 층과 표에 없는 크기는 나오지 않아요.

# %% [markdown] lang="en"
# ## 2. Discriminator from the figure (10 points)
#
# **Idea.** The discriminator is a classifier: it takes a picture and answers with one number whether it is real. That
# number is a **logit** and no probability: it may be negative, and it may be larger than 1. The loss function will turn
# it into a probability later.
#
# Papers often show a model as a **figure** and not as code. Run the cell below and build what its figure shows. It is
# `Discriminator(in_ch=1, image_size=16, base=32)`. Grey squares are feature maps; below each arrow are the layers
# between two of them, passed from top to bottom.
#
# - `Conv2d 4/2/1` has a kernel of size 4, stride 2 and padding 1. It halves each side exactly.
# - Convolutions go on **as long as the side is even and larger than 2**. The channels start with `base` and double.
# - There is **no batch normalisation after the first convolution**, but after each later one.
#
# | `image_size` | sides | channels (for `base` 32) | numbers that go into `Linear` |
# |---|---|---|---|
# | 8 | 8 → 4 → 2 | `in_ch` → 32 → 64 | $64 \times 2 \times 2$ |
# | 16 | 16 → 8 → 4 → 2 | `in_ch` → 32 → 64 → 128 | $128 \times 2 \times 2$ |
# | 28 | 28 → 14 → 7 | `in_ch` → 32 → 64 | $64 \times 7 \times 7$ |
# | 32 | 32 → 16 → 8 → 4 → 2 | `in_ch` → 32 → 64 → 128 → 256 | $256 \times 2 \times 2$ |
#
# | tensor | shape |
# |---|---|
# | `x` | $(N, \text{in\_ch}, S, S)$, where $S$ is `image_size` |
# | result (logits) | $(N, 1)$ |
#
# **What grading looks at**
# - The shape of the result for the four sizes of the table, with 1 and 3 channels, without `base`, and for $N = 1$ in
#   evaluation mode.
# - The logits for given weights. The grader turns the model into float64 (`.double()`), looks for the layers
#   `nn.Conv2d`, `nn.BatchNorm2d` and `nn.Linear` inside, and puts weights into them **by their kind and their
#   channels**. So you may name your layers as you like, but all of them have to be registered in the model.
# - That it normalises by the batch's statistics in training mode, and by the running statistics in evaluation mode.
# - The gradient that comes back to the input `x`. It is what the generator learns from.
#
# LeakyReLU may be a layer or a function, and a convolution before a batch normalisation may have a bias or none (the
# grader sets it to 0). Instead of `Flatten` and `Linear`, a `Conv2d` that covers the whole feature map may come last.
# Out of scope: layers that learn their size later, such as `nn.LazyLinear`, and sizes that are not in the table.

# %% demo=true
import matplotlib.pyplot as plt


def draw_network(maps, layers, title):
    """
    ko| 특징 맵(채널 수, 한 변)과 그 사이의 층을 왼쪽에서 오른쪽으로 그려요.
    en| Draws feature maps (channels, side) and the layers between them from left to right.
    """
    axis = plt.figure(figsize=(11, 3.2), layout="constrained").add_subplot()
    largest = max(side for _, side in maps)
    for at, (channels, side) in enumerate(maps):
        high = 1.0 * (side / largest) ** 0.5
        for sheet in (2, 1, 0) if channels > 1 else (0,):
            corner = (3 * at - high / 2 + 0.08 * sheet, -high / 2 + 0.08 * sheet)
            axis.add_patch(plt.Rectangle(corner, high, high, facecolor="lightgrey", edgecolor="black"))
        shape = f"{channels} x {side} x {side}" if side > 1 else f"{channels}"
        axis.text(3 * at + 0.08, 0.95, shape, ha="center", va="bottom", fontsize=11)
    for at, names in enumerate(layers):
        axis.annotate("", xy=(3 * at + 2.3, 0), xytext=(3 * at + 0.8, 0), arrowprops={"arrowstyle": "->", "lw": 1.5})
        axis.text(3 * at + 1.55, -0.75, "\n".join(names), ha="center", va="top", fontsize=10, family="monospace")
    axis.set(xlim=(-1, 3 * len(layers) + 1), ylim=(-1.7, 1.4), aspect="equal", title=title)
    axis.axis("off")
    plt.show()


draw_network(
    maps=[(1, 16), (32, 8), (64, 4), (128, 2), (1, 1)],
    layers=[
        ["Conv2d 4/2/1", "LeakyReLU 0.2"],
        ["Conv2d 4/2/1", "BatchNorm2d", "LeakyReLU 0.2"],
        ["Conv2d 4/2/1", "BatchNorm2d", "LeakyReLU 0.2"],
        ["Flatten", "Linear"],
    ],
    title="Discriminator(in_ch=1, image_size=16, base=32): channels x side x side",
)


# %% solution="Discriminator"
class Discriminator(nn.Module):
    """
    ko| 그림이 진짜인지 답하는 신경망.
    en| A network that answers whether a picture is real.

    ko| __init__(self, in_ch, image_size, base=32) : 그림의 채널 수, 한 변 (8, 16, 28, 32), 첫 합성곱의 채널 수
    ko| forward(self, x)                           : 그림 (N, in_ch, image_size, image_size) -> 로짓 (N, 1)
    en| __init__(self, in_ch, image_size, base=32) : channels of a picture, its side (8, 16, 28 or 32), and channels
    en|                                              after the first convolution
    en| forward(self, x)                           : pictures (N, in_ch, image_size, image_size) -> logits (N, 1)
    """

    def __init__(self, in_ch, image_size, base=32):
        ### BEGIN SOLUTION
        super().__init__()
        layers, channels, wide, side = [], in_ch, base, image_size
        while side % 2 == 0 and side > 2:
            layers.append(nn.Conv2d(channels, wide, 4, 2, 1))
            if side < image_size:
                layers.append(nn.BatchNorm2d(wide))
            layers.append(nn.LeakyReLU(0.2))
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
        ### END SOLUTION


# %% check="discriminator"
grader.check("discriminator")

# %% grade="discriminator"

# %% [markdown] lang="ko"
# ## 3. 전치 합성곱 생성자 (12점)
#
# **아이디어.** 생성자는 잡음 벡터 하나를 그림 한 장으로 키워요. 합성곱이 그림을 줄였다면,
# **전치 합성곱(transposed convolution)** 은 거꾸로 키워요. 입력 픽셀 하나하나가 커널에 그 값을 곱해 출력에 찍고,
# 보폭(stride)만큼 떨어진 자국이 겹치는 곳은 더해요. 패딩은 여기에서 가장자리를 **잘라 내는** 칸 수예요.
#
# **식.** 한 변이 $n$인 입력에 커널 $k$, 보폭 $s$, 패딩 $p$, 출력 패딩(output padding) $o$를 쓰면
#
# $$\text{size} = (n - 1)\,s - 2p + k + o$$
#
# 커널 4, 보폭 2, 패딩 1이면 한 변이 정확히 두 배가 돼요.
#
# 아래 셀의 그림은 `Generator(z_dim=16, out_ch=1, image_size=16, base=32)`예요. 회색 네모는 특징 맵이고, 화살표 아래의
# 층은 위에서 아래로 차례대로 지나가요. `ConvT 4/2/1`은 커널 4, 보폭 2, 패딩 1인 `nn.ConvTranspose2d`예요. 처음의
# `Linear`가 만든 벡터는 $(N, C, h, w)$ 모양으로 접어요(`Unflatten`). 채널 수는 절반씩 줄어 마지막 전치 합성곱 앞에서
# `base`가 돼요. 마지막 층 뒤에는 **배치 정규화 없이** $\tanh$만 있어요.
#
# | `image_size` | 한 변의 길이 | 채널 수 (`base`가 32일 때) |
# |---|---|---|
# | 8 | 2 → 4 → 8 | 64 → 32 → `out_ch` |
# | 16 | 2 → 4 → 8 → 16 | 128 → 64 → 32 → `out_ch` |
# | 28 | 7 → 14 → 28 | 64 → 32 → `out_ch` |
# | 32 | 2 → 4 → 8 → 16 → 32 | 256 → 128 → 64 → 32 → `out_ch` |
#
# | 텐서 | 모양 |
# |---|---|
# | `z` | $(N, \text{z\_dim})$ 또는 $(N, \text{z\_dim}, 1, 1)$ |
# | 결과(그림) | $(N, \text{out\_ch}, S, S)$, 값은 $-1$~$1$, $S$는 `image_size` |
#
# **채점에서 확인하는 것**
# - `conv_transpose_output_size`: 결과가 1 이상인 여러 조합. 정수를 돌려줘요.
# - 표의 네 크기에서 결과의 모양. 채널 1개와 3개, `base`를 주지 않은 때도 나와요. 잡음이 다르면 그림도 달라야 해요.
# - 정해진 가중치를 넣었을 때의 그림. 채점기는 모델을 float64로 바꾸고(`.double()`), 안에 있는
#   `nn.ConvTranspose2d`, `nn.BatchNorm2d`, `nn.Linear` 층을 찾아 **종류와 채널 수에 따라** 가중치를 넣어요. 층의
#   이름은 자유이고, 모든 층이 모델에 등록되어 있어야 해요.
# - 학습 모드에서는 배치의 통계로, 평가 모드에서는 저장된 통계로 정규화하는지.
# - `z`까지 돌아오는 기울기의 값, 그리고 모양이 $(N, \text{z\_dim}, 1, 1)$인 `z`.
#
# ReLU와 tanh를 층으로 쓰든 함수로 쓰든, 배치 정규화 앞의 층에 편향(bias)을 두든 두지 않든 괜찮아요(채점기는 그
# 편향을 0으로 놓아요). `Linear`와 `Unflatten` 대신 모양이 $(N, \text{z\_dim}, 1, 1)$인 `z`를 단번에 첫 특징 맵으로
# 키우는 `ConvTranspose2d`로 시작해도 돼요. 크기를 나중에 정하는 층과 표에 없는 크기는 나오지 않아요.

# %% [markdown] lang="en"
# ## 3. Generator with transposed convolutions (12 points)
#
# **Idea.** The generator makes one noise vector grow into one picture. A convolution made pictures smaller; a
# **transposed convolution** makes them larger. Each input pixel stamps the kernel, times its own value, onto the
# output. The stamps are a stride apart, and where they overlap they add up. Padding is here the number of pixels **cut
# off** at each border.
#
# **Formula.** For an input of side $n$, kernel $k$, stride $s$, padding $p$ and output padding $o$:
#
# $$\text{size} = (n - 1)\,s - 2p + k + o$$
#
# Kernel 4, stride 2, padding 1 doubles the side exactly.
#
# The figure of the cell below is `Generator(z_dim=16, out_ch=1, image_size=16, base=32)`. Grey squares are feature
# maps; the layers below an arrow are passed from top to bottom. `ConvT 4/2/1` is an `nn.ConvTranspose2d` with kernel 4,
# stride 2 and padding 1. The vector that the first `Linear` gives is folded into the shape $(N, C, h, w)$
# (`Unflatten`). The channels halve until they are `base` before the last transposed convolution. After that one there
# is **no batch normalisation**, only a $\tanh$.
#
# | `image_size` | sides | channels (for `base` 32) |
# |---|---|---|
# | 8 | 2 → 4 → 8 | 64 → 32 → `out_ch` |
# | 16 | 2 → 4 → 8 → 16 | 128 → 64 → 32 → `out_ch` |
# | 28 | 7 → 14 → 28 | 64 → 32 → `out_ch` |
# | 32 | 2 → 4 → 8 → 16 → 32 | 256 → 128 → 64 → 32 → `out_ch` |
#
# | tensor | shape |
# |---|---|
# | `z` | $(N, \text{z\_dim})$ or $(N, \text{z\_dim}, 1, 1)$ |
# | result (pictures) | $(N, \text{out\_ch}, S, S)$, values from $-1$ to $1$; $S$ is `image_size` |
#
# **What grading looks at**
# - `conv_transpose_output_size`: many settings whose result is 1 or more. It returns an integer.
# - The shape of the result for the four sizes of the table, with 1 and 3 channels, and without `base`. Different noise
#   must give different pictures.
# - The pictures for given weights. The grader turns the model into float64 (`.double()`), looks for the layers
#   `nn.ConvTranspose2d`, `nn.BatchNorm2d` and `nn.Linear` inside, and puts weights into them **by their kind and their
#   channels**. Names are up to you; all layers have to be registered in the model.
# - That it normalises by the batch's statistics in training mode, and by the running statistics in evaluation mode.
# - The gradient that comes back to `z`, and a `z` of shape $(N, \text{z\_dim}, 1, 1)$.
#
# ReLU and tanh may be layers or functions, and a layer before a batch normalisation may have a bias or none (the grader
# sets it to 0). Instead of `Linear` and `Unflatten`, a `ConvTranspose2d` that makes a `z` of shape
# $(N, \text{z\_dim}, 1, 1)$ grow into the first feature map at once may come first. Out of scope: layers that learn
# their size later, and sizes that are not in the table.

# %% demo=true
import matplotlib.pyplot as plt

stages = [
    ("16 (z)", 0.25, ["Linear", "Unflatten", "BatchNorm2d", "ReLU"]),
    ("128 x 2 x 2", 0.35, ["ConvT 4/2/1", "BatchNorm2d", "ReLU"]),
    ("64 x 4 x 4", 0.5, ["ConvT 4/2/1", "BatchNorm2d", "ReLU"]),
    ("32 x 8 x 8", 0.7, ["ConvT 4/2/1", "Tanh"]),
    ("1 x 16 x 16", 1.0, []),
]
axis = plt.figure(figsize=(11, 3.2), layout="constrained").add_subplot()
for at, (shape, high, layers) in enumerate(stages):
    for sheet in (0,) if at in (0, 4) else (2, 1, 0):
        corner = (3 * at - high / 2 + 0.08 * sheet, -high / 2 + 0.08 * sheet)
        axis.add_patch(plt.Rectangle(corner, high, high, facecolor="lightgrey", edgecolor="black"))
    axis.text(3 * at + 0.08, 0.95, shape, ha="center", va="bottom", fontsize=11)
    if layers:
        axis.annotate("", xy=(3 * at + 2.2, 0), xytext=(3 * at + 0.8, 0), arrowprops={"arrowstyle": "->", "lw": 1.5})
    axis.text(3 * at + 1.55, -0.7, "\n".join(layers), ha="center", va="top", fontsize=10, family="monospace")
axis.set(xlim=(-1, 13), ylim=(-1.9, 1.4), aspect="equal")
axis.set_title("Generator(z_dim=16, out_ch=1, image_size=16, base=32): channels x side x side")
axis.axis("off")
plt.show()


# %% solution="conv_transpose_output_size"
def conv_transpose_output_size(size, k, s, p, out_pad=0):
    """
    ko| 전치 합성곱을 지난 특징 맵의 한 변.
    en| The side of a feature map after a transposed convolution.

    ko| size : 입력의 한 변;  k : 커널;  s : 보폭;  p : 패딩;  out_pad : 출력 패딩. 모두 정수
    ko| 반환값: 출력의 한 변, 정수
    en| size : side of the input;  k : kernel;  s : stride;  p : padding;  out_pad : output padding. All integers
    en| returns: side of the output, an integer
    """
    ### BEGIN SOLUTION
    return (size - 1) * s - 2 * p + k + out_pad
    ### END SOLUTION


# %% solution="Generator"
class Generator(nn.Module):
    """
    ko| 잡음을 그림으로 키우는 신경망.
    en| A network that makes noise grow into pictures.

    ko| __init__(self, z_dim, out_ch, image_size, base=32) : 잡음의 길이, 그림의 채널 수, 그림의 한 변
    ko|                                                      (8, 16, 28, 32), 마지막 전치 합성곱 앞의 채널 수
    ko| forward(self, z)                                   : 잡음 (N, z_dim) 또는 (N, z_dim, 1, 1)
    ko|                                                      -> 그림 (N, out_ch, image_size, image_size)
    en| __init__(self, z_dim, out_ch, image_size, base=32) : length of the noise, channels of a picture, its side
    en|                                                      (8, 16, 28 or 32), channels before the last layer
    en| forward(self, z)                                   : noise (N, z_dim) or (N, z_dim, 1, 1)
    en|                                                      -> pictures (N, out_ch, image_size, image_size)
    """

    def __init__(self, z_dim, out_ch, image_size, base=32):
        ### BEGIN SOLUTION
        super().__init__()
        side, wide = image_size // 2, base
        while side % 2 == 0 and side > 2:
            side, wide = side // 2, 2 * wide
        layers = [nn.Linear(z_dim, wide * side * side), nn.Unflatten(1, (wide, side, side))]
        layers += [nn.BatchNorm2d(wide), nn.ReLU()]
        while wide > base:
            layers += [nn.ConvTranspose2d(wide, wide // 2, 4, 2, 1), nn.BatchNorm2d(wide // 2), nn.ReLU()]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
        ### END SOLUTION


# %% check="generator"
grader.check("generator")

# %% grade="generator"

# %% [markdown] lang="ko"
# ## 4. GAN 손실 함수 (13점)
#
# **아이디어.** GAN에서는 두 신경망이 겨뤄요. **판별자(discriminator)** $D$는 이미지를 보고 진짜인지 점수(로짓)를 매기는
# 탐정이고, **생성자(generator)** $G$는 탐정을 속이려는 위조범이에요. 분류기에는 손실이 하나였지만, 여기서는 각자
# 원하는 것이 다르니 **손실도 따로** 있어야 해요.
#
# **식.** 진짜 이미지의 로짓을 $r_1, \dots, r_N$, 가짜 이미지의 로짓을 $f_1, \dots, f_M$, 시그모이드를 $\sigma$라고 쓰면
# $\sigma(r)$는 판별자가 말하는 "진짜일 확률"이에요.
#
# **미니맥스 게임(minimax game).** 판별자는 진짜에 1, 가짜에 0이라는 레이블을 붙인 이진 교차 엔트로피를 줄여요. 생성자는
# 같은 식에서 자기가 바꿀 수 있는 항, 곧 가짜의 항을 반대로 밀어요.
#
# $$\texttt{d\_loss} = -\frac{1}{N}\sum_n \log \sigma(r_n) - \frac{1}{M}\sum_m \log\big(1 - \sigma(f_m)\big)
# \qquad \texttt{g\_loss\_minimax} = \frac{1}{M}\sum_m \log\big(1 - \sigma(f_m)\big)$$
#
# **비포화 손실(non-saturating loss).** 판별자가 가짜라고 확신하면($f = -10$) 위의 생성자 손실은 거의 평평해서 기울기가
# 0.00005쯤이에요. 배울 것이 가장 많을 때 신호가 사라지는 셈이죠. 그래서 실제로는 가짜에 **1**이라는 레이블을 붙인 교차
# 엔트로피를 줄여요.
#
# $$\texttt{g\_loss} = -\frac{1}{M}\sum_m \log \sigma(f_m)$$
#
# **레이블 스무딩(label smoothing).** 탐정이 지나치게 확신하지 않도록 **진짜의 레이블만** 1에서 $1 - s$로 낮춰요. $s$ =
# `smooth`이고, 가짜의 레이블은 0 그대로예요. 그러면 진짜의 항은 이렇게 바뀌어요.
#
# $$-\frac{1}{N}\sum_n \Big[(1 - s)\log \sigma(r_n) + s \log\big(1 - \sigma(r_n)\big)\Big]$$
#
# **최소제곱 손실(least squares, LSGAN).** 시그모이드와 로그 없이, 점수를 진짜는 1로, 가짜는 0으로 당겨요. 생성자는
# 가짜의 점수를 1로 당겨요.
#
# $$\texttt{ls\_d\_loss} = \frac{1}{2}\Big[\frac{1}{N}\sum_n (r_n - 1)^2 + \frac{1}{M}\sum_m f_m^2\Big]
# \qquad \texttt{ls\_g\_loss} = \frac{1}{2M}\sum_m (f_m - 1)^2$$
#
# | 값 | 모양 |
# |---|---|
# | `logits_real` | $(N, 1)$ 또는 $(N,)$ |
# | `logits_fake` | $(M, 1)$ 또는 $(M,)$. $M$은 $N$과 다를 수 있어요 |
# | 모든 손실 | 스칼라 텐서. `backward()`를 부를 수 있어야 해요 |
#
# **채점에서 확인하는 것**
# - 다섯 손실의 값. 항마다 **그 항의 이미지 수로 나눈 평균**이고, `d_loss`의 두 항은 **더해요**(평균 내지 않아요).
#   로짓이 모두 0이면 `d_loss`는 $2\log 2$, `g_loss`는 $\log 2$, `g_loss_minimax`는 $-\log 2$예요. 이미지가 한 장뿐일
#   때도 있어요.
# - `smooth` (0에서 0.4까지).
# - 각 로짓에 도착하는 **기울기**.
# - 로짓이 $\pm 10000$이어도 값과 기울기가 유한하고 맞아야 해요. 확률을 구한 다음 로그를 취하면 $\log 0$이 나와요.
#   `functional.softplus`, `functional.logsigmoid`, `functional.binary_cross_entropy_with_logits`가 도움이 돼요.
#
# 최소제곱 손실은 큰 로짓에서 보지 않아요. 자료형은 float64이고, 빈 배치는 나오지 않아요.

# %% [markdown] lang="en"
# ## 4. GAN losses (13 points)
#
# **Idea.** In a GAN two networks compete. The **discriminator** $D$ is a detective who gives each image a score, a
# logit for "this one is real"; the **generator** $G$ is a forger who wants to fool the detective. A classifier had one
# loss. Here the two want different things, so **each has a loss of its own**.
#
# **Formulas.** Let $r_1, \dots, r_N$ be the logits of real images, $f_1, \dots, f_M$ those of fakes, and $\sigma$ the
# sigmoid: $\sigma(r)$ is the probability, in the discriminator's opinion, that the image is real.
#
# **The minimax game.** The discriminator minimises binary cross-entropy with label 1 for real images and 0 for fakes.
# The generator pushes the one term that it can change, that of the fakes, the other way.
#
# $$\texttt{d\_loss} = -\frac{1}{N}\sum_n \log \sigma(r_n) - \frac{1}{M}\sum_m \log\big(1 - \sigma(f_m)\big)
# \qquad \texttt{g\_loss\_minimax} = \frac{1}{M}\sum_m \log\big(1 - \sigma(f_m)\big)$$
#
# **The non-saturating loss.** When the discriminator is sure of a fake ($f = -10$), that generator loss is almost flat:
# its gradient is about 0.00005, just when there is most to learn. In practice one therefore minimises the cross-entropy
# of the fakes with label **1**.
#
# $$\texttt{g\_loss} = -\frac{1}{M}\sum_m \log \sigma(f_m)$$
#
# **Label smoothing.** To keep the detective from being too sure, the label **of real images only** is lowered from 1 to
# $1 - s$ with $s$ = `smooth`; fakes keep label 0. The term of the real images becomes
#
# $$-\frac{1}{N}\sum_n \Big[(1 - s)\log \sigma(r_n) + s \log\big(1 - \sigma(r_n)\big)\Big]$$
#
# **Least squares (LSGAN).** No sigmoid and no logarithm: scores of real images are pulled to 1 and those of fakes to 0;
# the generator pulls the scores of its fakes to 1.
#
# $$\texttt{ls\_d\_loss} = \frac{1}{2}\Big[\frac{1}{N}\sum_n (r_n - 1)^2 + \frac{1}{M}\sum_m f_m^2\Big]
# \qquad \texttt{ls\_g\_loss} = \frac{1}{2M}\sum_m (f_m - 1)^2$$
#
# | value | shape |
# |---|---|
# | `logits_real` | $(N, 1)$ or $(N,)$ |
# | `logits_fake` | $(M, 1)$ or $(M,)$; $M$ may differ from $N$ |
# | every loss | a scalar tensor on which `backward()` can be called |
#
# **What grading looks at**
# - The values of all five. Each term is **the mean over its own images**, and the two terms of `d_loss` are **added**,
#   not averaged. For logits of zero `d_loss` is $2\log 2$, `g_loss` is $\log 2$ and `g_loss_minimax` is $-\log 2$.
#   There may be a single image.
# - `smooth`, from 0 to 0.4.
# - The **gradient** that reaches each logit.
# - Values and gradients must be finite and right for logits of $\pm 10000$. A probability whose logarithm is taken
#   afterwards gives $\log 0$ there. `functional.softplus`, `functional.logsigmoid` and
#   `functional.binary_cross_entropy_with_logits` help.
#
# The least-squares losses are not tried on large logits. The dtype is float64, and there are no empty batches.


# %% solution="d_loss"
def d_loss(logits_real, logits_fake, smooth=0.0):
    """
    ko| 판별자의 손실: 진짜(레이블 1 - smooth)와 가짜(레이블 0)의 교차 엔트로피를 각각 평균 내어 더해요.
    en| The discriminator's loss: cross-entropy of real images (label 1 - smooth) plus that of fakes (label 0), means.

    ko| logits_real : 텐서 (N, 1) 또는 (N,);  logits_fake : 텐서 (M, 1) 또는 (M,);  smooth : float
    ko| 반환값: 스칼라 텐서
    en| logits_real : tensor (N, 1) or (N,);  logits_fake : tensor (M, 1) or (M,);  smooth : float
    en| returns: a scalar tensor
    """
    ### BEGIN SOLUTION
    real = (1 - smooth) * functional.softplus(-logits_real) + smooth * functional.softplus(logits_real)
    return real.mean() + functional.softplus(logits_fake).mean()
    ### END SOLUTION


# %% solution="g_loss_minimax"
def g_loss_minimax(logits_fake):
    """
    ko| 미니맥스 게임에서 생성자의 손실: log(1 - D(가짜))의 평균.
    en| The generator's loss in the minimax game: the mean of log(1 - D(fake)).

    ko| logits_fake : 텐서 (M, 1) 또는 (M,);  반환값: 스칼라 텐서
    en| logits_fake : tensor (M, 1) or (M,);  returns: a scalar tensor
    """
    ### BEGIN SOLUTION
    return -functional.softplus(logits_fake).mean()
    ### END SOLUTION


# %% solution="g_loss"
def g_loss(logits_fake):
    """
    ko| 생성자의 비포화 손실: 레이블이 1인 교차 엔트로피의 평균.
    en| The generator's non-saturating loss: the mean cross-entropy with label 1.

    ko| logits_fake : 텐서 (M, 1) 또는 (M,);  반환값: 스칼라 텐서
    en| logits_fake : tensor (M, 1) or (M,);  returns: a scalar tensor
    """
    ### BEGIN SOLUTION
    return functional.softplus(-logits_fake).mean()
    ### END SOLUTION


# %% solution="ls_d_loss"
def ls_d_loss(logits_real, logits_fake):
    """
    ko| 판별자의 최소제곱 손실: 진짜의 목표는 1, 가짜의 목표는 0.
    en| The discriminator's least-squares loss: target 1 for real images, 0 for fakes.

    ko| logits_real : 텐서 (N, 1) 또는 (N,);  logits_fake : 텐서 (M, 1) 또는 (M,);  반환값: 스칼라 텐서
    en| logits_real : tensor (N, 1) or (N,);  logits_fake : tensor (M, 1) or (M,);  returns: a scalar tensor
    """
    ### BEGIN SOLUTION
    return (((logits_real - 1) ** 2).mean() + (logits_fake**2).mean()) / 2
    ### END SOLUTION


# %% solution="ls_g_loss"
def ls_g_loss(logits_fake):
    """
    ko| 생성자의 최소제곱 손실: 가짜의 목표가 1.
    en| The generator's least-squares loss: target 1 for fakes.

    ko| logits_fake : 텐서 (M, 1) 또는 (M,);  반환값: 스칼라 텐서
    en| logits_fake : tensor (M, 1) or (M,);  returns: a scalar tensor
    """
    ### BEGIN SOLUTION
    return ((logits_fake - 1) ** 2).mean() / 2
    ### END SOLUTION


# %% check="gan_losses"
grader.check("gan_losses")

# %% grade="gan_losses"

# %% [markdown] lang="ko"
# **그려 보기 (점수 없음).** 생성자의 세 손실이 가짜의 로짓에 따라 어떻게 변하는지, 기울기는 얼마인지 그려요. 학습을
# 시작할 때는 판별자가 가짜를 쉽게 알아보니 로짓이 왼쪽 끝에 있어요. 그곳에서 어느 손실의 기울기가 살아 있나요?

# %% [markdown] lang="en"
# **Draw it (no points).** The generator's three losses over the logit of a fake, and their gradients. When training
# begins, fakes are easy to see through and the logits lie far on the left. Which loss still has a gradient there?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 2, figsize=(10, 3.5), constrained_layout=True)
    for name, loss in (("minimax", g_loss_minimax), ("non-saturating", g_loss), ("least squares", ls_g_loss)):
        logits = torch.linspace(-6, 6, 121, requires_grad=True)
        losses = torch.stack([loss(z.reshape(1, 1)).reshape(()) for z in logits])
        (slope,) = torch.autograd.grad(losses.sum(), logits)
        axes[0].plot(logits.detach(), losses.detach(), label=name)
        axes[1].plot(logits.detach(), slope, label=name)
    axes[0].set(title="loss of the generator", xlabel="logit of a fake", ylim=(-7, 10))
    axes[1].set(title="its gradient", xlabel="logit of a fake", ylim=(-4, 2))
    axes[0].legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 5. 판별자 한 걸음 (12점)
#
# **아이디어.** GAN은 두 신경망이 번갈아 한 걸음씩 학습해요. 지금은 **판별자의 차례**예요. 탐정은 진짜와 위조품을 함께
# 보면서 배우고, 그동안 위조범은 가만히 있어야 해요. 위조범의 작품은 `G(z)`로 얻지만, 기울기는 판별자까지만 오고
# 생성자로는 넘어가지 않아야 해요.
#
# **한 걸음의 순서**
#
# 1. `z`로 가짜 이미지를 만들어요.
# 2. 진짜와 가짜를 판별자에 넣어 4번의 `d_loss`를 구해요. 레이블 스무딩은 하지 않아요.
#
# $$L_D = -\frac{1}{N}\sum_n \log \sigma\big(D(x_n)\big)
# - \frac{1}{M}\sum_m \log\Big(1 - \sigma\big(D(G(z_m))\big)\Big)$$
#
# 3. 판별자의 파라미터에 대한 $L_D$의 기울기만 써서, 그 파라미터를 `opt_d`로 **한 번만** 갱신해요.
#
# | 인자 | 무엇인가요 |
# |---|---|
# | `G`, `D` | `nn.Module`. `G(z)`는 이미지, `D(x)`는 로짓 (개수, 1)이에요 |
# | `opt_d` | **판별자의** 파라미터를 받은 옵티마이저 |
# | `real` | 진짜 이미지의 텐서, 첫 축의 길이 $N$ |
# | `z` | 잡음의 텐서, 첫 축의 길이 $M$. $N$과 다를 수 있어요 |
# | 반환값 | 걸음을 떼기 **전**의 손실 $L_D$ (float) |
#
# **채점에서 확인하는 것**
# - 돌려주는 손실 (2점).
# - 한 걸음 뒤 **판별자의 가중치** (4점). 채점 프로그램이 같은 걸음을 따로 계산해서 비교해요. 이미지가 한 장일 때도
#   있어요.
# - 모멘텀이 있는 옵티마이저로 여러 걸음 (2점).
# - 부르기 전에 판별자의 `.grad`에 **남아 있던 기울기**는 결과에 섞이지 않아야 해요 (1.5점). 생성자의 차례가 그런
#   흔적을 남겨요.
# - `G`와 `D`의 학습 모드를 바꾸지 않아요. 배치 정규화가 있는 `G`도 학습 모드 그대로 가짜를 만들어요 (1점).
# - **생성자는 그대로예요** (1.5점): 가중치가 변하지 않고, `.grad`에 새 기울기가 쌓이지 않고(원래 있던 것은 그대로
#   두거나 지워도 돼요), `requires_grad`는 모두 `True`예요.
#
# 4번의 `d_loss`를 불러도 되고 식을 여기에 직접 써도 돼요. 채점할 때는 `d_loss`라는 이름에 맞는 함수를 넣어 두니, 4번의
# 실수가 여기로 이어지지 않아요. `D`에는 배치 정규화가 없어서 진짜와 가짜를 따로 넣든 이어 붙여서 넣든 결과가 같아요.
# 배치 정규화의 이동 평균과 난수를 쓰는 층은 채점하지 않아요.

# %% [markdown] lang="en"
# ## 5. Discriminator step (12 points)
#
# **Idea.** In a GAN two networks take turns, one step each. This is **the discriminator's turn**: the detective learns
# from real images and forgeries side by side, and the forger keeps still. The forgeries come from `G(z)`, but gradients
# flow back as far as the discriminator and do not go on into the generator.
#
# **One step**
#
# 1. Make fakes from `z`.
# 2. Show real images and fakes to the discriminator, and compute `d_loss` of exercise 4, without label smoothing.
#
# $$L_D = -\frac{1}{N}\sum_n \log \sigma\big(D(x_n)\big)
# - \frac{1}{M}\sum_m \log\Big(1 - \sigma\big(D(G(z_m))\big)\Big)$$
#
# 3. Let `opt_d` take **one** step by the gradient of $L_D$ with respect to the discriminator's parameters, and nothing
#    else.
#
# | argument | what it is |
# |---|---|
# | `G`, `D` | `nn.Module`s; `G(z)` gives images, `D(x)` gives logits (count, 1) |
# | `opt_d` | an optimizer that holds **the discriminator's** parameters |
# | `real` | tensor of real images, $N$ along its first axis |
# | `z` | tensor of noise, $M$ along its first axis; $M$ may differ from $N$ |
# | returns | the loss $L_D$ from **before** the step (float) |
#
# **What grading looks at**
# - The loss that you return (2 points).
# - **The discriminator's weights** after one step (4 points), compared with the same step computed by the grader. There
#   may be a single image.
# - Several steps with an optimizer that has momentum (2 points).
# - **Gradients left over** in the discriminator's `.grad` from before the call must not get into the result (1.5
#   points): the generator's turn leaves such traces.
# - Leave `G` and `D` in training mode. A `G` with batch normalisation makes its fakes in training mode, too (1 point).
# - **The generator is left alone** (1.5 points): its weights do not change, no new gradients pile up in its `.grad`
#   (what was there before may stay or be cleared), and `requires_grad` is `True` everywhere afterwards.
#
# You may call your `d_loss` or write the formula here. While this exercise is graded the name `d_loss` holds a right
# function, so a mistake in exercise 4 does not follow you here. `D` has no batch normalisation, so it makes no
# difference whether real images and fakes go in separately or in one batch. Running averages of batch normalisation and
# layers that draw random numbers are not graded.


# %% solution="d_step"
def d_step(G, D, opt_d, real, z):
    """
    ko| 판별자만 한 걸음 학습시켜요.
    en| One training step of the discriminator, and of nothing else.

    ko| G, D : nn.Module;  opt_d : D의 옵티마이저;  real : 텐서 (N, ...);  z : 텐서 (M, ...)
    ko| 반환값: 걸음을 떼기 전의 손실 (float)
    en| G, D : nn.Module;  opt_d : optimizer of D;  real : tensor (N, ...);  z : tensor (M, ...)
    en| returns: the loss before the step (float)
    """
    ### BEGIN SOLUTION
    fake = G(z).detach()
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
    ### END SOLUTION


# %% check="d_step"
grader.check("d_step")

# %% grade="d_step"

# %% [markdown] lang="ko"
# ## 6. 생성자 한 걸음 (10점)
#
# **아이디어.** 이제 **생성자의 차례**예요. 위조범은 진짜를 볼 수 없고, 탐정의 반응으로만 배워요. 가짜를 판별자에 넣고
# "진짜"라는 말을 들을 때까지 고치는데, 어느 픽셀을 어떻게 고칠지는 **판별자를 거꾸로 지나온 기울기**가 알려 줘요.
# 그러니 5번과 달리 그래프를 끊으면 안 돼요. 판별자는 신호가 지나가는 길일 뿐, 움직이지 않아요.
#
# **한 걸음의 순서**
#
# 1. `z`로 가짜를 만들어 판별자에 넣어요.
# 2. 4번의 비포화 손실 `g_loss`를 구해요.
#
# $$L_G = -\frac{1}{M}\sum_m \log \sigma\big(D(G(z_m))\big)$$
#
# 3. 생성자의 파라미터에 대한 $L_G$의 기울기만 써서, 그 파라미터를 `opt_g`로 **한 번만** 갱신해요.
#
# | 인자 | 무엇인가요 |
# |---|---|
# | `G`, `D` | `nn.Module`. `G(z)`는 이미지, `D(x)`는 로짓 (개수, 1)이에요 |
# | `opt_g` | **생성자의** 파라미터를 받은 옵티마이저 |
# | `z` | 잡음의 텐서, 첫 축의 길이 $M$ |
# | 반환값 | 걸음을 떼기 **전**의 손실 $L_G$ (float) |
#
# **채점에서 확인하는 것**
# - 돌려주는 손실 (1.5점)과 한 걸음 뒤 **생성자의 가중치** (3.5점). 이미지가 한 장일 때도 있어요.
# - 모멘텀이 있는 옵티마이저로 여러 걸음 (1.5점).
# - 부르기 전에 생성자의 `.grad`에 **남아 있던 기울기**는 결과에 섞이지 않아야 해요 (1점).
# - 배치 정규화가 있는 `G`도 학습 모드 그대로 가짜를 만들어요 (1점).
# - **판별자는 그대로예요** (1.5점): 가중치가 변하지 않고, `requires_grad`는 모두 `True`예요. 판별자의 `.grad`에 쌓인
#   것은 그대로 두어도 돼요. 5번의 `d_step`이 갱신하기 전에 지우니까요.
#
# 4번의 `g_loss`를 불러도 돼요. 채점할 때는 그 이름에 맞는 함수를 넣어 둬요. 배치 정규화의 이동 평균과 난수를 쓰는 층은
# 채점하지 않아요.

# %% [markdown] lang="en"
# ## 6. Generator step (10 points)
#
# **Idea.** Now it is **the generator's turn**. The forger never sees a real image and learns from the detective's
# reaction alone: show the fakes to the discriminator, and change them until it says "real". Which pixel to change, and
# how, is told by **the gradient that comes back through the discriminator**. So, unlike in exercise 5, the graph must
# not be cut. The discriminator is the road that the message takes; it does not move itself.
#
# **One step**
#
# 1. Make fakes from `z` and show them to the discriminator.
# 2. Compute the non-saturating `g_loss` of exercise 4.
#
# $$L_G = -\frac{1}{M}\sum_m \log \sigma\big(D(G(z_m))\big)$$
#
# 3. Let `opt_g` take **one** step by the gradient of $L_G$ with respect to the generator's parameters, and nothing
#    else.
#
# | argument | what it is |
# |---|---|
# | `G`, `D` | `nn.Module`s; `G(z)` gives images, `D(x)` gives logits (count, 1) |
# | `opt_g` | an optimizer that holds **the generator's** parameters |
# | `z` | tensor of noise, $M$ along its first axis |
# | returns | the loss $L_G$ from **before** the step (float) |
#
# **What grading looks at**
# - The loss that you return (1.5 points) and **the generator's weights** after one step (3.5 points). There may be a
#   single image.
# - Several steps with an optimizer that has momentum (1.5 points).
# - **Gradients left over** in the generator's `.grad` from before the call must not get into the result (1 point).
# - A `G` with batch normalisation makes its fakes in training mode (1 point).
# - **The discriminator is left alone** (1.5 points): its weights do not change, and `requires_grad` is `True`
#   everywhere afterwards. What has piled up in its `.grad` may stay there, as `d_step` clears it before its own step.
#
# You may call your `g_loss`: while this exercise is graded, that name holds a right function. Running averages of batch
# normalisation and layers that draw random numbers are not graded.


# %% solution="g_step"
def g_step(G, D, opt_g, z):
    """
    ko| 생성자만 한 걸음 학습시켜요.
    en| One training step of the generator, and of nothing else.

    ko| G, D : nn.Module;  opt_g : G의 옵티마이저;  z : 텐서 (M, ...)
    ko| 반환값: 걸음을 떼기 전의 손실 (float)
    en| G, D : nn.Module;  opt_g : optimizer of G;  z : tensor (M, ...)
    en| returns: the loss before the step (float)
    """
    ### BEGIN SOLUTION
    loss = functional.softplus(-D(G(z))).mean()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    return loss.item()
    ### END SOLUTION


# %% check="g_step"
grader.check("g_step")

# %% grade="g_step"

# %% [markdown] lang="ko"
# **겨루게 해 보기 (점수 없음).** 두 함수를 번갈아 불러서, 평면 위의 점을 위조하는 작은 GAN을 학습시켜요. 진짜
# 점(회색)은 원 위에 있고, 생성자는 잡음을 받아 파란 점을 찍어요. 손실이 한쪽으로 끝까지 떨어지지 않는 것을 보세요.
# 판별자가 진짜와 가짜를 전혀 가려내지 못해서 늘 로짓 0을 내면 그 손실은 $2\log 2 \approx 1.39$예요.

# %% [markdown] lang="en"
# **Let them compete (no points).** Called in turn, the two functions train a little GAN that forges points of the
# plane. Real points (grey) lie on a circle; the generator turns noise into the blue ones. Note that neither loss falls
# all the way. A discriminator that cannot tell real from fake and says 0 to everything has a loss of
# $2\log 2 \approx 1.39$.

# %% demo=true
try:
    import matplotlib.pyplot as plt
    from torch import nn

    torch.manual_seed(0)
    forger = nn.Sequential(nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2))
    detective = nn.Sequential(
        nn.Linear(2, 64), nn.LeakyReLU(0.2), nn.Linear(64, 64), nn.LeakyReLU(0.2), nn.Linear(64, 1)
    )
    opt_forger = torch.optim.Adam(forger.parameters(), lr=1e-3, betas=(0.5, 0.999))
    opt_detective = torch.optim.Adam(detective.parameters(), lr=1e-3, betas=(0.5, 0.999))
    history = []
    for _ in range(1500):
        angle = 2 * torch.pi * torch.rand(64)
        circle = torch.stack([torch.cos(angle), torch.sin(angle)], dim=1) + 0.05 * torch.randn(64, 2)
        caught = d_step(forger, detective, opt_detective, circle, torch.randn(64, 4))
        history.append((caught, g_step(forger, detective, opt_forger, torch.randn(64, 4))))
    with torch.no_grad():
        forged = forger(torch.randn(300, 4))
    figure, axes = plt.subplots(1, 2, figsize=(10, 3.8), constrained_layout=True)
    axes[0].plot(history, label=["discriminator", "generator"])
    axes[0].axhline(1.386, color="grey", linestyle=":")
    axes[0].set(title="losses", xlabel="step")
    axes[0].legend()
    axes[1].plot(circle[:, 0], circle[:, 1], ".", color="lightgrey", label="real")
    axes[1].plot(forged[:, 0], forged[:, 1], ".", color="tab:blue", markersize=3, label="forged")
    axes[1].set(title="after 1500 steps", aspect="equal")
    axes[1].legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 7. GAN 학습 (16점)
#
# **아이디어.** 위조범과 탐정의 겨루기예요. **생성자**(generator)는 잡음(noise)에서 그림을 만들고,
# **판별자**(discriminator)는 진짜 그림과 만든 그림을 구별해요. 판별자의 눈이 밝아질수록 생성자는 더 그럴듯한 그림을
# 만들어야 해요. 생성자는 진짜 그림을 한 번도 보지 못하고, 판별자를 거쳐 온 기울기로만 배워요.
#
# 진짜 그림의 로짓을 $d(x)$, 만든 그림의 로짓을 $d(G(z))$라고 하면 두 손실 함수는 이래요.
#
# $$L_D = -\frac{1}{B}\sum_{i} \log \sigma\big(d(x_i)\big)
# - \frac{1}{B}\sum_{i} \log\Big(1 - \sigma\big(d(G(z_i))\big)\Big),
# \qquad L_G = -\frac{1}{B}\sum_{i} \log \sigma\big(d(G(z_i))\big)$$
#
# $L_D$는 진짜에 1, 가짜에 0을 정답으로 준 이진 교차 엔트로피(평균) 두 개의 **합**이고, $L_G$는 가짜에 1을 정답으로 준
# 것이에요.
#
# **레시피.** 채점 기준을 이 레시피로 정했으니 그대로 따라 주세요. 신경망은 아래 셀의 `DigitGenerator`와
# `DigitDiscriminator`를 써요.
#
# 1. 맨 먼저 `torch.manual_seed(seed)`를 부르고, 모든 무작위 수는 PyTorch에서 뽑아요.
# 2. `DigitGenerator()`와 `DigitDiscriminator()`를 하나씩 만들어 `device`로 옮겨요. 둘 다 끝까지 학습 모드예요.
# 3. 옵티마이저도 하나씩, `torch.optim.Adam`에 학습률 0.002, `betas=(0.5, 0.999)`예요.
# 4. 다음을 `steps`번 되풀이해요.
#    - 진짜 그림 `batch_size`장을 **무작위로** 골라요 (같은 그림이 겹쳐도 돼요). `.to(device)`로 옮겨서 판별자에 한 번만
#      넣어요. 픽셀은 그대로 둬요.
#    - **새** 표준 정규 잡음 $z$ `(batch_size, 16)`로 그림을 만들어요.
#    - 판별자의 차례: $L_D$로 판별자를 한 걸음 옮겨요. 생성자는 움직이지 않아요.
#    - 생성자의 차례: 방금 움직인 판별자로 $L_G$를 구해서 생성자를 한 걸음 옮겨요. 판별자는 움직이지 않아요. 이때의
#      $z$는 앞의 것을 그대로 써도, 새로 뽑아도 돼요.
#    - 두 손실을 숫자로 기록해요.
# 5. 생성자를 **평가 모드로** 바꾸고, `history`와 함께 돌려줘요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `images` | 텐서 $(N, 1, 8, 8)$, float32 | 진짜 그림, 픽셀은 −1부터 1까지 |
# | `G` | $(M, 16)$ → $(M, 1, 8, 8)$ | 평가 모드의 생성자 |
# | `history` | 딕셔너리 | `"d_loss"`, `"g_loss"`: 걸음마다 숫자 하나씩 든 리스트 |
#
# **채점에서 확인하는 것**
# - 손글씨 1400장을 기본값으로 배운 생성자가 처음 보는 잡음으로 1000장을 그리고, 채점하는 쪽의 분류기가 봐요 (6점).
#   숫자 10가지 가운데 8가지 이상이 나오고, 프레셰 거리(Fréchet distance, 진짜와 얼마나 다른지)가 8 이하이고, 어느
#   숫자에 치우치지 않고 (클래스 비율의 엔트로피를 최댓값 $\ln 10$으로 나눈 값이 0.85 이상), 진짜 그림을 베끼지 않아야
#   해요. `d_loss`의 마지막 4분의 1의 평균은 0.3과 2.2 사이예요. 아깝게 모자라면 다른 시드로 세 번까지 해 봐요.
# - 채점할 때는 두 신경망의 이름에 **다른 신경망을 끼워 넣어** 보기도 해요. 늘 같은 가중치에서 시작하는 선형
#   신경망이라서, 레시피를 따르면 결과가 정해져 있어요. 한 걸음 뒤의 판별자와 `d_loss` (2점), 열 걸음 뒤의 생성자와 두
#   손실 (3점)을 봐요.
# - 배치의 크기가 맞고, 그림과 잡음이 걸음마다 새로워요 (2점).
# - 돌려준 생성자가 평가 모드예요 (1점). `seed`가 같으면 결과가 똑같고, 다르면 달라요 (1점).
# - `images`는 그대로예요 (0.5점). 두 신경망과 그림을 `.to(device)`로 옮겨요 (0.5점).
#
# 레시피대로라면 기본값으로 4초쯤 걸려요. 한 번의 호출이 60초를 넘으면 멈춰요.

# %% [markdown] lang="en"
# ## 7. Train the GAN (16 points)
#
# **Idea.** A forger plays against a detective. The **generator** makes images out of noise, the **discriminator** tells
# real images from made ones. The sharper the detective's eyes, the better the forger has to become. The generator never
# sees a real image: all it learns from is the gradient that comes back through the discriminator.
#
# With $d(x)$ for the logit of a real image and $d(G(z))$ for that of a made one, the two losses are
#
# $$L_D = -\frac{1}{B}\sum_{i} \log \sigma\big(d(x_i)\big)
# - \frac{1}{B}\sum_{i} \log\Big(1 - \sigma\big(d(G(z_i))\big)\Big),
# \qquad L_G = -\frac{1}{B}\sum_{i} \log \sigma\big(d(G(z_i))\big)$$
#
# $L_D$ is the **sum** of two (mean) binary cross-entropies, whose targets are 1 for real and 0 for made images;
# $L_G$ has the target 1 for made ones.
#
# **Recipe.** The thresholds were measured with this recipe, so please follow it. Use the networks `DigitGenerator` and
# `DigitDiscriminator` of the cell below.
#
# 1. Call `torch.manual_seed(seed)` first of all, and draw every random number from PyTorch.
# 2. Make one `DigitGenerator()` and one `DigitDiscriminator()`, and move them to `device`. Both stay in training mode
#    until the end.
# 3. Each has an optimizer of its own: `torch.optim.Adam` with learning rate 0.002 and `betas=(0.5, 0.999)`.
# 4. Do this `steps` times:
#    - Choose `batch_size` real images **at random** (repetitions are fine), move them by `.to(device)` and give them to
#      the discriminator once. Leave their pixels as they are.
#    - Make images from **new** standard normal noise $z$, `(batch_size, 16)`.
#    - The discriminator's turn: one step of the discriminator along $L_D$. The generator does not move.
#    - The generator's turn: compute $L_G$ with the discriminator as it is now, and take one step of the generator. The
#      discriminator does not move. You may use the same $z$ again or draw a new one.
#    - Note both losses, as numbers.
# 5. Put the generator into **evaluation mode** and return it with `history`.
#
# | name | shape | meaning |
# |---|---|---|
# | `images` | tensor $(N, 1, 8, 8)$, float32 | real images, pixels from −1 to 1 |
# | `G` | $(M, 16)$ → $(M, 1, 8, 8)$ | the generator in evaluation mode |
# | `history` | dict | `"d_loss"`, `"g_loss"`: lists with one number per step |
#
# **What grading looks at**
# - A generator that learned 1400 digits with your defaults draws 1000 images from noise it has never seen, and a
#   classifier on the grader's side looks at them (6 points). At least 8 of the 10 digits have to appear; the Fréchet
#   distance (how far from real ones they are) is at most 8; no digit dominates (entropy of the shares, divided by its
#   maximum $\ln 10$, at least 0.85); and the images are no copies of real ones. The mean of the last quarter of
#   `d_loss` lies between 0.3 and 2.2. A run that fails by little is tried again with another seed, three runs in all.
# - Grading also **puts other networks in the place of** the two. They are linear and always start from the same
#   weights, so that the recipe determines the result: the discriminator and `d_loss` after one step (2 points), the
#   generator and both losses after ten (3 points).
# - The batches have the right sizes, and images and noise are new at every step (2 points).
# - The generator comes back in evaluation mode (1 point). The same `seed` gives the same result, another seed another
#   one (1 point).
# - `images` stays as it was (0.5 points). Both networks and the images are moved by `.to(device)` (0.5 points).
#
# By the recipe, the defaults take about 4 seconds; a call that takes more than 60 seconds is stopped.


# %%
class DigitGenerator(nn.Module):
    """
    ko| 잡음에서 그림을 만드는 생성자: z (N, 16) -> (N, 1, 8, 8), 픽셀은 -1부터 1까지. 이 셀은 고치지 마세요.
    en| The generator: noise z (N, 16) -> images (N, 1, 8, 8), pixels from -1 to 1. Leave this cell as it is.
    """

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(16, 128),
            nn.BatchNorm1d(128),
            nn.ReLU(),
            nn.Linear(128, 128),
            nn.BatchNorm1d(128),
            nn.ReLU(),
            nn.Linear(128, 64),
            nn.Tanh(),
        )

    def forward(self, z):
        return self.layers(z).reshape(-1, 1, 8, 8)


class DigitDiscriminator(nn.Module):
    """
    ko| 진짜와 가짜를 구별하는 판별자: x (N, 1, 8, 8) -> 로짓 (N, 1).
    en| The discriminator: images x (N, 1, 8, 8) -> logits (N, 1).
    """

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Flatten(),
            nn.Linear(64, 128),
            nn.LeakyReLU(0.2),
            nn.Dropout(0.3),
            nn.Linear(128, 128),
            nn.LeakyReLU(0.2),
            nn.Dropout(0.3),
            nn.Linear(128, 1),
        )

    def forward(self, x):
        return self.layers(x)


# %% solution="train_gan"
def train_gan(images, steps=1000, batch_size=64, seed=0, device="cpu"):
    """
    ko| 생성자와 판별자를 번갈아 한 걸음씩 학습시켜요.
    en| Trains a generator and a discriminator, step by step in turns.

    ko| images : 텐서 (N, 1, 8, 8), float32, 픽셀은 -1부터 1까지
    ko| steps : 걸음 수;  batch_size : 미니배치의 크기
    ko| seed : torch.manual_seed에 넣을 시드;  device : 학습할 장치, "cpu" 또는 "cuda"
    ko| 반환값: (G, history). G는 평가 모드의 생성자, history는 {"d_loss": [...], "g_loss": [...]}
    en| images : tensor (N, 1, 8, 8), float32, pixels from -1 to 1
    en| steps : number of steps;  batch_size : size of a mini-batch
    en| seed : for torch.manual_seed;  device : where to train, "cpu" or "cuda"
    en| returns: (G, history): the generator in evaluation mode, and {"d_loss": [...], "g_loss": [...]}
    """
    ### BEGIN SOLUTION
    torch.manual_seed(seed)
    G, D = DigitGenerator().to(device), DigitDiscriminator().to(device)
    opt_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    opt_d = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.999))
    bce = nn.functional.binary_cross_entropy_with_logits
    ones, zeros = torch.ones(batch_size, 1, device=device), torch.zeros(batch_size, 1, device=device)
    history = {"d_loss": [], "g_loss": []}
    for _ in range(steps):
        real = images[torch.randint(len(images), (batch_size,))].to(device)
        fake = G(torch.randn(batch_size, 16).to(device))
        d_loss = bce(D(real), ones) + bce(D(fake.detach()), zeros)
        opt_d.zero_grad()
        d_loss.backward()
        opt_d.step()
        g_loss = bce(D(fake), ones)
        opt_g.zero_grad()
        g_loss.backward()
        opt_g.step()
        history["d_loss"].append(d_loss.item())
        history["g_loss"].append(g_loss.item())
    return G.eval(), history
    ### END SOLUTION


# %% check="train_gan"
grader.check("train_gan")

# %% grade="train_gan"

# %% [markdown] lang="ko"
# **그림으로 보기.** 여러분의 생성자가 그린 숫자들과 두 손실의 곡선이에요. 판별자가 찍는 것과 다름없을 때의 손실은
# $L_D = 2\ln 2 \approx 1.39$, $L_G = \ln 2 \approx 0.69$예요.
#
# 해 보기 (점수 없음): `steps`를 100, 300, 3000으로 바꾸어 보세요. 잡음이 언제 숫자가 되나요?

# %% [markdown] lang="en"
# **See it.** Digits that your generator draws, and the curves of both losses. Where the discriminator can only guess,
# they are $L_D = 2\ln 2 \approx 1.39$ and $L_G = \ln 2 \approx 0.69$.
#
# Try it (no points): `steps` of 100, 300 and 3000. When does noise become a digit?

# %% demo=true
try:
    train_gan(torch.zeros(8, 1, 8, 8), steps=1, batch_size=4)

    import matplotlib.pyplot as plt
    from sklearn.datasets import load_digits

    gan_images = torch.from_numpy(load_digits().images).float()[:, None] / 8 - 1
    gan, curves = train_gan(gan_images)
    with torch.no_grad():
        forged = gan(torch.randn(40, 16))[:, 0]
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.5), layout="constrained")
    left.imshow(np.block([[forged[8 * row + column].numpy() for column in range(8)] for row in range(5)]), cmap="gray")
    left.axis("off")
    left.set_title("made of noise")
    for name, curve in curves.items():
        right.plot(np.convolve(curve, np.ones(20) / 20, mode="valid"), label=name)
    right.axhline(2 * np.log(2), linestyle=":", color="gray")
    right.axhline(np.log(2), linestyle=":", color="gray")
    right.set(xlabel="step", title="losses, mean over 20 steps")
    right.legend()
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 8. 저장된 모델로 생성하기 (7점)
#
# **아이디어.** 학습이 끝난 생성자는 파일로 저장해 두었다가 나중에 불러서 그림을 그려요. 파일에는 모델 객체가 아니라
# **만드는 법**(`config`)과 **가중치**(`state_dict`)를 담아요. 그래야 다른 프로그램에서도 다시 만들 수 있어요. 생성자는
# 아래 셀의 `SampleGenerator`예요. 배치 정규화가 들어 있어서, 그릴 때의 모드가 중요해요.
#
# **저장 형식.** `torch.save`로 저장하는 딕셔너리
# `{"config": generator.config, "state_dict": generator.state_dict()}`예요.
#
# **그리기.** 잡음은 `torch.Generator().manual_seed(seed)`에서 `n`개를 **한꺼번에** 뽑아요:
# `torch.randn(n, z_dim, ...)`. 메모리를 아끼려고 `batch_size`장씩 나누어 그리지만, 결과는 `batch_size`와 상관없어야
# 해요. 생성자의 픽셀은 −1부터 1까지이고, 화면에 보여 줄 그림은 0부터 1까지예요: $x \mapsto (x + 1)/2$.
#
# **모아 보기.** `image_grid`는 그림을 왼쪽 위부터 한 줄에 `nrow`장씩 놓아요. 그림이 `nrow`장보다 적으면 한 줄은
# 그만큼만 길어요. 그림 사이와 가장자리에는 폭이 `pad`인 0의 테두리가 있고, 남는 칸도 0이에요. 열의 수를
# $c = \min(n, \text{nrow})$, 줄의 수를 $r = \lceil n / c \rceil$이라고 하면 결과의 크기는
# $r(S + \text{pad}) + \text{pad}$ 곱하기 $c(S + \text{pad}) + \text{pad}$예요. 그림이 한 장이어도 테두리가 있고, 채널
# 수는 그대로예요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `generate(...)` | 텐서 $(n, C, S, S)$, float32 | 0부터 1까지의 그림, 기울기 없이 |
# | `x` | 텐서 $(n, C, S, S)$, $n \ge 1$ | 모아 볼 그림 |
# | `image_grid(...)` | 텐서 $(C, H, W)$ | `x`와 dtype이 같아요 |
#
# **채점에서 확인하는 것**
# - `save_generator`가 저장한 파일: `torch.load(path, weights_only=True)`로 읽히고, 저장한 뒤에 모델이 바뀌어도
#   그대로예요. 모델의 모드는 바뀌지 않아요 (1.5점).
# - 채점하는 쪽이 저장한 파일로 `generate`가 그린 그림 (1.5점). `n`이 1일 때, `batch_size`가 1이거나 `n`보다 크거나
#   `n`을 나누지 않을 때도 같은 그림이에요 (1점).
# - 시드가 같으면 같은 그림, 다르면 다른 그림이에요 (0.5점). 결과에 기울기가 달려 있지 않아요 (0.5점).
# - `image_grid`의 배치, 테두리, 빈칸: `pad=0`과 3채널도요 (2점).

# %% [markdown] lang="en"
# ## 8. Generate from a checkpoint (7 points)
#
# **Idea.** A trained generator goes into a file and draws images whenever they are wanted. The file does not hold the
# model object but **how to make it** (`config`) and its **weights** (`state_dict`), so that another program can make it
# again. The generator is the `SampleGenerator` of the cell below. It holds batch normalisation, so that the mode in
# which it draws matters.
#
# **Format.** A dict written by `torch.save`: `{"config": generator.config, "state_dict": generator.state_dict()}`.
#
# **Drawing.** Draw the noise for all `n` images **at once** from `torch.Generator().manual_seed(seed)`:
# `torch.randn(n, z_dim, ...)`. To save memory, images are drawn `batch_size` at a time, and the result must not depend
# on `batch_size`. The generator's pixels go from −1 to 1, those of an image to look at from 0 to 1:
# $x \mapsto (x + 1)/2$.
#
# **Side by side.** `image_grid` lays the images out from the top left, `nrow` in a row, or all of them in one row where
# there are fewer. Between them and around them runs a border of zeros, `pad` wide; places left over are zeros, too.
# With $c = \min(n, \text{nrow})$ columns and $r = \lceil n / c \rceil$ rows, the result measures
# $r(S + \text{pad}) + \text{pad}$ by $c(S + \text{pad}) + \text{pad}$. A single image has its border, too, and the
# number of channels stays.
#
# | name | shape | meaning |
# |---|---|---|
# | `generate(...)` | tensor $(n, C, S, S)$, float32 | images from 0 to 1, without gradients |
# | `x` | tensor $(n, C, S, S)$, $n \ge 1$ | images to lay out |
# | `image_grid(...)` | tensor $(C, H, W)$ | of the dtype of `x` |
#
# **What grading looks at**
# - The file of `save_generator`: `torch.load(path, weights_only=True)` reads it, and it stays as it is when the model
#   changes later. The model keeps its mode (1.5 points).
# - The images that `generate` draws from a file that the grader wrote (1.5 points). They are the same for `n` of 1, and
#   for a `batch_size` of 1, above `n`, or that does not divide `n` (1 point).
# - The same seed gives the same images, another seed other ones (0.5 points). No gradient is attached to the result
#   (0.5 points).
# - Layout, border and empty places of `image_grid`, for `pad=0` and three channels, too (2 points).


# %%
class SampleGenerator(nn.Module):
    """
    ko| 잡음에서 그림을 만드는 생성자: z (N, z_dim) -> (N, channels, image_size, image_size), -1부터 1까지.
    ko| config는 만들 때의 값을 담은 딕셔너리예요. 이 셀은 고치지 마세요.
    en| The generator: noise z (N, z_dim) -> images (N, channels, image_size, image_size), from -1 to 1.
    en| config is a dict of what it was made with. Leave this cell as it is.
    """

    def __init__(self, z_dim=16, channels=1, image_size=8):
        super().__init__()
        self.config = {"z_dim": z_dim, "channels": channels, "image_size": image_size}
        self.hidden = nn.Linear(z_dim, 32)
        self.norm = nn.BatchNorm1d(32)
        self.out = nn.Linear(32, channels * image_size**2)

    def forward(self, z):
        pixels = torch.tanh(self.out(torch.relu(self.norm(self.hidden(z)))))
        size = self.config["image_size"]
        return pixels.reshape(len(z), self.config["channels"], size, size)


# %% solution="save_generator"
def save_generator(generator, path):
    """
    ko| 생성자의 config와 가중치를 파일로 저장해요.
    en| Writes the generator's config and weights to a file.

    ko| generator : SampleGenerator;  path : 파일 이름
    ko| 파일: {"config": 딕셔너리, "state_dict": 딕셔너리}
    en| generator : a SampleGenerator;  path : name of the file
    en| the file: {"config": dict, "state_dict": dict}
    """
    ### BEGIN SOLUTION
    torch.save({"config": generator.config, "state_dict": generator.state_dict()}, path)
    ### END SOLUTION


# %% solution="generate"
def generate(path, n, seed, batch_size=64):
    """
    ko| 저장된 생성자로 그림 n장을 그려요.
    en| Draws n images with a saved generator.

    ko| path : save_generator가 쓴 파일;  n : 그림 수;  seed : 잡음의 시드;  batch_size : 한 번에 그릴 수
    ko| 반환값: 텐서 (n, C, S, S), float32, 0부터 1까지
    en| path : a file as save_generator writes it;  n : number of images;  seed : of the noise
    en| batch_size : how many to draw at a time
    en| returns: tensor (n, C, S, S), float32, from 0 to 1
    """
    ### BEGIN SOLUTION
    saved = torch.load(path, weights_only=True)
    generator = SampleGenerator(**saved["config"])
    generator.load_state_dict(saved["state_dict"])
    generator.eval()
    noise = torch.randn(n, saved["config"]["z_dim"], generator=torch.Generator().manual_seed(seed))
    with torch.no_grad():
        images = torch.cat([generator(z) for z in noise.split(batch_size)])
    return (images + 1) / 2
    ### END SOLUTION


# %% solution="image_grid"
def image_grid(x, nrow=8, pad=1):
    """
    ko| 그림들을 한 장에 모아요.
    en| Lays images out on one.

    ko| x : 텐서 (n, C, S, S);  nrow : 한 줄에 놓을 수;  pad : 테두리의 폭
    ko| 반환값: 텐서 (C, r*(S+pad)+pad, c*(S+pad)+pad)
    en| x : tensor (n, C, S, S);  nrow : images in a row;  pad : width of the border
    en| returns: tensor (C, r*(S+pad)+pad, c*(S+pad)+pad)
    """
    ### BEGIN SOLUTION
    n, channels, size, _ = x.shape
    columns = min(n, nrow)
    rows = -(-n // columns)
    step = size + pad
    grid = x.new_zeros(channels, rows * step + pad, columns * step + pad)
    for i, image in enumerate(x):
        top, left = pad + i // columns * step, pad + i % columns * step
        grid[:, top : top + size, left : left + size] = image
    return grid
    ### END SOLUTION


# %% check="generate"
grader.check("generate")

# %% grade="generate"

# %% [markdown] lang="ko"
# ## 9. 생성자 평가: 다양성과 프레셰 거리 (8점)
#
# **아이디어.** 만든 그림이 얼마나 좋은지 눈으로만 보면 사람마다 다르게 말해요. 그래서 진짜 그림으로 배운 분류기에게
# 물어요. 분류기는 그림마다 클래스의 확률 `probs`와 특징(feature) 벡터를 내놓아요.
#
# **다양성 (class coverage).** 클래스 $k$는 두 조건을 모두 채울 때 **나왔다**고 세요. 가장 큰 확률이 $k$의 것이고 그
# 확률이 `min_conf` 이상인 그림이, 전체 $n$장의 `min_share` 이상이에요. 확신이 없는 그림은 세지 않지만 $n$에는 들어가요.
# 나온 클래스의 수를 정수로 돌려줘요.
#
# **프레셰 거리 (Fréchet distance).** 두 그림 묶음의 특징을 각각 정규 분포로 보고, 평균 $\mu$와 공분산 행렬(covariance
# matrix) $\Sigma$로 거리를 재요. 공분산은 $n - 1$로 나눈 것이에요.
#
# $$d^2 = \|\mu_1 - \mu_2\|^2 + \mathrm{tr}\big(\Sigma_1 + \Sigma_2 - 2\,(\Sigma_1 \Sigma_2)^{1/2}\big)$$
#
# 여기서 $(\cdot)^{1/2}$은 원소마다의 제곱근이 아니라 **행렬의** 제곱근이에요. $\Sigma_1 \Sigma_2$는 대칭이 아니어서
# 컴퓨터로 제곱근을 구하면 허수가 섞이곤 해요. $S = \Sigma_2^{1/2}$이면 $\mathrm{tr}\,(\Sigma_1 \Sigma_2)^{1/2} =
# \mathrm{tr}\,(S \Sigma_1 S)^{1/2}$이고, 괄호 안은 대칭이에요. 대칭인 행렬의 제곱근은 고윳값(`np.linalg.eigh`)으로 구할
# 수 있어요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `probs` | $(n, K)$ | 그림마다 클래스의 확률, 줄의 합은 1 |
# | `f1`, `f2` | $(n_1, d)$, $(n_2, d)$ | 두 묶음의 특징, $n_1, n_2 \ge 2$, $d \ge 2$. $n_1 \ne n_2$일 수 있어요 |
# | `frechet_distance(...)` | 실수 하나 | $d^2$ (제곱근을 씌우지 않아요) |
#
# **채점에서 확인하는 것**
# - 다양성: 무작위 확률과 여러 기준값 (1.5점), 기준과 **같은** 값은 기준을 채운 것 (0.5점), 확신 없는 그림과 순수한 잡음
#   (1점). 가장 큰 확률이 둘인 경우는 나오지 않아요.
# - 프레셰 거리: 크기가 다른 두 묶음 (2점), 같은 묶음은 0, 순서를 바꾸어도 같은 값, 평균만 옮기면 $\|\delta\|^2$
#   (1.5점).
# - 그림이 특징보다 적어서 공분산의 역행렬이 없을 때도 유한한 실수이고, float32로 받아도 float64로 계산한 만큼 정확해요
#   (1.5점). 입력은 그대로예요.

# %% [markdown] lang="en"
# ## 9. Judge a generator: coverage and Fréchet distance (8 points)
#
# **Idea.** How good made images are is seen differently by every eye, so we ask a classifier that learned from real
# images. For each image it gives the probabilities `probs` of the classes and a vector of features.
#
# **Class coverage.** Class $k$ has **appeared** if this holds: the images whose largest probability is that of $k$ and
# is at least `min_conf` make up at least `min_share` of all $n$ images. Images without confidence do not count for a
# class, but they are among the $n$. Return the number of classes that have appeared, an integer.
#
# **Fréchet distance.** Take the features of each of two sets of images for a normal distribution, and measure how far
# apart the two are by their means $\mu$ and covariance matrices $\Sigma$, which are divided by $n - 1$.
#
# $$d^2 = \|\mu_1 - \mu_2\|^2 + \mathrm{tr}\big(\Sigma_1 + \Sigma_2 - 2\,(\Sigma_1 \Sigma_2)^{1/2}\big)$$
#
# Here $(\cdot)^{1/2}$ is the root **of the matrix**, not of its entries. $\Sigma_1 \Sigma_2$ is not symmetric, and
# computing its root tends to bring in imaginary numbers. With $S = \Sigma_2^{1/2}$,
# $\mathrm{tr}\,(\Sigma_1 \Sigma_2)^{1/2} = \mathrm{tr}\,(S \Sigma_1 S)^{1/2}$, where the parentheses hold a symmetric
# matrix; the root of such a one comes from its eigenvalues (`np.linalg.eigh`).
#
# | name | shape | meaning |
# |---|---|---|
# | `probs` | $(n, K)$ | for each image the probabilities of the classes; rows sum to 1 |
# | `f1`, `f2` | $(n_1, d)$, $(n_2, d)$ | features of two sets, $n_1, n_2, d \ge 2$; $n_1$ and $n_2$ may differ |
# | `frechet_distance(...)` | one number | $d^2$, without a root over it |
#
# **What grading looks at**
# - Coverage: random probabilities and several limits (1.5 points); a value **equal** to its limit meets it (0.5
#   points); images without confidence, and pure noise (1 point). Two largest probabilities do not occur.
# - Fréchet distance: two sets of different sizes (2 points); 0 for the same set, the same value in either order, and
#   $\|\delta\|^2$ where only the mean moves (1.5 points).
# - With fewer images than features, where a covariance has no inverse, the distance is a finite real number; and
#   for float32 it is as exact as float64 can compute it (1.5 points). The inputs stay as they are.


# %% solution="class_coverage"
def class_coverage(probs, min_share=0.01, min_conf=0.7):
    """
    ko| 몇 개의 클래스가 나왔는지 세요.
    en| Counts the classes that have appeared.

    ko| probs : (n, K), 줄의 합은 1;  min_share : 필요한 비율;  min_conf : 필요한 확률
    ko| 반환값: 정수, 0부터 K까지
    en| probs : (n, K), rows sum to 1;  min_share : share needed;  min_conf : probability needed
    en| returns: an integer from 0 to K
    """
    ### BEGIN SOLUTION
    sure = probs.max(axis=1) >= min_conf
    counts = np.bincount(probs.argmax(axis=1)[sure], minlength=probs.shape[1])
    return int(np.sum(counts / len(probs) >= min_share))
    ### END SOLUTION


# %% solution="frechet_distance"
def frechet_distance(f1, f2):
    """
    ko| 두 특징 묶음의 프레셰 거리(제곱)예요.
    en| The (squared) Fréchet distance of two sets of features.

    ko| f1 : (n1, d);  f2 : (n2, d);  float32여도 float64로 계산해요
    ko| 반환값: 실수 하나
    en| f1 : (n1, d);  f2 : (n2, d);  computed in float64, for float32 too
    en| returns: one real number
    """

    ### BEGIN SOLUTION
    def root(matrix):
        values, vectors = np.linalg.eigh(matrix)
        return (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T

    f1, f2 = f1.astype(np.float64), f2.astype(np.float64)
    c1, c2 = np.cov(f1, rowvar=False), np.cov(f2, rowvar=False)
    s = root(c2)
    apart = np.sum((f1.mean(axis=0) - f2.mean(axis=0)) ** 2)
    return float(apart + np.trace(c1) + np.trace(c2) - 2 * np.trace(root(s @ c1 @ s)))
    ### END SOLUTION


# %% check="judge_generator"
grader.check("judge_generator")

# %% grade="judge_generator"

# %% [markdown] lang="ko"
# ## 10. 위조 판별 보고서 (7점)
#
# **아이디어.** 다 배운 판별자는 위조 탐지기이기도 해요. 얼마나 믿을 만한지 숫자 몇 개로 보고해요. 이때 진짜 그림은
# 판별자가 **학습할 때 보지 못한** 것이어야 해요. 이미 본 그림이라면 알아보는 것이 당연하니까요.
#
# 로짓이 $d(x) > 0$이면 판별자가 "진짜"라고 답한 것으로 봐요. 0은 "판단 보류"이고, 진짜라고 답한 것이 아니에요.
#
# - `tpr`: 진짜 그림 가운데 진짜라고 답한 비율 (true positive rate)
# - `fpr`: 가짜 그림 가운데 진짜라고 답한 비율 (false positive rate)
# - `accuracy`: 진짜를 맞힌 비율과 가짜를 맞힌 비율의 **평균**. 진짜가 가짜보다 10배 많아도 두 묶음의 무게는 같아요.
# - `auc`: 진짜 하나와 가짜 하나를 아무렇게나 골랐을 때 진짜의 로짓이 더 클 확률. **같으면 절반**으로 세요. 모든 쌍을
#   따져요: $\frac{1}{n_r n_f}\sum_{i,j} \big([r_i > f_j] + \tfrac{1}{2}[r_i = f_j]\big)$
# - `threshold`: 기준으로 쓴 로짓
#
# 판별자는 **평가 모드**에서, 기울기 없이 써요. 끝나면 원래의 모드로 돌려놓아요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `D` | $(N, C, S, S)$ → $(N, 1)$ | 로짓을 내는 판별자, `nn.Module` |
# | `real`, `fake` | 텐서 $(n_r, C, S, S)$, $(n_f, C, S, S)$ | 진짜와 가짜, 한 장 이상. 수는 다를 수 있어요 |
# | 반환값 | 딕셔너리 | 위의 다섯 이름에 숫자 하나씩 |
#
# **채점에서 확인하는 것**
# - 무작위 로짓에서 `tpr`, `fpr`, `threshold` (1.5점), 수가 다른 두 묶음의 `accuracy` (1점), 로짓이 0일 때 (0.5점)
# - 같은 로짓이 많을 때의 `auc` (2점), 완벽하게 가르는, 거꾸로 가르는, 모두 같은 로짓을 내는 판별자와 한 장씩일 때 (1점)
# - 학습 모드로 받은 판별자와 평가 모드로 받은 판별자: 숫자가 같고, 모드가 그대로이고, 기울기 없이 계산해요 (1점)

# %% [markdown] lang="en"
# ## 10. Forgery report (7 points)
#
# **Idea.** A discriminator that has learned is a detector of forgeries, too. A few numbers report how far to trust it.
# The real images should be ones that it has **not seen in training**: that it knows those again is no surprise.
#
# A logit $d(x) > 0$ is the answer "real". 0 is "undecided", which is not the answer "real".
#
# - `tpr`: the share of the real images that are called real (true positive rate)
# - `fpr`: the share of the fake images that are called real (false positive rate)
# - `accuracy`: the **mean** of the share of real images called rightly and that of fake images called rightly. Both
#   groups weigh the same, even where there are ten times more real images.
# - `auc`: the probability that the logit of a real image is above that of a fake one, each chosen at random. **Equal
#   logits count half.** It goes over all pairs:
#   $\frac{1}{n_r n_f}\sum_{i,j} \big([r_i > f_j] + \tfrac{1}{2}[r_i = f_j]\big)$
# - `threshold`: the logit that you compared with
#
# Use the discriminator in **evaluation mode** and without gradients, and put it back into the mode that it came in.
#
# | name | shape | meaning |
# |---|---|---|
# | `D` | $(N, C, S, S)$ → $(N, 1)$ | the discriminator, an `nn.Module` that gives logits |
# | `real`, `fake` | tensors $(n_r, C, S, S)$, $(n_f, C, S, S)$ | one image or more of each; the numbers may differ |
# | returned | dict | one number for each of the five names |
#
# **What grading looks at**
# - On random logits: `tpr`, `fpr` and `threshold` (1.5 points), `accuracy` of groups that differ in size (1 point), and
#   logits of 0 (0.5 points)
# - `auc` with many equal logits (2 points), and of discriminators that are perfect, perfectly wrong, or give the same
#   logit to all, and of single images (1 point)
# - A discriminator that comes in training mode, and one in evaluation mode: the same numbers, the mode as it was, and
#   no gradients computed (1 point)


# %% solution="forgery_report"
def forgery_report(D, real, fake):
    """
    ko| 판별자가 진짜와 가짜를 얼마나 잘 가르는지 보고해요.
    en| Reports how well a discriminator tells real images from fake ones.

    ko| D : nn.Module, (N, C, S, S) -> 로짓 (N, 1);  real : (nr, C, S, S);  fake : (nf, C, S, S)
    ko| 반환값: {"accuracy", "tpr", "fpr", "auc", "threshold"}, 값은 숫자
    en| D : nn.Module, (N, C, S, S) -> logits (N, 1);  real : (nr, C, S, S);  fake : (nf, C, S, S)
    en| returns: {"accuracy", "tpr", "fpr", "auc", "threshold"} with numbers
    """
    ### BEGIN SOLUTION
    training = D.training
    D.eval()
    with torch.no_grad():
        r, f = D(real).flatten(), D(fake).flatten()
    D.train(training)
    tpr, fpr = (r > 0).double().mean().item(), (f > 0).double().mean().item()
    above, equal = (r[:, None] > f).double().mean(), (r[:, None] == f).double().mean()
    return {
        "accuracy": (tpr + 1 - fpr) / 2,
        "tpr": tpr,
        "fpr": fpr,
        "auc": (above + equal / 2).item(),
        "threshold": 0.0,
    }
    ### END SOLUTION


# %% check="forgery_report"
grader.check("forgery_report")

# %% grade="forgery_report"

# %% [markdown] lang="ko"
# ## 마치며
#
# 첫날 NumPy로 뉴런 하나를 만들던 여러분이 이제 이미지를 만들어 내는 모델을 학습시켰어요. 그 사이에 쓰인 부품은 모두
# 여러분이 한 번씩 직접 만들어 본 것이에요.
#
# 더 해 보고 싶다면
# - 같은 코드를 MNIST나 CIFAR-100에 써 보세요. 무엇을 바꿔야 하나요? 한 걸음에 걸리는 시간은 얼마나 늘어나나요?
# - 손실을 최소제곱 손실로 바꾸면 표본과 곡선이 어떻게 달라지나요?
# - 잡음 두 개 사이를 조금씩 옮겨 가며 이미지를 만들어 보세요. 숫자가 어떻게 변하나요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day6.ipynb`)을 제출하세요. 다 풀지 못했어도 제출하세요. 푼 만큼 점수를 받고, 틀린 곳에는 힌트가 달린
# 리포트를 받아요.

# %% [markdown] lang="en"
# ## Looking back
#
# On the first day you made a single neuron in NumPy; now you have trained a model that makes images. Every part used on
# the way is one that you have built yourself.
#
# If you want to go on:
# - Use the same code on MNIST or CIFAR-100. What has to change? How much longer does one step take?
# - Replace the loss by least squares. How do samples and curves change?
# - Generate images along the way from one noise vector to another. What happens to the digit?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day6.ipynb`). Submit even if you did not finish: you get points for every
# part that works, and a report with hints for the parts that do not.

# %% [markdown] lang="ko"
# # 3일차: 합성곱 신경망
#
# affine 층은 이미지를 한 줄로 펴서 봐요. 옆에 있던 픽셀이 옆에 있었다는 사실은 잊어버려요. **합성곱 신경망
# (convolutional neural network, CNN)** 은 작은 창 하나를 이미지 위에서 옮겨 가며 같은 무늬를 찾아요. 오늘은 먼저 NumPy로 그 창을 직접
# 옮겨 보고, 그다음 같은 것을 PyTorch로 만들어 손글씨를 읽혀요.
#
# ```text
#  이미지 ──> [ 합성곱 ──> ReLU ──> 풀링 ] × 2 ──> 펼치기 ──> affine ──> 로짓(logits)
#  (N, C, H, W)                                    (N, C·H·W)            (N, 클래스 수)
#              1, 2, 3, 4          5                                     8 (NumPy), 9 (PyTorch)
# ```
#
# - **이미지 텐서의 모양은 늘 (N, C, H, W)**: 이미지 수, 채널, 높이, 너비예요. 높이와 너비가 같지 않은 이미지로도
#   시험해 보세요. 축을 바꿔 쓴 코드는 정사각형에서만 맞아요.
# - **특징 맵(feature map)**: 합성곱 층의 출력이에요. 필터 하나가 이미지의 어디에서 자기 무늬를 찾았는지 보여 줘요.
# - **합성곱이라고 부르지만** 딥러닝에서 쓰는 것은 커널을 뒤집지 않는 상호상관(cross-correlation)이에요.
#
# <!-- plan -->
#
# **푸는 방법.** 함수와 클래스마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 바로 아래
# `grader.check(...)` 셀을 실행하면 공개 검사의 결과가 나와요. 채점할 때는 다른 크기의 이미지와 커널로 몇 가지를 더
# 확인하는데, **무엇을 확인하는지는 문제마다 모두 적어 두었어요**. 어떤 문제도 앞 문제의 답에 기대지 않아요.

# %% [markdown] lang="en"
# # Day 3: convolutional networks
#
# An affine layer sees an image as one long row of numbers; that two pixels were neighbours is forgotten. A
# **convolutional neural network (CNN)** slides a small window over the image and looks for the same pattern everywhere.
# Today you first slide that window yourself in NumPy, and then build the same thing in PyTorch and let it read digits.
#
# ```text
#  image ──> [ convolution ──> ReLU ──> pooling ] × 2 ──> flatten ──> affine ──> logits
#  (N, C, H, W)                                           (N, C·H·W)             (N, classes)
#              1, 2, 3, 4               5                                        8 (NumPy), 9 (PyTorch)
# ```
#
# - **Images always have the shape (N, C, H, W)**: images, channels, height, width. Try images whose height and width
#   differ: code with two axes mixed up is right for squares only.
# - **Feature map**: what a convolution puts out. It shows where in the image a filter has found its pattern.
# - **It is called convolution**, but what deep learning uses is cross-correlation: the kernel is not flipped.
#
# <!-- plan -->
#
# **How to work.** In each function and class, delete the line `raise NotImplementedError()` and write your code in its
# place. Then run the `grader.check(...)` cell underneath: it shows the public checks. Grading uses images and kernels
# of other sizes and looks at a few more things, and **every one of them is announced in the exercise**. No exercise
# depends on your answer to an earlier one.

# %% setup=true
import numpy as np
import otter
import torch
from torch import nn

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day3.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수를 완성하면 여기에 그림이 나타나요.
en| Not yet: finish the functions above and a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 1. 출력 크기와 패딩 (5점)
#
# **아이디어.** CNN을 만들다 보면 가장 자주 막히는 곳이 층과 층 사이의 크기예요. 커널(kernel)이 이미지 위를 몇 번 디딜
# 수 있는지만 세면 돼요. 마지막 걸음에서 커널이 다 들어가지 않으면 그 자리는 버려요. 가장자리에 0을 두르는
# **패딩(padding)** 은 출력이 작아지지 않게 해 주고, **팽창(dilation)** 은 커널의 칸 사이를 벌려 더 넓게 보게 해요.
#
# ```text
#  크기 6, 커널 3, stride 2       크기 6, 커널 3, dilation 2
#  ■ ■ ■ · · ·   0번 자리         ■ · ■ · ■ ·   0번 자리 (다섯 칸을 덮어요)
#  · · ■ ■ ■ ·   1번 자리         · ■ · ■ · ■   1번 자리
#  · · · · ■ ■ ■ 안 들어가요
# ```
#
# $$k_\text{eff} = d\,(k - 1) + 1, \qquad
#   \text{out} = \left\lfloor \frac{\text{size} + 2p - k_\text{eff}}{s} \right\rfloor + 1$$
#
# | 함수 | 하는 일 |
# |---|---|
# | `conv_output_size` | 출력의 크기. `size`가 정수면 정수, 튜플 `(H, W)`면 튜플 `(Ho, Wo)` |
# | `pad_nchw` | `x` $(N, C, H, W)$의 그림 둘레에 `value`를 `pad`칸 둘러요: $(N, C, H + 2p, W + 2p)$ |
# | `same_padding` | `stride=1`일 때 출력이 입력과 같은 크기가 되는 `pad` |
#
# **채점에서 확인하는 것**
# - `conv_output_size`: 나누어떨어지지 않는 크기를 포함한 무작위 값. 결과는 실수가 아니라 **정수**예요. `kernel`,
#   `stride`, `pad`, `dilation`은 언제나 정수 하나이고, `size`가 튜플이면 $H$와 $W$에 똑같이 써요.
# - 패딩까지 더해도 커널이 들어가지 않으면 ($\text{size} + 2p < k_\text{eff}$) `ValueError`를 일으켜요(raise). 튜플은
#   둘 가운데 하나만 모자라도 그래요. 딱 맞게 들어가면 1이에요.
# - `pad_nchw`: $H \ne W$, `pad` 0~3, 0이 아닌 `value`. 이미지의 수와 채널은 그대로예요. 결과의 dtype은 `x`와 같고
#   (float64, float32, int64, uint8), `pad=0`이어도 결과는 **새 배열**이라서 결과를 고쳐도 `x`는 그대로예요.
# - `same_padding`: 홀수 커널은 정수, 짝수 커널은 양쪽에 똑같이 나눌 수 없으니까 `ValueError`.
#
# 음수, 0인 `kernel`이나 `stride`, `x`의 dtype으로 나타낼 수 없는 `value`는 나오지 않아요.

# %% [markdown] lang="en"
# ## 1. Output size and padding (5 points)
#
# **Idea.** Whoever builds a CNN gets stuck at the sizes between layers first. All there is to do is to count the places
# in which the kernel can stand on the image. A last step after which it does not fit completely is dropped.
# **Padding** puts a frame around the image, so that the output need not shrink; **dilation** spreads the kernel's
# cells apart, so that it sees farther.
#
# ```text
#  size 6, kernel 3, stride 2     size 6, kernel 3, dilation 2
#  ■ ■ ■ · · ·   place 0          ■ · ■ · ■ ·   place 0 (it covers five cells)
#  · · ■ ■ ■ ·   place 1          · ■ · ■ · ■   place 1
#  · · · · ■ ■ ■ does not fit
# ```
#
# $$k_\text{eff} = d\,(k - 1) + 1, \qquad
#   \text{out} = \left\lfloor \frac{\text{size} + 2p - k_\text{eff}}{s} \right\rfloor + 1$$
#
# | function | what it does |
# |---|---|
# | `conv_output_size` | the output size: an integer for an integer, a tuple `(Ho, Wo)` for a tuple `(H, W)` |
# | `pad_nchw` | frames each picture of `x` $(N, C, H, W)$ with `value`, `pad` wide: $(N, C, H + 2p, W + 2p)$ |
# | `same_padding` | the `pad` with which the output is as large as the input, for `stride=1` |
#
# **What grading looks at**
# - `conv_output_size`: random values, sizes that do not divide among them. The result is an **integer**, not a float.
#   `kernel`, `stride`, `pad` and `dilation` are always one integer each; for a tuple they hold for $H$ and $W$ alike.
# - A kernel that does not fit even with the padding ($\text{size} + 2p < k_\text{eff}$) raises `ValueError`; for a
#   tuple one side that is too short is enough. Where it just fits, the answer is 1.
# - `pad_nchw`: $H \ne W$, `pad` from 0 to 3, a `value` that is not 0. The number of images and of channels stays. The
#   result has the dtype of `x` (float64, float32, int64, uint8). It is a **new array**, for `pad=0` too: who edits it
#   does not change `x`.
# - `same_padding`: an integer for an odd kernel; `ValueError` for an even one, which cannot be shared out evenly.
#
# Out of scope: negative numbers, a `kernel` or `stride` of 0, a `value` that the dtype of `x` cannot hold.


# %% solution="conv_output_size"
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    """
    ko| 커널이 설 수 있는 자리의 수. 커널이 들어가지 않으면 ValueError를 일으켜요.
    en| In how many places the kernel can stand. Raises ValueError where it does not fit.

    ko| size : 정수, 또는 튜플 (H, W);  kernel, stride, pad, dilation : 정수
    ko| 반환값: 정수, 또는 정수 둘의 튜플 (Ho, Wo)
    en| size : an integer, or a tuple (H, W);  kernel, stride, pad, dilation : integers
    en| returns: an integer, or a tuple (Ho, Wo) of two integers
    """
    ### BEGIN SOLUTION
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    room = size + 2 * pad - (dilation * (kernel - 1) + 1)
    if room < 0:
        raise ValueError("the kernel does not fit")
    return room // stride + 1
    ### END SOLUTION


# %% solution="pad_nchw"
def pad_nchw(x, pad, value=0.0):
    """
    ko| 이미지마다 그림 둘레에 value를 pad칸 두른 새 배열.
    en| A new array with a frame of value, pad wide, around each picture.

    ko| x : 배열 (N, C, H, W);  pad : 정수 >= 0;  value : 숫자
    ko| 반환값: 배열 (N, C, H + 2 pad, W + 2 pad), x와 같은 dtype
    en| x : array (N, C, H, W);  pad : an integer >= 0;  value : a number
    en| returns: array (N, C, H + 2 pad, W + 2 pad) of the dtype of x
    """
    ### BEGIN SOLUTION
    return np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), constant_values=value)
    ### END SOLUTION


# %% solution="same_padding"
def same_padding(kernel):
    """
    ko| stride가 1일 때 크기를 그대로 두는 pad. 짝수 커널이면 ValueError를 일으켜요.
    en| The pad that keeps the size for stride 1. Raises ValueError for an even kernel.

    ko| kernel : 정수 >= 1, 반환값: 정수
    en| kernel : an integer >= 1, returns an integer
    """
    ### BEGIN SOLUTION
    if kernel % 2 == 0:
        raise ValueError("only an odd kernel has the same padding on both sides")
    return kernel // 2
    ### END SOLUTION


# %% check="output_size"
grader.check("output_size")

# %% grade="output_size"

# %% [markdown] lang="ko"
# ## 2. 필터 직접 적용하기 (6점)
#
# **아이디어.** 사진을 흐리게, 또렷하게, 윤곽선만 남게 만드는 일은 모두 같은 계산이에요. 작은 숫자판인
# **커널(kernel)** 을 이미지 위에 얹고, 겹친 숫자끼리 곱해서 모두 더하고, 한 칸 옆으로 옮겨요. 사람이 정한 숫자 대신
# 학습으로 찾은 숫자를 커널에 쓰는 것이 CNN이에요.
#
# $$\text{out}_{i,j} = \sum_{u=0}^{k_h-1}\sum_{v=0}^{k_w-1} \text{kernel}_{u,v}\;\text{img}_{i+u,\;j+v}$$
#
# 커널을 **뒤집지 않고** 그대로 얹는 이 계산의 정확한 이름은 **상호상관(cross-correlation)** 이에요. 딥러닝에서는 이것을
# 합성곱이라고 불러요.
#
# | 함수 | 입력 | 출력 |
# |---|---|---|
# | `correlate2d(img, kernel)` | $(H, W)$, $(k_h, k_w)$ | $(H - k_h + 1,\; W - k_w + 1)$ |
# | `edge_map(img)` | $(H, W)$ | $(H - 2,\; W - 2)$ |
#
# `edge_map`은 소벨(Sobel) 커널 두 개로 가로 방향과 세로 방향의 변화를 구하고, 그 **크기**를 돌려줘요. 나누거나 0~255로
# 맞추지 않아요.
#
# $$K_x = \begin{pmatrix} -1 & 0 & 1 \\ -2 & 0 & 2 \\ -1 & 0 & 1 \end{pmatrix}, \qquad K_y = K_x^\top, \qquad
#   \text{edges} = \sqrt{g_x^2 + g_y^2}$$
#
# **채점에서 확인하는 것**
# - 비대칭인 무작위 커널, 가로와 세로가 다른 이미지와 커널, 1x1 커널, 이미지만 한 커널, 밝은 점 하나뿐인 이미지
# - `edge_map`: 무작위 이미지, 가로 경계와 세로 경계, 값이 모두 같은 이미지 (어디서나 0)
# - 정수 이미지(int64, 0~255의 uint8)에 실수 커널을 써도 값이 잘리거나 넘치지 않아요.
# - 연속되지 않은 배열, `img`와 `kernel`은 그대로
#
# 이미지는 $16 \times 16$보다 크지 않으니 반복문으로 충분해요. 커널이 이미지보다 큰 경우와 빈 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 2. Filters by hand (6 points)
#
# **Idea.** Blurring a photo, sharpening it, keeping nothing but its outlines: all of this is one computation. Lay a
# small board of numbers, the **kernel**, on the image, multiply what lies on top of each other, add it all up, and move
# one place on. A CNN does just this, with numbers that it has learned instead of numbers that somebody chose.
#
# $$\text{out}_{i,j} = \sum_{u=0}^{k_h-1}\sum_{v=0}^{k_w-1} \text{kernel}_{u,v}\;\text{img}_{i+u,\;j+v}$$
#
# The kernel is laid on as it is, **not flipped**. The exact name of this is **cross-correlation**; in deep learning it
# is called convolution.
#
# | function | input | output |
# |---|---|---|
# | `correlate2d(img, kernel)` | $(H, W)$, $(k_h, k_w)$ | $(H - k_h + 1,\; W - k_w + 1)$ |
# | `edge_map(img)` | $(H, W)$ | $(H - 2,\; W - 2)$ |
#
# `edge_map` measures the change from left to right and from top to bottom with two Sobel kernels and returns its
# **magnitude**. It is not divided by anything nor brought to 0..255.
#
# $$K_x = \begin{pmatrix} -1 & 0 & 1 \\ -2 & 0 & 2 \\ -1 & 0 & 1 \end{pmatrix}, \qquad K_y = K_x^\top, \qquad
#   \text{edges} = \sqrt{g_x^2 + g_y^2}$$
#
# **What grading looks at**
# - random kernels without symmetry, images and kernels that are not square, a 1x1 kernel, a kernel as large as the
#   image, an image with a single bright pixel
# - `edge_map`: random images, horizontal and vertical borders, an image of one value (0 everywhere)
# - integer images (int64, and uint8 from 0 to 255) with a kernel of floats: nothing is cut off and nothing overflows
# - arrays that are not contiguous; `img` and `kernel` stay as they were
#
# No image is larger than $16 \times 16$, so loops will do. Out of scope: a kernel larger than the image, empty arrays.


# %% solution="correlate2d"
def correlate2d(img, kernel):
    """
    ko| 커널을 뒤집지 않고 이미지 위로 옮기며 곱해서 더해요.
    en| Slide the kernel over the image as it is, multiply and add up.

    ko| img : 배열 (H, W), 실수나 정수;  kernel : 배열 (kh, kw), 실수나 정수
    ko| 반환값: 배열 (H - kh + 1, W - kw + 1)
    en| img : array (H, W) of floats or integers;  kernel : array (kh, kw) of floats or integers
    en| returns: array (H - kh + 1, W - kw + 1)
    """
    ### BEGIN SOLUTION
    (H, W), (kh, kw) = img.shape, kernel.shape
    out = np.empty((H - kh + 1, W - kw + 1))
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            out[i, j] = np.sum(img[i : i + kh, j : j + kw] * kernel)
    return out
    ### END SOLUTION


# %% solution="edge_map"
def edge_map(img):
    """
    ko| 소벨 커널 두 개로 구한 변화의 크기.
    en| The magnitude of the change that two Sobel kernels measure.

    ko| img : 배열 (H, W), 실수나 정수, 반환값: 배열 (H - 2, W - 2)
    en| img : array (H, W) of floats or integers, returns an array (H - 2, W - 2)
    """
    ### BEGIN SOLUTION
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    return np.hypot(correlate2d(img, sobel), correlate2d(img, sobel.T))
    ### END SOLUTION


# %% check="correlate2d"
grader.check("correlate2d")

# %% grade="correlate2d"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    up, along = np.mgrid[-1:1:40j, -1.4:1.4:56j]
    scene = np.exp(-3 * (up**2 + along**2)) + (np.abs(up - 0.5 * along) < 0.12)
    sharpen = np.array([[0.0, -1.0, 0.0], [-1.0, 5.0, -1.0], [0.0, -1.0, 0.0]])
    filtered = {
        "img": scene,
        "mean of 5x5": correlate2d(scene, np.full((5, 5), 1 / 25)),
        "sharpen": correlate2d(scene, sharpen),
        "edge_map": edge_map(scene),
    }
    figure, axes = plt.subplots(1, 4, figsize=(11, 2.4), layout="constrained")
    for axis, (title, shown) in zip(axes, filtered.items(), strict=True):
        axis.imshow(shown, cmap="gray")
        axis.set_title(f"{title} {shown.shape}")
        axis.axis("off")
    plt.show()
except NotImplementedError:
    print(NOT_YET)

# %% [markdown] lang="ko"
# ## 3. 합성곱 순전파 (11점)
#
# **아이디어.** Affine 층은 이미지를 한 줄로 펴 버려서 어느 픽셀이 이웃인지 잊어요. **합성곱(convolution)** 층은 작은
# **필터(filter)** 를 이미지 위로 옮겨 가며, 창에 들어온 숫자에 필터의 가중치를 곱해서 모두 더해요. 같은 필터를 모든
# 자리에 쓰니까 고양이가 왼쪽에 있든 오른쪽에 있든 똑같이 반응해요.
#
# **식.** 필터 하나는 입력 채널만큼 겹이 있고, 출력 픽셀 하나는 모든 겹을 합친 값이에요. $s$는 `stride`(한 번에
# 옮기는 칸), $p$는 `pad`(네 변 바깥에 두르는 0의 폭), $\hat{x}$는 0을 두른 이미지예요.
#
# $$\text{out}_{n,f,i,j} = b_f + \sum_{c}\sum_{u=0}^{k_h-1}\sum_{v=0}^{k_w-1}
#   w_{f,c,u,v}\;\hat{x}_{n,c,\;i s+u,\;j s+v}$$
#
# $$H_o = \left\lfloor \frac{H + 2p - k_h}{s} \right\rfloor + 1, \qquad
#   W_o = \left\lfloor \frac{W + 2p - k_w}{s} \right\rfloor + 1$$
#
# | 배열 | 모양 | 뜻 |
# |---|---|---|
# | `x` | $(N, C, H, W)$ | 이미지 $N$장, 채널 $C$개 |
# | `w` | $(F, C, k_h, k_w)$ | 필터 $F$개, 뒤집지 않고 그대로 곱해요 |
# | `b` | $(F,)$ | 필터마다 편향 하나 |
# | `out` | $(N, F, H_o, W_o)$ | 필터마다 특징 맵 하나 |
# | `cache` | 자유 | 역전파 때 쓸 것을 담아 두세요. 내용은 채점하지 않아요 |
#
# **채점에서 확인하는 것.** `stride=1`, `pad=1`, 정사각형에서만 맞는 코드가 아주 많아요. 그래서 이런 것들이 나와요.
# - 가로와 세로가 다른 이미지, 가로와 세로가 다른 필터, 1x1 필터, 이미지만 한 필터
# - `stride` 1~3, `pad` 0~2, 그리고 둘을 적지 않고 부르기 (기본값 1과 0)
# - **나누어떨어지지 않는 크기**: 창이 다 들어가지 않는 마지막 자리는 버려요 (식의 $\lfloor\cdot\rfloor$)
# - 이미지 한 장, 채널 하나, 필터 하나와 여럿. 밝은 점 하나뿐인 이미지
# - float32를 넣으면 `out`도 float32, 연속되지 않은(non-contiguous) 배열, `x`, `w`, `b`는 그대로
#
# 가장 큰 입력은 `x` $(8, 3, 16, 16)$, `w` $(8, 3, 3, 3)$이에요. 반복문으로 써도 시간은 넉넉해요 (한 번에 10초까지).
# 필터가 0을 두른 이미지보다 큰 경우, 방향마다 다른 `stride`나 `pad`, 정수 배열, 빈 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 3. Convolution forward (11 points)
#
# **Idea.** An affine layer writes an image in one line and forgets which pixels are neighbours. A **convolution** layer
# slides a small **filter** over the image; at each place it multiplies the numbers in the window by the weights of the
# filter and adds them all up. The filter is the same everywhere, so a cat on the left is seen just like one on the
# right.
#
# **Formula.** A filter has one layer per input channel, and one output pixel combines all of them. $s$ is the `stride`
# (how far the window moves at a time), $p$ is `pad` (the width of the frame of zeros on all four sides), $\hat{x}$ is
# the image with its frame.
#
# $$\text{out}_{n,f,i,j} = b_f + \sum_{c}\sum_{u=0}^{k_h-1}\sum_{v=0}^{k_w-1}
#   w_{f,c,u,v}\;\hat{x}_{n,c,\;i s+u,\;j s+v}$$
#
# $$H_o = \left\lfloor \frac{H + 2p - k_h}{s} \right\rfloor + 1, \qquad
#   W_o = \left\lfloor \frac{W + 2p - k_w}{s} \right\rfloor + 1$$
#
# | array | shape | meaning |
# |---|---|---|
# | `x` | $(N, C, H, W)$ | $N$ images with $C$ channels |
# | `w` | $(F, C, k_h, k_w)$ | $F$ filters, multiplied as they are, not flipped |
# | `b` | $(F,)$ | one bias per filter |
# | `out` | $(N, F, H_o, W_o)$ | one feature map per filter |
# | `cache` | up to you | keep what the backward pass will need; what is in it is not graded |
#
# **What grading looks at.** A great deal of code is right only for `stride=1`, `pad=1` and squares. So these appear:
# - images and filters that are wider than tall or taller than wide, 1x1 filters, a filter as large as the image
# - `stride` from 1 to 3, `pad` from 0 to 2, and calls that name neither (defaults 1 and 0)
# - **sizes that do not divide**: a last place in which the window does not fit completely is dropped, as the
#   $\lfloor\cdot\rfloor$ says
# - one image, one channel, one filter, and several; an image with a single bright pixel
# - float32 in gives float32 `out`; arrays that are not contiguous; `x`, `w` and `b` stay as they were
#
# The largest input is `x` $(8, 3, 16, 16)$ with `w` $(8, 3, 3, 3)$. Loops are fast enough (10 s per call). Out of
# scope: a filter larger than the image with its frame, another `stride` or `pad` in each direction, integer arrays,
# empty arrays.


# %% solution="conv2d_forward"
def conv2d_forward(x, w, b, stride=1, pad=0):
    """
    ko| 합성곱 층의 순전파.
    en| Forward pass of a convolution layer.

    ko| x : 배열 (N, C, H, W);  w : 배열 (F, C, kh, kw);  b : 배열 (F,), 모두 float32이거나 모두 float64
    ko| stride : 창을 옮기는 칸 수, 정수 >= 1;  pad : 네 변에 두르는 0의 폭, 정수 >= 0
    ko| 반환값: out, x와 같은 dtype의 배열 (N, F, Ho, Wo);  cache, 역전파에 쓸 것 (자유)
    en| x : array (N, C, H, W);  w : array (F, C, kh, kw);  b : array (F,), all float32 or all float64
    en| stride : how far the window moves, an integer >= 1;  pad : width of the frame of zeros, an integer >= 0
    en| returns: out, array (N, F, Ho, Wo) of the dtype of x;  cache, what the backward pass needs (up to you)
    """
    ### BEGIN SOLUTION
    _, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho = (H + 2 * pad - kh) // stride + 1
    Wo = (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.empty((len(x), F, Ho, Wo), dtype=x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            window = framed[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.einsum("ncuv,fcuv->nf", window, w) + b
    return out, (x, w, b, stride, pad)
    ### END SOLUTION


# %% check="conv_forward"
grader.check("conv_forward")

# %% grade="conv_forward"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    rows, columns = np.mgrid[-1:1:48j, -1:1:48j]
    picture = ((rows**2 + columns**2 < 0.6) & (np.abs(rows - columns) > 0.2)).astype(float)
    filters = np.array(
        [
            [[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]],
            [[-1.0, -2.0, -1.0], [0.0, 0.0, 0.0], [1.0, 2.0, 1.0]],
            [[2.0, 1.0, 0.0], [1.0, 0.0, -1.0], [0.0, -1.0, -2.0]],
        ]
    )
    maps, _ = conv2d_forward(picture[None, None], filters[:, None], np.zeros(3), pad=1)
    figure, axes = plt.subplots(1, 4, figsize=(10, 2.8), layout="constrained")
    axes[0].imshow(picture, cmap="gray")
    axes[0].set_title("input")
    for axis, feature_map, title in zip(axes[1:], maps[0], ("left-right", "up-down", "diagonal"), strict=True):
        axis.imshow(feature_map, cmap="coolwarm", vmin=-4, vmax=4)
        axis.set_title(f"filter: {title}")
    for axis in axes:
        axis.axis("off")
    plt.show()
except NotImplementedError:
    print(NOT_YET)

# %% [markdown] lang="ko"
# ## 4. 합성곱 역전파 (14점)
#
# **아이디어.** 합성곱도 곱하고 더하는 일뿐이니, 역전파는 Affine 층과 같은 규칙을 따라요: **길마다 곱하고, 길을 모두
# 더한다.** 다른 점은 길의 모양이에요. 필터의 숫자 하나는 모든 이미지의 **모든 자리**에서 쓰이고, 픽셀 하나는 자기를
# 덮는 **모든 창**에서 쓰여요.
#
# **식.** 3번의 식이에요. $\hat{x}$는 0을 두른 이미지이고, $s$는 `stride`, $p$는 `pad`예요.
#
# $$\text{out}_{n,f,i,j} = b_f + \sum_{c,u,v} w_{f,c,u,v}\; \hat{x}_{n,\,c,\;is+u,\;js+v}$$
#
# 이 식을 $b_f$, $w_{f,c,u,v}$, $\hat{x}_{n,c,h,\ell}$로 미분해 보세요. 출력 하나 $\text{out}_{n,f,i,j}$가 무엇과 무엇을
# 이어 주는지 알면, 반복문은 순전파와 똑같아요: 자리 $(i, j)$마다 그 창이 `dw`와 $d\hat{x}$에 **보태는 몫**을 더해요.
# $\hat{x}$에 두른 0은 손실과 이어져 있어도 `x`의 픽셀이 아니에요. `dx`에는 무엇이 남아야 할까요?
#
# | 배열 | 모양 | |
# |---|---|---|
# | `dout` | $(N, F, H_o, W_o)$ | 뒤에서 온 기울기 |
# | `cache` | 튜플 `(x, w, b, stride, pad)` | `x` $(N, C, H, W)$, `w` $(F, C, k_h, k_w)$, `b` $(F,)$, 정수 둘 |
# | `dx` | $(N, C, H, W)$ | 두른 0은 빼고, `x`와 같은 모양 |
# | `dw` | $(F, C, k_h, k_w)$ | |
# | `db` | $(F,)$ | |
#
# `cache`는 언제나 위의 튜플이에요. 채점할 때는 여러분의 `conv2d_forward`를 부르지 않고 이 튜플을 만들어 넣으니, 3번을
# 아직 못 풀었어도 괜찮아요.
#
# **확인하는 법.** `out`에서 편향을 뺀 값은 `x`에도 `w`에도 정비례해요. 그래서 맞는 역전파라면
# $\sum dx \cdot x = \sum dw \cdot w$예요. 공개 검사가 이것을 확인하고, 그 아래 셀은 수치 기울기와 비교해요.
#
# **채점에서 확인하는 것.** `stride=1`, `pad=1`에서만 맞는 역전파가 아주 많아요. 모두 무작위 `dout`을 넣어 수치
# 기울기와 비교하고, 상대 오차 $10^{-6}$까지 괜찮아요.
# - `db` (2점), `dw` (2.5점), `dx` (2.5점): $N = 1$, $C = 1$, $F = 1$, 채널과 필터가 많을 때, $1 \times 1$ 필터,
#   이미지만큼 큰 필터.
# - `pad`가 0일 때와 2일 때 (2점).
# - `stride`가 2일 때와 3일 때, 창 사이가 뜰 때, **크기가 나누어떨어지지 않을 때** (2점). 어느 창에도 들지 않은 픽셀의
#   기울기는 0이에요.
# - 정사각형이 아닌 이미지와 필터 (2점).
# - float32를 넣으면 셋 다 float32이고, 메모리에 띄엄띄엄 놓인 배열과 Fortran 순서의 배열도 받아요 (0.5점).
# - `dout`과 `cache`의 배열은 그대로여야 해요 (0.5점).
#
# 가장 큰 입력에서도 `for` 문으로 쓴 코드가 1초면 끝나요. 방향마다 다른 `stride`나 `pad`, 빈 배열, 정수 배열은 나오지
# 않아요.

# %% [markdown] lang="en"
# ## 4. Convolution backward (14 points)
#
# **Idea.** A convolution only multiplies and adds, so its backward pass follows the rule of the affine layer:
# **multiply along each path, add up the paths.** What is new is where the paths run. One number of a filter is used in
# **every place** of every image, and one pixel is used in **every window** that covers it.
#
# **Formula.** This is the formula of exercise 3. $\hat{x}$ is the image with its frame of zeros, $s$ is `stride` and
# $p$ is `pad`.
#
# $$\text{out}_{n,f,i,j} = b_f + \sum_{c,u,v} w_{f,c,u,v}\; \hat{x}_{n,\,c,\;is+u,\;js+v}$$
#
# Differentiate it by $b_f$, by $w_{f,c,u,v}$ and by $\hat{x}_{n,c,h,\ell}$. Once you see what a single
# $\text{out}_{n,f,i,j}$ connects, the loops are those of the forward pass: at each place $(i, j)$, add what this window
# **contributes** to `dw` and to $d\hat{x}$. The zeros around $\hat{x}$ are connected to the loss as well, but they are
# no pixels of `x`. What should be left in `dx`?
#
# | array | shape | |
# |---|---|---|
# | `dout` | $(N, F, H_o, W_o)$ | the gradient that comes from behind |
# | `cache` | tuple `(x, w, b, stride, pad)` | `x` $(N, C, H, W)$, `w` $(F, C, k_h, k_w)$, `b` $(F,)$, two integers |
# | `dx` | $(N, C, H, W)$ | without the frame, the shape of `x` |
# | `dw` | $(F, C, k_h, k_w)$ | |
# | `db` | $(F,)$ | |
#
# `cache` is always the tuple above. Grading does not call your `conv2d_forward` but makes this tuple itself, so it does
# not matter if exercise 3 is not done yet.
#
# **How to check.** But for the bias, `out` is proportional to `x`, and to `w`. A right backward pass therefore has
# $\sum dx \cdot x = \sum dw \cdot w$. The public check looks at this, and the cell below it compares with the numerical
# gradient.
#
# **What grading looks at.** A great many backward passes are right for `stride=1` and `pad=1` only. Everything is
# compared with the numerical gradient for a random `dout`, and a relative error up to $10^{-6}$ is fine.
# - `db` (2 points), `dw` (2.5 points), `dx` (2.5 points): $N = 1$, $C = 1$, $F = 1$, many channels and filters, a
#   $1 \times 1$ filter, a filter as large as the image.
# - `pad` of 0 and of 2 (2 points).
# - `stride` of 2 and of 3, gaps between the windows, **sizes that do not divide** (2 points). The gradient of a pixel
#   in no window is 0.
# - Images and filters that are not square (2 points).
# - float32 in gives float32 for all three; non-contiguous and Fortran-ordered arrays are accepted (0.5 points).
# - `dout` and the arrays in `cache` stay as they were (0.5 points).
#
# Code with `for` loops needs less than a second for the largest input. Out of scope: another `stride` or `pad` in each
# direction, empty arrays, integer arrays.


# %% solution="conv2d_backward"
def conv2d_backward(dout, cache):
    """
    ko| 합성곱 층의 역전파.
    en| Backward pass of a convolution layer.

    ko| dout : 배열 (N, F, Ho, Wo), 손실을 out으로 미분한 값
    ko| cache : 튜플 (x, w, b, stride, pad)
    en| dout : array (N, F, Ho, Wo), gradient of the loss with respect to out
    en| cache : the tuple (x, w, b, stride, pad)

    ko| 반환값: dx, 배열 (N, C, H, W);  dw, 배열 (F, C, kh, kw);  db, 배열 (F,), 입력과 같은 dtype
    en| returns: dx, array (N, C, H, W);  dw, array (F, C, kh, kw);  db, array (F,), of the inputs' dtype
    """
    x, w, _, stride, pad = cache
    ### BEGIN SOLUTION
    H, W = x.shape[2:]
    kh, kw = w.shape[2:]
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    dframed, dw = np.zeros_like(framed), np.zeros_like(w)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            d = dout[:, :, i, j]
            rows, columns = slice(i * stride, i * stride + kh), slice(j * stride, j * stride + kw)
            dw += np.einsum("nf,ncuv->fcuv", d, framed[:, :, rows, columns])
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    ### END SOLUTION
    return dx, dw, db


# %% check="conv_backward"
grader.check("conv_backward")

# %% grade="conv_backward"

# %% [markdown] lang="ko"
# **수치 기울기와 비교하기.** 3번의 `conv2d_forward`로 픽셀 하나를 올리고 내려서 `dx`와 비교해요. `stride`와 `pad`를
# 바꿔 가며 실행해 보세요. 맞는 코드의 차이는 $10^{-9}$보다 작아요.

# %% [markdown] lang="en"
# **Against the numerical gradient.** This moves single pixels up and down with your `conv2d_forward` of exercise 3 and
# compares with `dx`. Try other values of `stride` and `pad`. Right code differs by less than $10^{-9}$.

# %% demo=true
try:
    rng = np.random.default_rng(0)
    x, w, b = rng.normal(size=(2, 3, 6, 5)), rng.normal(size=(4, 3, 3, 2)), rng.normal(size=4)
    stride, pad, h = 2, 1, 1e-5
    out, _ = conv2d_forward(x, w, b, stride, pad)
    dout = rng.normal(size=out.shape)
    dx, dw, db = conv2d_backward(dout, (x, w, b, stride, pad))
    for pixel in [(0, 0, 0, 0), (1, 2, 3, 2), (0, 1, 5, 4)]:
        moved = np.zeros_like(x)
        moved[pixel] = h
        above, _ = conv2d_forward(x + moved, w, b, stride, pad)
        below, _ = conv2d_forward(x - moved, w, b, stride, pad)
        numeric = ((above - below) * dout).sum() / (2 * h)
        print(
            f"dx{list(pixel)} = {dx[pixel]:+.6f}, numerical {numeric:+.6f}, difference {abs(dx[pixel] - numeric):.1e}"
        )
except NotImplementedError:
    print(NOT_YET)

# %% [markdown] lang="ko"
# **그림으로 보기.** 필터도 `dout`도 모두 1이면 `dx`는 픽셀마다 자기를 덮는 창의 수예요. 밝은 픽셀일수록 더 많은 창이
# 봐요. `stride=4`에서 비어 있는 줄은 왜 생길까요?

# %% [markdown] lang="en"
# **See it.** With a filter of ones and a `dout` of ones, `dx` counts the windows that cover each pixel: bright pixels
# are seen by many. Where do the empty lines at `stride=4` come from?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 4, figsize=(10, 2.8), layout="constrained")
    for axis, (stride, pad) in zip(axes, [(1, 0), (1, 1), (2, 0), (4, 0)], strict=True):
        size = (11 + 2 * pad - 3) // stride + 1
        image, ones = np.zeros((1, 1, 11, 11)), np.ones((1, 1, 3, 3))
        windows, _, _ = conv2d_backward(np.ones((1, 1, size, size)), (image, ones, np.zeros(1), stride, pad))
        axis.imshow(windows[0, 0], cmap="gray", vmin=0, vmax=9)
        axis.set(title=f"stride={stride}, pad={pad}", xticks=[], yticks=[])
    plt.show()
except NotImplementedError:
    print(NOT_YET)

# %% [markdown] lang="ko"
# ## 5. 최대 풀링과 평균 풀링 (10점)
#
# **아이디어.** 풀링(pooling)은 작은 창(window)을 옮겨 가며 창 하나를 숫자 하나로 줄여요. 배울 파라미터는 없어요.
# - **최대 풀링(max pooling)** 은 창에서 가장 큰 값을 남겨요. "이 근처에 그 무늬가 있었나?"라는 질문이에요.
# - **평균 풀링(average pooling)** 은 창의 평균을 남겨요.
# - **전역 평균 풀링(global average pooling)** 은 채널 하나를 통째로 평균 하나로 줄여요. 이미지의 크기가 달라도 결과의
#   모양이 같아서, 요즘 신경망은 마지막에 자주 써요.
#
# **식.** 크기 $k_h \times k_w$인 창이 `stride` $= s$칸씩 움직여요. 패딩은 없어요. 창이 이미지 안에 **완전히** 들어갈
# 때만 세고, 남는 행과 열은 버려요.
#
# $$H_o = \left\lfloor \frac{H - k_h}{s} \right\rfloor + 1, \qquad
#   W_o = \left\lfloor \frac{W - k_w}{s} \right\rfloor + 1$$
#
# $$\text{out}_{n,c,i,j} = \max_{0 \le u < k_h,\; 0 \le v < k_w} x_{n,\,c,\,is+u,\,js+v}
#   \qquad \text{또는} \qquad \frac{1}{k_h k_w} \sum_{u,v} x_{n,\,c,\,is+u,\,js+v}$$
#
# | 배열 | 모양 | 뜻 |
# |---|---|---|
# | `x`, `dx` | $(N, C, H, W)$ | 입력과 그 기울기 |
# | `k` | 정수 하나, 또는 정수 둘의 튜플 `(kh, kw)` | 창의 크기. 첫 줄이 둘로 나누어 줘요 |
# | `stride` | 정수 | 세로와 가로에 똑같이 써요 |
# | `out`, `dout` | $(N, C, H_o, W_o)$ | 전역 평균 풀링에서는 $(N, C)$ |
#
# **역전파.** 픽셀 하나를 조금 키워 보세요. 어느 창의 출력이, 얼마나 변하나요? 그 창들의 `dout`이 그만큼씩 이 픽셀로
# 돌아와요. 최대 풀링에서 동점이면 창을 왼쪽에서 오른쪽으로, 위에서 아래로 읽어서 **처음 만나는 최댓값 하나**가 기울기를
# 모두 받아요 (CPU의 PyTorch도 같은 규칙이에요).
#
# **채점에서 확인하는 것**
# - 최대 풀링의 값: `stride`가 창과 같을 때 (1점), 창보다 작거나 클 때 (1점), 모두 음수일 때 (0.5점).
# - 정사각형이 아닌 창 `(kh, kw)`에서 최대와 평균 (0.5점), 평균 풀링 (0.5점), 전역 평균 풀링의 값 (0.5점).
# - 기울기: 최대 풀링 (1점), **창이 겹칠 때** 최대와 평균 (1점), 평균 풀링 (0.5점), 전역 평균 풀링 (0.5점).
# - 동점: 정수만 든 이미지, ReLU를 지나 0이 많은 이미지 (1점).
# - 나누어떨어지지 않는 크기: 버려진 픽셀의 기울기는 0이에요 (0.5점).
# - 풀링 층이 둘일 때: 순전파 두 번 **다음에** 역전파가 와요. 같은 `cache`를 두 번 써도 답이 같아요 (0.5점).
# - float32를 넣으면 `out`과 `dx`도 float32예요. 메모리에 띄엄띄엄 놓인 배열과 Fortran 순서의 배열도 받아요 (0.5점).
# - `x`와 `dout`은 그대로여야 해요 (0.5점).
#
# 정사각형이 아닌 이미지, $N = 1$, $C = 1$, 채널이 많은 이미지, 이미지만큼 큰 창, $1 \times 1$ 창도 나와요. `cache`에는
# 무엇을 담아도 좋아요. 순전파와 역전파 사이에 `x`는 바뀌지 않아요. 이미지보다 큰 창, 빈 배열, 정수 dtype, NaN은 나오지
# 않아요.

# %% [markdown] lang="en"
# ## 5. Max pooling and average pooling (10 points)
#
# **Idea.** Pooling moves a small window over the image and turns each window into one number. There is nothing to
# learn in it.
# - **Max pooling** keeps the largest value of a window: "was that pattern anywhere around here?"
# - **Average pooling** keeps the mean of a window.
# - **Global average pooling** turns a whole channel into one mean. Images of any size give a result of the same shape,
#   so many of today's networks end with it.
#
# **Formula.** A window of $k_h \times k_w$ pixels moves by `stride` $= s$ pixels. There is no padding. A window counts
# only where it fits into the image **completely**; rows and columns left over are dropped.
#
# $$H_o = \left\lfloor \frac{H - k_h}{s} \right\rfloor + 1, \qquad
#   W_o = \left\lfloor \frac{W - k_w}{s} \right\rfloor + 1$$
#
# $$\text{out}_{n,c,i,j} = \max_{0 \le u < k_h,\; 0 \le v < k_w} x_{n,\,c,\,is+u,\,js+v}
#   \qquad \text{or} \qquad \frac{1}{k_h k_w} \sum_{u,v} x_{n,\,c,\,is+u,\,js+v}$$
#
# | array | shape | meaning |
# |---|---|---|
# | `x`, `dx` | $(N, C, H, W)$ | the input and its gradient |
# | `k` | one integer, or a tuple of two, `(kh, kw)` | size of the window; the first line splits it for you |
# | `stride` | integer | the same down and across |
# | `out`, `dout` | $(N, C, H_o, W_o)$ | $(N, C)$ for global average pooling |
#
# **Backward.** Make one pixel a little larger. The outputs of which windows change, and by how much? That share of
# each such window's `dout` comes back to the pixel. When several pixels tie for the maximum, **the first one** gets
# all of the gradient, reading the window from left to right and from top to bottom (PyTorch does the same on a CPU).
#
# **What grading looks at**
# - Values of max pooling: with `stride` equal to the window (1 point), smaller or larger (1 point), with negative
#   numbers only (0.5 points).
# - Windows `(kh, kw)` that are not square, max and average (0.5 points); values of average pooling (0.5 points) and of
#   global average pooling (0.5 points).
# - Gradients: max pooling (1 point), **overlapping windows**, max and average (1 point), average pooling (0.5 points),
#   global average pooling (0.5 points).
# - Ties: images of whole numbers, and images with many zeros behind a ReLU (1 point).
# - Sizes that do not divide: the gradient of dropped pixels is 0 (0.5 points).
# - Two pooling layers: both forward passes run **before** the first backward pass, and the same `cache` gives the same
#   answer twice (0.5 points).
# - float32 in gives float32 `out` and `dx`; non-contiguous and Fortran-ordered arrays are accepted (0.5 points).
# - `x` and `dout` stay as they were (0.5 points).
#
# Images that are not square, $N = 1$, $C = 1$, many channels, a window as large as the image and a $1 \times 1$ window
# all occur. Put into `cache` whatever you like. `x` does not change between forward and backward. Out of scope: windows
# larger than the image, empty arrays, integer dtypes, NaN.


# %% solution="maxpool2d_forward"
def maxpool2d_forward(x, k, stride):
    """
    ko| 최대 풀링의 순전파.
    en| Forward pass of max pooling.

    ko| x : 배열 (N, C, H, W), float32 또는 float64
    ko| k : 창의 크기, 정수 또는 튜플 (kh, kw);  stride : 정수
    en| x : array (N, C, H, W), float32 or float64
    en| k : size of the window, an integer or a tuple (kh, kw);  stride : integer

    ko| 반환값: out, 배열 (N, C, Ho, Wo), x와 같은 dtype
    ko|         cache, maxpool2d_backward에 필요한 것이면 무엇이든
    en| returns: out, array (N, C, Ho, Wo) of the dtype of x
    en|          cache, whatever maxpool2d_backward will need
    """
    kh, kw = (k, k) if isinstance(k, int) else k
    ### BEGIN SOLUTION
    N, C, H, W = x.shape
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    out = np.empty((N, C, Ho, Wo), dtype=x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            top, left = i * stride, j * stride
            out[:, :, i, j] = x[:, :, top : top + kh, left : left + kw].max(axis=(2, 3))
    cache = (x, kh, kw, stride)
    ### END SOLUTION
    return out, cache


# %% solution="maxpool2d_backward"
def maxpool2d_backward(dout, cache):
    """
    ko| 최대 풀링의 역전파. 동점이면 창에서 처음 만나는 최댓값이 기울기를 모두 받아요.
    en| Backward pass of max pooling. Among ties, the first maximum of the window gets all of the gradient.

    ko| dout : 배열 (N, C, Ho, Wo);  cache : maxpool2d_forward가 돌려준 것
    ko| 반환값: dx, 배열 (N, C, H, W)
    en| dout : array (N, C, Ho, Wo);  cache : what maxpool2d_forward returned
    en| returns: dx, array (N, C, H, W)
    """
    ### BEGIN SOLUTION
    x, kh, kw, stride = cache
    N, C = x.shape[:2]
    n, c = np.ogrid[:N, :C]
    dx = np.zeros_like(x)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            top, left = i * stride, j * stride
            window = x[:, :, top : top + kh, left : left + kw]
            u, v = np.divmod(window.reshape(N, C, -1).argmax(axis=2), kw)
            dx[n, c, top + u, left + v] += dout[:, :, i, j]
    ### END SOLUTION
    return dx


# %% solution="avgpool2d_forward"
def avgpool2d_forward(x, k, stride):
    """
    ko| 평균 풀링의 순전파. 인자와 반환값은 maxpool2d_forward와 같아요.
    en| Forward pass of average pooling. Arguments and results are those of maxpool2d_forward.
    """
    kh, kw = (k, k) if isinstance(k, int) else k
    ### BEGIN SOLUTION
    N, C, H, W = x.shape
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    out = np.empty((N, C, Ho, Wo), dtype=x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            top, left = i * stride, j * stride
            out[:, :, i, j] = x[:, :, top : top + kh, left : left + kw].mean(axis=(2, 3))
    cache = (x.shape, kh, kw, stride)
    ### END SOLUTION
    return out, cache


# %% solution="avgpool2d_backward"
def avgpool2d_backward(dout, cache):
    """
    ko| 평균 풀링의 역전파.
    en| Backward pass of average pooling.

    ko| dout : 배열 (N, C, Ho, Wo);  cache : avgpool2d_forward가 돌려준 것
    ko| 반환값: dx, 배열 (N, C, H, W)
    en| dout : array (N, C, Ho, Wo);  cache : what avgpool2d_forward returned
    en| returns: dx, array (N, C, H, W)
    """
    ### BEGIN SOLUTION
    shape, kh, kw, stride = cache
    dx = np.zeros(shape, dtype=dout.dtype)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            top, left = i * stride, j * stride
            dx[:, :, top : top + kh, left : left + kw] += dout[:, :, i, j, None, None] / (kh * kw)
    ### END SOLUTION
    return dx


# %% solution="global_avg_pool_forward"
def global_avg_pool_forward(x):
    """
    ko| 전역 평균 풀링의 순전파: 채널마다 모든 픽셀의 평균 하나.
    en| Forward pass of global average pooling: one mean per channel, over all of its pixels.

    ko| x : 배열 (N, C, H, W)
    ko| 반환값: out, 배열 (N, C);  cache, global_avg_pool_backward에 필요한 것이면 무엇이든
    en| x : array (N, C, H, W)
    en| returns: out, array (N, C);  cache, whatever global_avg_pool_backward will need
    """
    ### BEGIN SOLUTION
    out = x.mean(axis=(2, 3))
    cache = x.shape
    ### END SOLUTION
    return out, cache


# %% solution="global_avg_pool_backward"
def global_avg_pool_backward(dout, cache):
    """
    ko| 전역 평균 풀링의 역전파.
    en| Backward pass of global average pooling.

    ko| dout : 배열 (N, C);  cache : global_avg_pool_forward가 돌려준 것
    ko| 반환값: dx, 배열 (N, C, H, W)
    en| dout : array (N, C);  cache : what global_avg_pool_forward returned
    en| returns: dx, array (N, C, H, W)
    """
    ### BEGIN SOLUTION
    H, W = cache[2:]
    dx = np.zeros(cache, dtype=dout.dtype) + dout[:, :, None, None] / (H * W)
    ### END SOLUTION
    return dx


# %% check="pooling"
grader.check("pooling")

# %% grade="pooling"

# %% [markdown] lang="ko"
# **그림으로 보기.** 8x8 손글씨를 2x2 창으로 줄여 봐요. 오른쪽 그림은 출력마다 1씩 흘려보낸 기울기가 어느 픽셀로
# 돌아오는지예요. `stride=1`로 바꾸면 1보다 큰 기울기를 받는 픽셀이 생겨요. 왜일까요?

# %% [markdown] lang="en"
# **See it.** A handwritten digit of 8x8 pixels under 2x2 windows. The picture on the right shows where a gradient of 1
# for each output comes back. With `stride=1` some pixels get more than 1. Why?

# %% demo=true
try:
    import matplotlib.pyplot as plt
    from sklearn.datasets import load_digits

    image = load_digits().images[0][None, None]
    largest, cache = maxpool2d_forward(image, 2, 2)
    means, _ = avgpool2d_forward(image, 2, 2)
    flow = maxpool2d_backward(np.ones_like(largest), cache)
    figure, axes = plt.subplots(1, 4, figsize=(10, 2.8), layout="constrained")
    pictures = {"input": image, "max 2x2": largest, "average 2x2": means, "gradient of the max": flow}
    for axis, (title, picture) in zip(axes, pictures.items(), strict=True):
        axis.imshow(picture[0, 0], cmap="gray_r", vmin=0)
        axis.set(title=title, xticks=[], yticks=[])
    plt.show()
except NotImplementedError:
    print(NOT_YET)

# %% [markdown] lang="ko"
# ## 9. nn.Module로 CNN 만들기 (6점)
#
# **아이디어.** 앞에서는 합성곱(convolution)을 직접 계산했어요. PyTorch에는 같은 층이 모두 들어 있어서, 이제는 층을
# **만들고(`__init__`) 잇기만(`forward`)** 하면 돼요. 합성곱이 작은 무늬를 찾고, 풀링(pooling)이 그림을 절반으로
# 줄이고, 마지막 선형 층이 찾은 무늬를 모아 클래스마다 점수(로짓, logits)를 매겨요.
#
# ```text
#  x ─> 합성곱 16개 ─> ReLU ─> 최대 풀링 ─> 합성곱 32개 ─> ReLU ─> 최대 풀링 ─> 펼치기 ─> 선형 ─> 로짓
#       3x3, 패딩 1            2x2          3x3, 패딩 1            2x2
# ```
#
# 보폭(stride)은 합성곱에서 1, 풀링에서 2예요. 세 층에는 모두 편향이 있어요. $S$를 `image_size`라고 하면
#
# | 지나간 곳 | 모양 |
# |---|---|
# | 입력 `x` | $(N, C, S, S)$, $C$는 `in_channels` |
# | 첫 합성곱, ReLU | $(N, 16, S, S)$ |
# | 첫 풀링 | $(N, 16, \lfloor S/2 \rfloor, \lfloor S/2 \rfloor)$: 남는 줄은 버려요 |
# | 둘째 합성곱, ReLU | $(N, 32, \lfloor S/2 \rfloor, \lfloor S/2 \rfloor)$ |
# | 둘째 풀링 | $(N, 32, T, T)$. $T$는 직접 구해 보세요 |
# | 펼치기 | $(N, 32\,T^2)$: 예제마다 채널, 행, 열의 순서로 (`nn.Flatten`처럼) |
# | 로짓 | $(N, K)$, $K$는 `num_classes` |
#
# 예를 들어 $C = 1$, $S = 8$, $K = 10$이면 파라미터는 $160 + 4640 + 1290 = 6090$개예요.
#
# **채점에서 확인하는 것**
# - 파라미터의 모양과 개수가 그림과 같고, 로짓의 모양이 맞아요. `image_size`는 8, 14, 16, 28, 32, `in_channels`는 1과 3,
#   클래스의 수도 여러 가지예요. 파라미터는 **모양을 보고** 찾으므로 층의 이름과 만드는 순서는 자유예요.
# - 여러분의 모델에 무작위 가중치를 넣고 계산한 로짓의 값. 배치가 1일 때도 있어요. 로짓은 점수 그대로이고
#   소프트맥스를 지나지 않아요. 그림에 없는 층(드롭아웃, 배치 정규화 등)은 없어야 해요.
# - `backward`를 부르면 여섯 파라미터에 모두 올바른 기울기가 생겨요.
# - 새 모델은 만들 때마다 다른 가중치에서 시작해요. 한 모델의 `state_dict`를 다른 모델에 넣으면 둘의 답이 같아요.
# - `.double()`로 바꾼 모델은 float64 입력을 받아 float64 정밀도로 답해요.
#
# 정사각형이 아닌 그림과 4보다 작은 `image_size`는 나오지 않아요.

# %% [markdown] lang="en"
# ## 9. A CNN as an nn.Module (6 points)
#
# **Idea.** So far you computed convolutions by hand. PyTorch has the same layers ready, so all that is left is to
# **make** them (`__init__`) and to **connect** them (`forward`). Convolutions look for small patterns, pooling halves
# the image, and a linear layer at the end gathers what was found into one score per class: the logits.
#
# ```text
#  x ─> 16 convolutions ─> ReLU ─> max pool ─> 32 convolutions ─> ReLU ─> max pool ─> flatten ─> linear ─> logits
#       3x3, padding 1             2x2         3x3, padding 1             2x2
# ```
#
# The stride is 1 in convolutions and 2 in pooling. All three layers have a bias. With $S$ for `image_size`:
#
# | after | shape |
# |---|---|
# | input `x` | $(N, C, S, S)$, where $C$ is `in_channels` |
# | first convolution, ReLU | $(N, 16, S, S)$ |
# | first pooling | $(N, 16, \lfloor S/2 \rfloor, \lfloor S/2 \rfloor)$: a row that is left over is dropped |
# | second convolution, ReLU | $(N, 32, \lfloor S/2 \rfloor, \lfloor S/2 \rfloor)$ |
# | second pooling | $(N, 32, T, T)$; find $T$ yourself |
# | flatten | $(N, 32\,T^2)$: each example by channel, row, column, as `nn.Flatten` does |
# | logits | $(N, K)$, where $K$ is `num_classes` |
#
# With $C = 1$, $S = 8$ and $K = 10$, for example, there are $160 + 4640 + 1290 = 6090$ parameters.
#
# **What grading looks at**
# - Shapes and number of the parameters are those of the figure, and the logits have the right shape. `image_size` is 8,
#   14, 16, 28 or 32, `in_channels` 1 or 3, and the number of classes varies. Parameters are found **by their shape**,
#   so names and order of your layers are up to you.
# - The logits that your model computes with random weights put in, also for a batch of 1. Logits are plain scores, with
#   no softmax behind them, and there is no layer that the figure does not show (no dropout, no batch norm).
# - `backward` gives all six parameters the right gradient.
# - Each new model starts from other weights. When the `state_dict` of one model is loaded into another, both give the
#   same answers.
# - After `.double()`, the model takes float64 and answers with float64 precision.
#
# Out of scope: images that are not square, and an `image_size` below 4.


# %% solution="SmallCNN"
class SmallCNN(nn.Module):
    """
    ko| 두 번의 합성곱과 풀링, 그리고 선형 층 하나로 이루어진 작은 CNN.
    en| A small CNN: twice convolution and pooling, then one linear layer.

    ko| __init__(self, in_channels=1, num_classes=10, image_size=8) : 층을 만들어요
    ko| forward(self, x) : x (N, in_channels, image_size, image_size) -> 로짓 (N, num_classes), x의 dtype
    en| __init__(self, in_channels=1, num_classes=10, image_size=8) : makes the layers
    en| forward(self, x) : x (N, in_channels, image_size, image_size) -> logits (N, num_classes), dtype of x
    """

    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        ### BEGIN SOLUTION
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 16, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, kernel_size=3, padding=1)
        self.pool = nn.MaxPool2d(2)
        side = image_size // 2 // 2
        self.fc = nn.Linear(32 * side * side, num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.flatten(start_dim=1))
        ### END SOLUTION


# %% check="small_cnn"
grader.check("small_cnn")

# %% grade="small_cnn"

# %% [markdown] lang="ko"
# ## 11. 데이터 증강과 TTA (6점)
#
# **아이디어.** 고양이 사진을 한 칸 옮겨도 여전히 고양이예요. 이렇게 **답이 바뀌지 않는 변형**을 훈련 그림에 무작위로
# 주면, 그림을 더 모으지 않고도 다양한 그림으로 배울 수 있어요. 이것을 **데이터 증강(data augmentation)** 이라고 해요.
# 예측할 때도 쓸 수 있어요. 한 그림을 여러 가지로 변형해서 모두 예측하고 그 확률을 평균 내면 답이 더 안정돼요. 이것이
# **TTA(test-time augmentation)** 예요.
#
# `x`는 텐서 $(N, C, H, W)$이고 `rng`는 `np.random.default_rng(...)`로 만든 생성기예요. 변형은 모두 새 텐서이고,
# **그림마다 따로** 무작위로 정하고, 한 그림의 모든 채널에는 똑같이 적용해요.
#
# | 함수 | 그림 한 장에 하는 일 |
# |---|---|
# | `random_shift(x, max_shift, rng)` | 아래로 $d_y$칸, 오른쪽으로 $d_x$칸 옮기기 |
# | `random_hflip(x, p, rng)` | 확률 $p$로 좌우 뒤집기 |
# | `cutout(x, size, rng)` | `size` x `size`인 정사각형 하나를 0으로 지우기 |
# | `tta_predict(model, x, transforms)` | 모든 변형 $t$에 대한 소프트맥스 확률의 평균, $(N, K)$ |
#
# - 옮기기: $d_y$와 $d_x$는 **따로따로** $-m, \dots, m$ 가운데에서 고르게 뽑아요. $m$은 `max_shift`이고, 음수는
#   반대쪽이에요. 그림 밖으로 나간 픽셀은 사라지고, 새로 드러난 자리는 0이에요.
# - 지우기: 정사각형은 그림 안에 온전히 들어가고, 들어갈 수 있는 모든 자리가 고르게 나와요.
#
# $$\text{out}[i, j] = \begin{cases} x[i - d_y,\ j - d_x] & \text{그림 안이면} \\ 0 & \text{아니면} \end{cases}
# \qquad P = \frac{1}{T} \sum_{t=1}^{T} \text{softmax}\big(\text{model}(t(x))\big)$$
#
# **채점에서 확인하는 것**
# - 그림 수천 장에서, 결과가 모두 위의 변형 가운데 하나이고 가능한 모든 변형이 고르게 나와요. $H \ne W$이고 채널이 여러
#   개인 그림도 있어요. 그림의 순서는 그대로예요.
# - 경계: `max_shift=0`, `p=0`, `p=1`, `size=0`, 그리고 `size`가 그림의 한 변과 같을 때.
# - `tta_predict`는 `transforms`의 함수만 쓰고(원래 그림은 목록에 있을 때만), `transforms`가 하나뿐이거나 $N = 1$일 수도
#   있어요.
# - `rng`가 같은 상태이면 결과가 같고, 다른 난수(`np.random.rand`, `torch.rand` 등)는 결과에 영향을 주지 않아요.
# - `x`는 그대로이고, 결과의 dtype은 `x`와 같아요(float32, float64). 메모리에 띄엄띄엄 놓인 텐서도 들어와요.
# - `tta_predict`는 평가 모드로 예측하고, 끝나면 모델을 **처음의 모드**로 되돌려요. 결과에는
#   기울기가 이어져 있지 않아요.
#
# $m$은 $H$와 $W$보다 작고, `size`는 $H$와 $W$보다 크지 않아요. `rng`에서 수를 뽑는 순서와 방법은 자유예요.

# %% [markdown] lang="en"
# ## 11. Augmentation and test-time augmentation (6 points)
#
# **Idea.** A photo of a cat that is moved by a pixel still shows a cat. Changes that **leave the answer alone**, made
# at random to the training images, let a network learn from more variety without a single new photo. That is **data
# augmentation**. It helps predictions, too: predict several versions of an image and average the probabilities, and
# the answer becomes steadier. That is **test-time augmentation (TTA)**.
#
# `x` is a tensor $(N, C, H, W)$, `rng` a generator made by `np.random.default_rng(...)`. All results are new tensors;
# chance decides **for each image by itself**, and all channels of an image are treated alike.
#
# | function | what it does to one image |
# |---|---|
# | `random_shift(x, max_shift, rng)` | moves it down by $d_y$ rows and right by $d_x$ columns |
# | `random_hflip(x, p, rng)` | swaps left and right with probability $p$ |
# | `cutout(x, size, rng)` | sets one `size` x `size` square to 0 |
# | `tta_predict(model, x, transforms)` | the mean over all transforms $t$ of the softmax probabilities, $(N, K)$ |
#
# - Shifts: $d_y$ and $d_x$ are drawn **separately** and evenly from $-m, \dots, m$, where $m$ is `max_shift`; negative
#   ones go the other way. Pixels that leave the image are gone, and what is uncovered is 0.
# - Cutting out: the square lies inside the image, and every place where it fits is equally likely.
#
# $$\text{out}[i, j] = \begin{cases} x[i - d_y,\ j - d_x] & \text{inside the image} \\ 0 & \text{outside} \end{cases}
# \qquad P = \frac{1}{T} \sum_{t=1}^{T} \text{softmax}\big(\text{model}(t(x))\big)$$
#
# **What grading looks at**
# - Over thousands of images, each result is one of the changes above, and all possible ones come equally often. Some
#   images have $H \ne W$ and several channels. The images keep their order.
# - The limits: `max_shift=0`, `p=0`, `p=1`, `size=0`, and a `size` equal to a side of the image.
# - `tta_predict` uses the functions in `transforms` and nothing else (the unchanged image counts only if it is in the
#   list). There may be one transform only, and $N = 1$.
# - The same state of `rng` gives the same result, and no other random numbers (`np.random.rand`, `torch.rand`, ...)
#   have a say in it.
# - `x` stays as it was, and the result has its dtype (float32, float64). Some tensors are not contiguous in memory.
# - `tta_predict` predicts in evaluation mode and puts the model back into **the mode it was in**. No gradient is
#   attached to the result.
#
# $m$ is smaller than $H$ and $W$; `size` is at most $H$ and $W$. How and in which order you draw from `rng` is up to
# you.


# %% solution="random_shift"
def random_shift(x, max_shift, rng):
    """
    ko| 그림마다 무작위로 위아래와 좌우로 옮겨요. 드러난 자리는 0이에요.
    en| Moves each image up or down and left or right at random; what is uncovered is 0.

    ko| x : 텐서 (N, C, H, W), float32 또는 float64;  max_shift : 정수, 0 이상;  rng : np.random.Generator
    ko| 반환값: x와 모양, dtype이 같은 텐서
    en| x : tensor (N, C, H, W), float32 or float64;  max_shift : integer, at least 0;  rng : np.random.Generator
    en| returns: a tensor with the shape and dtype of x
    """
    ### BEGIN SOLUTION
    height, width = x.shape[2:]
    framed = nn.functional.pad(x, [max_shift] * 4)
    out = torch.empty_like(x)
    for i in range(len(x)):
        top, left = rng.integers(0, 2 * max_shift + 1, size=2)
        out[i] = framed[i, :, top : top + height, left : left + width]
    return out
    ### END SOLUTION


# %% solution="random_hflip"
def random_hflip(x, p, rng):
    """
    ko| 그림마다 확률 p로 좌우를 뒤집어요.
    en| Swaps left and right of each image with probability p.

    ko| x : 텐서 (N, C, H, W), float32 또는 float64;  p : 0부터 1까지의 수;  rng : np.random.Generator
    ko| 반환값: x와 모양, dtype이 같은 텐서
    en| x : tensor (N, C, H, W), float32 or float64;  p : number from 0 to 1;  rng : np.random.Generator
    en| returns: a tensor with the shape and dtype of x
    """
    ### BEGIN SOLUTION
    flipped = torch.from_numpy(rng.random(len(x)) < p)
    return torch.where(flipped[:, None, None, None], x.flip(-1), x)
    ### END SOLUTION


# %% solution="cutout"
def cutout(x, size, rng):
    """
    ko| 그림마다 무작위 자리의 정사각형 하나를 0으로 지워요.
    en| Sets a square of each image, at a random place, to 0.

    ko| x : 텐서 (N, C, H, W), float32 또는 float64;  size : 정수, 0 이상;  rng : np.random.Generator
    ko| 반환값: x와 모양, dtype이 같은 텐서
    en| x : tensor (N, C, H, W), float32 or float64;  size : integer, at least 0;  rng : np.random.Generator
    en| returns: a tensor with the shape and dtype of x
    """
    ### BEGIN SOLUTION
    out = x.clone()
    for image in out:
        top = rng.integers(0, x.shape[2] - size + 1)
        left = rng.integers(0, x.shape[3] - size + 1)
        image[:, top : top + size, left : left + size] = 0
    return out
    ### END SOLUTION


# %% solution="tta_predict"
def tta_predict(model, x, transforms):
    """
    ko| 여러 가지로 변형한 그림에 대한 확률의 평균.
    en| The mean of the probabilities over several versions of the images.

    ko| model : nn.Module, x (N, C, H, W) -> 로짓 (N, K);  transforms : 함수의 리스트, x -> 같은 모양의 텐서
    ko| 반환값: 텐서 (N, K), 행마다 합이 1
    en| model : nn.Module, x (N, C, H, W) -> logits (N, K);  transforms : list of functions, x -> tensor of that shape
    en| returns: tensor (N, K), each row adds up to 1
    """
    ### BEGIN SOLUTION
    training = model.training
    model.eval()
    with torch.no_grad():
        probs = [torch.softmax(model(transform(x)), dim=1) for transform in transforms]
    model.train(training)
    return torch.stack(probs).mean(dim=0)
    ### END SOLUTION


# %% check="augmentation"
grader.check("augmentation")

# %% grade="augmentation"

# %% [markdown] lang="ko"
# **그림으로 보기.** 같은 손글씨 여섯 장에 여러분의 함수를 써 봤어요.
#
# 생각해 보기 (점수 없음): 뒤집은 줄을 보세요. 거울에 비친 2는 여전히 2인가요? 손글씨에 써도 되는 변형과 안 되는 변형을
# 나누어 보세요. 고양이 사진이라면 어떨까요?

# %% [markdown] lang="en"
# **See it.** Your functions at work on the same six handwritten digits.
#
# Think about it (no points): look at the flipped row. Is a mirrored 2 still a 2? Which of these changes are fit for
# digits, and which are not? What about photos of cats?

# %% demo=true
try:
    import matplotlib.pyplot as plt
    from sklearn.datasets import load_digits

    pictures = torch.from_numpy(load_digits().images[10:16]).float()[:, None]
    chance = np.random.default_rng(0)
    rows = {
        "original": pictures,
        "shifted": random_shift(pictures, 2, chance),
        "flipped": random_hflip(pictures, 1.0, chance),
        "cut out": cutout(pictures, 3, chance),
    }
    figure, axes = plt.subplots(4, 6, figsize=(7, 5), layout="constrained")
    for line, (name, images) in zip(axes, rows.items(), strict=True):
        for axis, image in zip(line, images, strict=True):
            axis.imshow(image[0], cmap="gray_r", vmin=0, vmax=16)
            axis.set(xticks=[], yticks=[])
        line[0].set_ylabel(name)
    plt.show()
except NotImplementedError:
    print(NOT_YET)

# %% [markdown] lang="ko"
# ## 마치며
#
# 반복문 네 겹이던 합성곱이 행렬 곱 한 번이 되고, 다시 `nn.Conv2d` 한 줄이 되었어요. 세 가지는 같은 계산이에요. 내일은
# 이 블록을 더 깊이 쌓는 방법과, 남이 학습시킨 모델을 가져다 쓰는 방법을 배워요.
#
# 스스로 물어보세요.
# - 최대 풀링의 역전파에서 기울기는 왜 한 자리로만 갈까요? 평균 풀링에서는 어떻게 다른가요?
# - `stride=1, pad=1`인 정사각형 이미지로만 시험한 코드는 어떤 실수를 숨길까요?
# - 배치 정규화의 평균을 채널마다 구하는 까닭은 무엇일까요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day3.ipynb`)을 제출하세요. 다 풀지 못했어도 제출하세요. 푼 만큼 점수를 받고, 틀린 곳에는 힌트가 달린
# 보고서를 받아요.

# %% [markdown] lang="en"
# ## Looking back
#
# A convolution of four nested loops became one matrix product, and then a single line, `nn.Conv2d`. All three compute
# the same thing. Tomorrow you learn how to stack such blocks deeper, and how to start from a model that others trained.
#
# Ask yourself:
# - Why does the gradient go to one place only in the backward pass of max pooling? What is different with the average?
# - Which mistakes stay hidden in code that was only tried on squares with `stride=1, pad=1`?
# - Why does batch normalisation take one mean per channel?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day3.ipynb`). Submit even if you did not finish: you get points for every
# part that works, and a report with hints for the parts that do not.

# %% [markdown] lang="ko"
# # 3일차: 합성곱 신경망
#
# affine 층은 이미지를 한 줄로 펴서 봐요. 옆에 있던 픽셀이 옆에 있었다는 사실은 잊어버려요. **합성곱 신경망
# (convolutional neural network, CNN)** 은 작은 창 하나를 이미지 위에서 옮겨 가며 같은 무늬를 찾아요. 오늘은 먼저
# NumPy로 그 창을 직접 옮겨 보고, 그다음 같은 것을 PyTorch로 만들어 손글씨를 읽혀요.
#
# ```text
#  이미지 ──> [ 합성곱 ──> ReLU ──> 풀링 ] × 2 ──> 펼치기 ──> affine ──> 로짓(logits)
#  (N, C, H, W)                                    (N, C·H·W)            (N, 클래스 수)
#              1, 2, 3, 4          5                                     8, 9
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
#              1, 2, 3, 4               5                                        8, 9
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
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
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
except Exception as problem:
    print(NOT_YET, problem)

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
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 4. 합성곱 역전파 (14점)
#
# **아이디어.** 합성곱도 곱하고 더하는 일뿐이니, 역전파는 Affine 층과 같은 규칙을 따라요: **길마다 곱하고, 길을 모두
# 더해요.** 다른 점은 길의 모양이에요. 필터의 숫자 하나는 모든 이미지의 **모든 자리**에서 쓰이고, 픽셀 하나는 자기를
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
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# **그림으로 보기.** 필터도 `dout`도 모두 1이면 `dx`는 픽셀마다 자기를 덮는 창의 수예요. 밝은 픽셀일수록 더 많은 창이
# 봐요. `stride=4`에서 비어 있는 줄은 왜 생길까요?

# %% [markdown] lang="en"
# **See it.** With a filter of ones and a `dout` of ones, `dx` counts the windows that cover each pixel: bright pixels
# are seen by many. Where do the empty lines at `stride=4` come from?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    image, ones = np.zeros((1, 1, 11, 11)), np.ones((1, 1, 3, 3))
    windows = {}
    for stride, pad in [(1, 0), (1, 1), (2, 0), (4, 0)]:
        size = (11 + 2 * pad - 3) // stride + 1
        cache = (image, ones, np.zeros(1), stride, pad)
        windows[stride, pad], _, _ = conv2d_backward(np.ones((1, 1, size, size)), cache)
    figure, axes = plt.subplots(1, 4, figsize=(10, 2.8), layout="constrained")
    for axis, ((stride, pad), counts) in zip(axes, windows.items(), strict=True):
        axis.imshow(counts[0, 0], cmap="gray", vmin=0, vmax=9)
        axis.set(title=f"stride={stride}, pad={pad}", xticks=[], yticks=[])
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

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
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 6. im2col과 빠른 합성곱 (10점)
#
# **아이디어.** NumPy에서 느린 것은 곱셈이 아니라 파이썬의 반복문이에요. 그래서 창을 하나씩 **한 줄로 펴서** 커다란
# 행렬을 만들면, 합성곱 전체가 행렬 곱 **한 번**으로 끝나요. 이렇게 펴는 일을 **im2col**(image to columns)이라고 해요.
# GPU 라이브러리도 오랫동안 이 방법을 썼어요.
#
# 예를 들어 $3 \times 3$ 이미지에 $2 \times 2$ 창을 `stride=1`, `pad=0`으로 대면 창이 넷이에요.
#
# ```text
#   1 2 3        창 (0, 0)   1 2 4 5
#   4 5 6   →    창 (0, 1)   2 3 5 6
#   7 8 9        창 (1, 0)   4 5 7 8
#                창 (1, 1)   5 6 8 9
# ```
#
# **식.** $\hat{x}$는 `x`의 네 변에 0을 $p$ = `pad`칸 두른 이미지이고 $s$는 `stride`예요. $H_o$, $W_o$는 3번과 같아요.
#
# $$\text{cols}\big[(n, i, j),\ (c, u, v)\big] = \hat{x}_{n,\,c,\;is+u,\;js+v}$$
#
# 행은 $n$, $i$, $j$의 순서이고 ($j$가 가장 빨리 변해요), 열은 $c$, $u$, $v$의 순서예요 ($v$가 가장 빨리 변해요).
#
# | 함수 | 받는 것 | 돌려주는 것 |
# |---|---|---|
# | `im2col` | `x` $(N, C, H, W)$, `kh`, `kw`, `stride`, `pad` | `cols` $(N H_o W_o,\ C k_h k_w)$ |
# | `col2im` | `cols`, `x_shape` $= (N, C, H, W)$, `kh`, `kw`, `stride`, `pad` | `dx` $(N, C, H, W)$ |
# | `conv2d_im2col` | `x`, `w` $(F, C, k_h, k_w)$, `b` $(F,)$, `stride`, `pad` | 3번의 `out` $(N, F, H_o, W_o)$ |
#
# **col2im은 im2col의 역전파예요.** im2col이 픽셀 하나를 여러 행에 복사했다면, 그 자리들로 들어온 기울기는 모두 그
# 픽셀로 돌아가야 해요. 두른 0에서 온 자리의 기울기는 버려요. 그래서 모든 `x`와 `c`에 대해
# $\sum \text{im2col}(x) \cdot c = \sum x \cdot \text{col2im}(c)$이고, 공개 검사가 이것을 확인해요.
#
# **채점에서 확인하는 것**
# - `im2col`: 행과 열의 순서 (1점), 정사각형이 아닌 이미지와 창 (1점), `stride` 1~3과 `pad` 0~2 (1점). 창이 다
#   들어가지 않는 마지막 자리는 버려요.
# - `col2im`: 창이 겹치지 않을 때 (1점), **겹칠 때** (1.5점). 들어오는 `cols`는 무작위예요.
# - `conv2d_im2col`: 위의 모든 모양, $N = 1$, $C = 1$, $F = 1$, $1 \times 1$ 필터, 이미지만큼 큰 필터 (2점).
# - **속도** (1점): `conv2d_im2col`이 아래의 반복문보다 **5배 이상** 빨라야 해요. 이 배율이 `speedup`이에요. 같은
#   컴퓨터에서 같은 `x` $(2, 3, 8, 8)$와 `w` $(32, 3, 3, 3)$로 둘을 번갈아 여러 번 부르고, 각각 가장 빠른 시간끼리
#   비교하니 컴퓨터가 바빠도 괜찮아요. 행렬 곱으로 쓰면 보통 20배가 넘어요.
#
#   ```python
#   for n in range(N):
#       for f in range(F):
#           for i in range(Ho):
#               for j in range(Wo):
#                   window = framed[n, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
#                   out[n, f, i, j] = np.sum(window * w[f]) + b[f]
#   ```
#
# - `cols`는 **새 배열**이에요: 고쳐도 `x`는 그대로예요. 채널 하나에 $1 \times 1$ 창이어도, 창이 이미지만큼 커도요
#   (0.5점).
# - float32를 넣으면 float32가 나와요. 메모리에 띄엄띄엄 놓인 배열과 Fortran 순서의 배열도 받아요 (0.5점).
# - `x`, `cols`, `w`, `b`는 그대로여야 해요 (0.5점).
#
# 어떻게 썼는지는 채점하지 않고, `im2col`과 `col2im`의 속도도 따로 재지 않아요. 창이 0을 두른 이미지보다 큰 경우,
# 방향마다 다른 `stride`나 `pad`, 정수 배열, 빈 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 6. im2col and fast convolution (10 points)
#
# **Idea.** What is slow in NumPy is not the multiplications but Python's loops. So **write each window in one line**,
# stack the lines into a large matrix, and the whole convolution is **one** matrix product. Writing the windows out is
# called **im2col** (image to columns); libraries for GPUs worked like this for years.
#
# For instance, a $2 \times 2$ window with `stride=1` and `pad=0` has four places on a $3 \times 3$ image:
#
# ```text
#   1 2 3        window (0, 0)   1 2 4 5
#   4 5 6   →    window (0, 1)   2 3 5 6
#   7 8 9        window (1, 0)   4 5 7 8
#                window (1, 1)   5 6 8 9
# ```
#
# **Formula.** $\hat{x}$ is `x` with a frame of zeros, $p$ = `pad` wide, on all four sides; $s$ is `stride`; $H_o$ and
# $W_o$ are those of exercise 3.
#
# $$\text{cols}\big[(n, i, j),\ (c, u, v)\big] = \hat{x}_{n,\,c,\;is+u,\;js+v}$$
#
# Rows run through $n$, $i$, $j$ in this order ($j$ changes fastest), columns through $c$, $u$, $v$ ($v$ fastest).
#
# | function | takes | gives |
# |---|---|---|
# | `im2col` | `x` $(N, C, H, W)$, `kh`, `kw`, `stride`, `pad` | `cols` $(N H_o W_o,\ C k_h k_w)$ |
# | `col2im` | `cols`, `x_shape` $= (N, C, H, W)$, `kh`, `kw`, `stride`, `pad` | `dx` $(N, C, H, W)$ |
# | `conv2d_im2col` | `x`, `w` $(F, C, k_h, k_w)$, `b` $(F,)$, `stride`, `pad` | exercise 3's `out` $(N, F, H_o, W_o)$ |
#
# **col2im is the backward pass of im2col.** Where im2col copied a pixel into several rows, the gradients that arrive in
# all of those places go back to that pixel. What arrives in places that came from the frame is dropped. Therefore
# $\sum \text{im2col}(x) \cdot c = \sum x \cdot \text{col2im}(c)$ for all `x` and `c`, and the public check looks at
# this.
#
# **What grading looks at**
# - `im2col`: the order of rows and columns (1 point); images and windows that are not square (1 point); `stride`
#   from 1 to 3 and `pad` from 0 to 2 (1 point). A last place in which the window does not fit completely is dropped.
# - `col2im`: windows that do not overlap (1 point), windows that **do** (1.5 points). The `cols` it gets are random.
# - `conv2d_im2col`: all of these shapes, $N = 1$, $C = 1$, $F = 1$, a $1 \times 1$ filter, a filter as large as the
#   image (2 points).
# - **Speed** (1 point): `conv2d_im2col` has to be at least **5 times** as fast as the loops below. This ratio is called
#   `speedup`. Both are called in turn, several times, on the same computer and the same `x` $(2, 3, 8, 8)$ and `w`
#   $(32, 3, 3, 3)$, and the fastest call of each counts, so a busy computer does no harm. With a matrix product the
#   ratio is usually above 20.
#
#   ```python
#   for n in range(N):
#       for f in range(F):
#           for i in range(Ho):
#               for j in range(Wo):
#                   window = framed[n, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
#                   out[n, f, i, j] = np.sum(window * w[f]) + b[f]
#   ```
#
# - `cols` is a **new array**: editing it leaves `x` as it was, even for one channel under a $1 \times 1$ window, or for
#   a window as large as the image (0.5 points).
# - float32 in gives float32 out; non-contiguous and Fortran-ordered arrays are accepted (0.5 points).
# - `x`, `cols`, `w` and `b` stay as they were (0.5 points).
#
# How you write it is not graded, and neither is the speed of `im2col` and `col2im` by themselves. Out of scope: a
# window larger than the image with its frame, another `stride` or `pad` in each direction, integer arrays, empty
# arrays.


# %% solution="im2col"
def im2col(x, kh, kw, stride, pad):
    """
    ko| 창을 하나씩 한 줄로 편 행렬. 행은 (n, i, j), 열은 (c, u, v)의 순서예요.
    en| The windows as rows of a matrix. Rows in the order (n, i, j), columns in the order (c, u, v).

    ko| x : 배열 (N, C, H, W);  kh, kw : 창의 세로와 가로;  stride : 정수 >= 1;  pad : 정수 >= 0
    ko| 반환값: x와 같은 dtype의 새 배열 (N * Ho * Wo, C * kh * kw)
    en| x : array (N, C, H, W);  kh, kw : height and width of a window;  stride : integer >= 1;  pad : integer >= 0
    en| returns: a new array (N * Ho * Wo, C * kh * kw) of the dtype of x
    """
    ### BEGIN SOLUTION
    N, C, H, W = x.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    cols = np.empty((N, Ho, Wo, C, kh, kw), dtype=x.dtype)
    for u in range(kh):
        for v in range(kw):
            seen = framed[:, :, u : u + stride * Ho : stride, v : v + stride * Wo : stride]
            cols[..., u, v] = seen.transpose(0, 2, 3, 1)
    return cols.reshape(N * Ho * Wo, C * kh * kw)
    ### END SOLUTION


# %% solution="col2im"
def col2im(cols, x_shape, kh, kw, stride, pad):
    """
    ko| im2col의 역전파: cols의 모든 숫자를 원래 픽셀로 돌려보내 더해요.
    en| The backward pass of im2col: sends every number of cols back to its pixel and adds them up there.

    ko| cols : 배열 (N * Ho * Wo, C * kh * kw);  x_shape : 튜플 (N, C, H, W);  나머지는 im2col과 같아요
    ko| 반환값: cols와 같은 dtype의 배열 (N, C, H, W)
    en| cols : array (N * Ho * Wo, C * kh * kw);  x_shape : tuple (N, C, H, W);  the rest as for im2col
    en| returns: array (N, C, H, W) of the dtype of cols
    """
    ### BEGIN SOLUTION
    N, C, H, W = x_shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    windows = cols.reshape(N, Ho, Wo, C, kh, kw)
    framed = np.pad(np.zeros(x_shape, dtype=cols.dtype), ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    for u in range(kh):
        for v in range(kw):
            seen = framed[:, :, u : u + stride * Ho : stride, v : v + stride * Wo : stride]
            seen += windows[..., u, v].transpose(0, 3, 1, 2)
    return framed[:, :, pad : pad + H, pad : pad + W]
    ### END SOLUTION


# %% solution="conv2d_im2col"
def conv2d_im2col(x, w, b, stride, pad):
    """
    ko| im2col과 행렬 곱 한 번으로 하는 합성곱 순전파.
    en| Forward pass of a convolution by im2col and one matrix product.

    ko| x : 배열 (N, C, H, W);  w : 배열 (F, C, kh, kw);  b : 배열 (F,)
    ko| 반환값: 배열 (N, F, Ho, Wo), 입력과 같은 dtype
    en| x : array (N, C, H, W);  w : array (F, C, kh, kw);  b : array (F,)
    en| returns: array (N, F, Ho, Wo) of the inputs' dtype
    """
    ### BEGIN SOLUTION
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    out = im2col(x, kh, kw, stride, pad) @ w.reshape(F, -1).T + b
    return out.reshape(N, Ho, Wo, F).transpose(0, 3, 1, 2)
    ### END SOLUTION


# %% check="im2col"
grader.check("im2col")

# %% grade="im2col"

# %% [markdown] lang="ko"
# **시간 재기 (점수 없음).** 3번의 `conv2d_forward`와 같은 값이 나오는지, 몇 배 빠른지 재 보세요. 3번을 자리마다 도는
# 반복문으로 썼다면 차이가 커요.

# %% [markdown] lang="en"
# **Against the clock (no points).** Are the values those of your `conv2d_forward` of exercise 3, and how much faster do
# they come? The difference is large if exercise 3 loops over the places.

# %% demo=true
try:
    import time

    rng = np.random.default_rng(0)
    x, w, b = rng.normal(size=(16, 3, 32, 32)), rng.normal(size=(8, 3, 3, 3)), rng.normal(size=8)
    seconds, results = [], []
    for convolve in (lambda: conv2d_forward(x, w, b, 1, 1)[0], lambda: conv2d_im2col(x, w, b, 1, 1)):
        start = time.perf_counter()
        results.append(convolve())
        seconds.append(time.perf_counter() - start)
    print(f"conv2d_forward {1000 * seconds[0]:.1f} ms, conv2d_im2col {1000 * seconds[1]:.1f} ms")
    print("same values:", np.allclose(results[0], results[1]))
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 7. 공간 배치 정규화 (8점)
#
# **아이디어.** 합성곱 필터 하나는 이미지의 모든 자리를 같은 가중치로 훑어서 특징 맵(feature map) 하나를 만들어요.
# 그러니 정규화할 때도 한 특징 맵의 모든 자리를 똑같이 다뤄야 해요. **공간 배치 정규화(spatial batch normalisation)**
# 는 픽셀마다가 아니라 **채널마다** 평균과 분산을 하나씩 구해요. 배치의 모든 이미지와 모든 자리, 곧
# $K = N \times H \times W$개의 값을 한데 모아서요.
#
# **식.** 채널 $c$에 속한 값 $K$개를 $x_1, \dots, x_K$라고 하면
#
# $$\mu_c = \frac{1}{K}\sum_k x_k \qquad \sigma^2_c = \frac{1}{K}\sum_k (x_k - \mu_c)^2 \qquad
# \text{out} = \gamma_c\, \frac{x - \mu_c}{\sqrt{\sigma^2_c + \varepsilon}} + \beta_c$$
#
# `mode="train"`이면 이 식을 쓰고, 이동 평균(running average) $r$을 `running` 딕셔너리 안에서 한 걸음 옮겨요. 규칙은
# `torch.nn.BatchNorm2d`와 같아요. `m`은 `momentum`이에요.
#
# $$r_\text{mean} \leftarrow (1 - m)\, r_\text{mean} + m\, \mu_c \qquad
# r_\text{var} \leftarrow (1 - m)\, r_\text{var} + m\, \frac{1}{K - 1}\sum_k (x_k - \mu_c)^2$$
#
# `mode="test"`면 $\mu_c$와 $\sigma^2_c$ 자리에 `running["mean"]`과 `running["var"]`를 쓰고, `running`은 바꾸지 않아요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `x`, `out`, `dout`, `dx` | $(N, C, H, W)$ | 입력, 출력과 그 기울기 |
# | `gamma`, `beta`, `dgamma`, `dbeta` | $(C,)$ | 채널마다 크기와 위치, 그 기울기 |
# | `running` | `{"mean": (C,), "var": (C,)}` | 이동 평균 |
# | `momentum`, `eps` | 수 | 기본값 0.1과 $10^{-5}$ |
#
# **실마리.** $(K, C)$ 모양의 표가 있다면 2일차 14번의 배치 정규화와 똑같은 문제예요. 그 코드를 가져와 써도 좋아요. 다만
# `reshape`는 숫자의 순서를 바꾸지 않아요. 채널 번호를 픽셀마다 써넣은 배열로 시험해 보세요.
#
# **채점에서 확인하는 것**
# - 분산은 정규화할 때는 $K$로, 이동 평균을 옮길 때는 $K - 1$로 나눠요. `eps`는 제곱근 안에 더하고, 이동 평균에는
#   들어가지 않아요. `eps=0.5`처럼 큰 값도, 다른 `momentum`도 나와요.
# - $H \ne W$, $C = 1$, 학습 모드에서 $N = 1$(이때도 $H \times W > 1$)이 모두 나와요.
# - 학습 모드의 이동 평균: 여러 배치를 차례로 넣은 뒤의 값. 부른 쪽의 딕셔너리가 바뀌어야 해요.
# - 평가 모드의 값과, 그 뒤에도 그대로인 `running`. 픽셀이 하나뿐인 $(1, C, 1, 1)$도 나와요.
# - `dx`, `dgamma`, `dbeta`를 수치 기울기와 비교해요. `dout`은 무작위예요.
# - 역전파는 언제나 그 순전파의 `cache`로 계산해요. 그 사이에 다른 층의 순전파가 실행되기도 해요.
# - 메모리에 띄엄띄엄 놓인 배열이나 Fortran 순서의 배열도 들어와요.
# - 배열이 모두 float32면 `out`과 세 기울기도 float32예요.
# - `x`와 `dout`은 함수를 부른 뒤에도 그대로여야 해요.
#
# 평가 모드 다음의 역전파, 정수 배열은 나오지 않아요.

# %% [markdown] lang="en"
# ## 7. Spatial batch normalisation (8 points)
#
# **Idea.** One filter of a convolution goes over all places of an image with the same weights, and that makes one
# feature map. So normalisation, too, has to treat all places of a feature map alike. **Spatial batch normalisation**
# takes one mean and one variance **per channel**, not per pixel, over all images of the batch and all places together:
# $K = N \times H \times W$ values.
#
# **Formula.** Let $x_1, \dots, x_K$ be the values that belong to channel $c$. Then
#
# $$\mu_c = \frac{1}{K}\sum_k x_k \qquad \sigma^2_c = \frac{1}{K}\sum_k (x_k - \mu_c)^2 \qquad
# \text{out} = \gamma_c\, \frac{x - \mu_c}{\sqrt{\sigma^2_c + \varepsilon}} + \beta_c$$
#
# With `mode="train"` these formulas hold, and the running averages $r$ move one step inside the dictionary `running`,
# by the rule of `torch.nn.BatchNorm2d`. `m` is `momentum`.
#
# $$r_\text{mean} \leftarrow (1 - m)\, r_\text{mean} + m\, \mu_c \qquad
# r_\text{var} \leftarrow (1 - m)\, r_\text{var} + m\, \frac{1}{K - 1}\sum_k (x_k - \mu_c)^2$$
#
# With `mode="test"`, `running["mean"]` and `running["var"]` take the places of $\mu_c$ and $\sigma^2_c$, and `running`
# stays as it is.
#
# | name | shape | meaning |
# |---|---|---|
# | `x`, `out`, `dout`, `dx` | $(N, C, H, W)$ | input, output and their gradients |
# | `gamma`, `beta`, `dgamma`, `dbeta` | $(C,)$ | size and position of each channel, and their gradients |
# | `running` | `{"mean": (C,), "var": (C,)}` | running averages |
# | `momentum`, `eps` | number | 0.1 and $10^{-5}$ by default |
#
# **A way in.** With a table of shape $(K, C)$ this is batch normalisation as in exercise 14 of day 2, and you are
# welcome to bring that code. But `reshape` never changes the order of the numbers: try yours on an array that has the
# channel's number written into every pixel.
#
# **What grading looks at**
# - The variance that normalises divides by $K$, the one that moves the running average by $K - 1$. `eps` is added
#   inside the square root and does not enter the running averages. Large values such as `eps=0.5` are used, and other
#   values of `momentum`.
# - $H \ne W$, $C = 1$, and $N = 1$ in training mode (with $H \times W > 1$) all occur.
# - Running averages in training mode: their values after several batches. The caller's dictionary has to change.
# - Values in evaluation mode, where `running` must be the same afterwards. A single pixel, $(1, C, 1, 1)$, occurs.
# - `dx`, `dgamma` and `dbeta` are compared with numerical gradients. `dout` is random.
# - A backward pass uses the `cache` of its own forward pass. Another layer's forward pass may run in between.
# - Some arrays are not contiguous in memory or are in Fortran order.
# - `out` and the three gradients are float32 when all arrays are float32.
# - `x` and `dout` must be the same after the call as before.
#
# Out of scope: a backward pass after evaluation mode, integer arrays.


# %% solution="spatial_batchnorm_forward"
def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    """
    ko| 공간 배치 정규화의 순전파. "train"이면 배치의 통계를 쓰고 running을 고쳐요. "test"면 running의 통계를 써요.
    en| Forward pass. "train" uses the batch's statistics per channel and moves running; "test" uses running.

    ko| x           : 배열 (N, C, H, W), float32 또는 float64
    ko| gamma, beta : 배열 (C,)
    ko| running     : 딕셔너리 {"mean": 배열 (C,), "var": 배열 (C,)}
    ko| mode        : "train" 또는 "test"
    en| x           : array (N, C, H, W), float32 or float64
    en| gamma, beta : arrays (C,)
    en| running     : dictionary {"mean": array (C,), "var": array (C,)}
    en| mode        : "train" or "test"

    ko| 반환값: out, 배열 (N, C, H, W), 입력과 같은 dtype
    ko|         cache, spatial_batchnorm_backward에 필요한 것이면 무엇이든
    en| returns: out, array (N, C, H, W) of the inputs' dtype
    en|          cache, whatever spatial_batchnorm_backward will need
    """
    ### BEGIN SOLUTION
    n, c, h, w = x.shape
    rows = x.transpose(0, 2, 3, 1).reshape(-1, c)
    if mode == "train":
        mean, var = rows.mean(axis=0), rows.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * rows.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 3, 1, 2)
    cache = (xhat, gamma, std)
    ### END SOLUTION
    return out, cache


# %% solution="spatial_batchnorm_backward"
def spatial_batchnorm_backward(dout, cache):
    """
    ko| 학습 모드의 순전파에 대한 역전파.
    en| Backward pass of a forward pass in training mode.

    ko| dout  : 배열 (N, C, H, W), out에 대한 손실의 기울기
    ko| cache : spatial_batchnorm_forward가 돌려준 것
    en| dout  : array (N, C, H, W), gradient of the loss with respect to out
    en| cache : what spatial_batchnorm_forward returned

    ko| 반환값: dx (N, C, H, W), dgamma (C,), dbeta (C,), 입력과 같은 dtype
    en| returns: dx (N, C, H, W), dgamma (C,), dbeta (C,) of the inputs' dtype
    """
    ### BEGIN SOLUTION
    xhat, gamma, std = cache
    n, c, h, w = dout.shape
    rows = dout.transpose(0, 2, 3, 1).reshape(-1, c)
    dbeta = rows.sum(axis=0)
    dgamma = (rows * xhat).sum(axis=0)
    k = len(rows)
    dx = gamma / std * (rows - dbeta / k - xhat * dgamma / k)
    dx = dx.reshape(n, h, w, c).transpose(0, 3, 1, 2)
    ### END SOLUTION
    return dx, dgamma, dbeta


# %% check="spatial_batchnorm"
grader.check("spatial_batchnorm")

# %% grade="spatial_batchnorm"

# %% [markdown] lang="ko"
# ## 8. NumPy로 만드는 CNN (9점)
#
# **아이디어.** 합성곱, ReLU, 풀링, Affine을 차례로 이으면 가장 작은 합성곱 신경망(CNN)이 돼요. 합성곱이 이미지 곳곳에서
# 무늬를 찾고, 풀링이 "이 근처에 그 무늬가 있다"만 남기고, Affine이 그것을 모아 클래스마다 점수를 매겨요. 1일차의 2층
# 신경망처럼 파라미터는 딕셔너리 `params`에 두고, `loss`가 손실과 기울기를 계산해요. 파라미터를 고치는 일은 신경망을
# 쓰는 사람의 몫이에요.
#
# ```text
#  X ──> 합성곱 (W1, b1) ──> ReLU ──> 2×2 최대 풀링 ──> 펼치기 ──> affine (W2, b2) ──> 점수 ──> softmax 교차 엔트로피
# ```
#
# 합성곱은 `stride=1`이고, 가장자리에 0을 $(k - 1) / 2$줄 둘러서 **특징 맵의 크기가 이미지와 같아요**. 풀링은 겹치지
# 않는 2×2 창이라 가로와 세로가 반이 되고, 홀수면 마지막 줄을 버려요. 층을 지날 때마다 모양이 어떻게 바뀌는지 빈칸을
# 채워 보세요.
#
# | 지나온 층 | 모양 |
# |---|---|
# | 입력 `X` | $(N, C, H, W)$ |
# | 합성곱, ReLU | $(N, F, ?, ?)$ |
# | 풀링 | $(N, F, ?, ?)$ |
# | 펼치기 (`reshape`의 원래 순서대로) | $(N, D)$ |
# | affine | $(N, M)$ |
#
# | 이름 | 모양 | 처음 값 |
# |---|---|---|
# | `params["W1"]` | $(F, C, k, k)$ | 평균 0, 표준편차 `weight_scale`인 정규분포 |
# | `params["b1"]` | $(F,)$ | 0 |
# | `params["W2"]` | $(D, M)$ | 평균 0, 표준편차 `weight_scale`인 정규분포 |
# | `params["b2"]` | $(M,)$ | 0 |
#
# $(C, H, W)$는 `input_dim`, $F$는 `num_filters`, $k$는 `filter_size`(홀수), $M$은 `num_classes`예요. 무작위 수는
# `seed`로 만든 생성기 하나에서 뽑고, 배열은 모두 float64예요.
#
# | 부르는 법 | 돌려주는 것 |
# |---|---|
# | `net.loss(X)` | 점수 $(N, M)$. 소프트맥스를 거치기 **전**의 값 |
# | `net.loss(X, y)` | `(loss, grads)`. `loss`는 배치의 평균, `grads`는 `params`와 이름과 모양이 같은 딕셔너리 |
#
# **부품.** 앞 문제를 아직 못 풀었어도 괜찮아요. 아래 셀이 PyTorch로 만든 부품을 줘요. 채점할 때도 이 부품이 들어가요.
# NumPy만으로 써도 좋지만, 다른 문제에서 만든 여러분의 함수는 쓰지 마세요.
#
# | 순전파 | 역전파 |
# |---|---|
# | `out, cache = conv_forward(x, w, b, pad)` | `dx, dw, db = conv_backward(dout, cache)` |
# | `out, cache = relu_forward(x)` | `dx = relu_backward(dout, cache)` |
# | `out, cache = pool_forward(x)` | `dx = pool_backward(dout, cache)` |
# | `out, cache = affine_forward(x, w, b)`, `x`는 $(N, D)$ | `dx, dw, db = affine_backward(dout, cache)` |
# | `loss, dlogits = softmax_cross_entropy(logits, y)` | |
#
# **채점에서 확인하는 것.** 채점기는 `net.params["W1"][...] = 값`처럼 배열의 내용을 바꿔 넣고 `loss`를 불러요.
# - 모양: `input_dim`이 $(1, 8, 8)$, $(3, 10, 12)$, $(2, 7, 9)$, $(2, 4, 6)$일 때. $k$는 1, 3, 5가 나와요.
# - 점수 (2점)와 손실 (1점). $N = 1$, $F = 1$도 나와요. 점수가 수천이어도 손실은 유한한 수예요.
# - 네 파라미터의 기울기를 수치 기울기와 비교해요. 상대 오차 $10^{-6}$까지 괜찮아요 (3점).
# - 서로 다른 배치를 이어서 넣어도 저마다 맞는 답이 나오고, `params`, `X`, `y`는 그대로예요 (1점).
# - 처음 값: 위의 표대로이고, `seed`가 같으면 같고 다르면 달라요. `weight_scale=0.01`일 때 첫 손실은 $\ln M$과 0.01도
#   차이 나지 않아요 (1점).
# - 손글씨 숫자를 배울 수 있어요: 채점기가 기본값으로 만든 신경망을 6 epoch 동안(배치 32, 학습률 0.1) 학습시키고 나면
#   처음 보는 숫자의 80 % 이상을 맞혀요 (1점).
#
# 짝수 크기의 필터, float32, 빈 배치는 나오지 않아요.

# %% [markdown] lang="en"
# ## 8. A NumPy CNN (9 points)
#
# **Idea.** Convolution, ReLU, pooling and affine in a row make the smallest convolutional network (CNN). The
# convolution looks for patterns all over the image, pooling keeps no more than "that pattern is around here", and the
# affine layer collects what was found into one score per class. As in the two-layer network of day 1, the parameters
# live in a dict, `params`, and `loss` computes the loss and the gradients. Changing the parameters is up to whoever
# uses the network.
#
# ```text
#  X ──> conv (W1, b1) ──> ReLU ──> 2x2 max pooling ──> flatten ──> affine (W2, b2) ──> scores ──> softmax cross-entropy
# ```
#
# The convolution has `stride=1` and puts $(k - 1) / 2$ rows of zeros around the image, so that **a feature map is as
# large as the image**. Pooling uses 2x2 windows that do not overlap: height and width are halved, and of an odd number
# the last row or column is dropped. How does the shape change from layer to layer? Fill in the gaps:
#
# | after | shape |
# |---|---|
# | input `X` | $(N, C, H, W)$ |
# | convolution, ReLU | $(N, F, ?, ?)$ |
# | pooling | $(N, F, ?, ?)$ |
# | flattening (in the order in which `reshape` does it) | $(N, D)$ |
# | affine | $(N, M)$ |
#
# | name | shape | starts as |
# |---|---|---|
# | `params["W1"]` | $(F, C, k, k)$ | normal distribution with mean 0 and standard deviation `weight_scale` |
# | `params["b1"]` | $(F,)$ | 0 |
# | `params["W2"]` | $(D, M)$ | normal distribution with mean 0 and standard deviation `weight_scale` |
# | `params["b2"]` | $(M,)$ | 0 |
#
# $(C, H, W)$ is `input_dim`, $F$ is `num_filters`, $k$ is `filter_size` (odd) and $M$ is `num_classes`. One generator,
# made from `seed`, draws all random numbers. All arrays are float64.
#
# | you call | you get |
# |---|---|
# | `net.loss(X)` | scores $(N, M)$, **before** softmax |
# | `net.loss(X, y)` | `(loss, grads)`; `loss` is the batch mean, `grads` a dict like `params` in names and shapes |
#
# **Parts.** You can do this exercise even if the ones before it do not work yet: the cell below gives you parts made
# with PyTorch, and the same parts are there when this is graded. NumPy alone is fine as well, but do not use functions
# of your own from other exercises.
#
# | forward | backward |
# |---|---|
# | `out, cache = conv_forward(x, w, b, pad)` | `dx, dw, db = conv_backward(dout, cache)` |
# | `out, cache = relu_forward(x)` | `dx = relu_backward(dout, cache)` |
# | `out, cache = pool_forward(x)` | `dx = pool_backward(dout, cache)` |
# | `out, cache = affine_forward(x, w, b)`, `x` is $(N, D)$ | `dx, dw, db = affine_backward(dout, cache)` |
# | `loss, dlogits = softmax_cross_entropy(logits, y)` | |
#
# **What grading looks at.** The grader writes into the arrays, as in `net.params["W1"][...] = values`, and then calls
# `loss`.
# - Shapes, with $(1, 8, 8)$, $(3, 10, 12)$, $(2, 7, 9)$ and $(2, 4, 6)$ for `input_dim`, and $k$ of 1, 3 and 5.
# - Scores (2 points) and the loss (1 point). $N = 1$ and $F = 1$ occur, and the loss is finite even for scores of
#   several thousand.
# - The gradients of all four parameters against numerical gradients; a relative error of $10^{-6}$ is allowed (3
#   points).
# - Different batches one after the other: each gets its own right answer, and `params`, `X` and `y` stay as they were
#   (1 point).
# - The start: as in the table above, the same for the same `seed`, different for another. With `weight_scale=0.01` the
#   first loss is within 0.01 of $\ln M$ (1 point).
# - It can learn handwritten digits: a network made with the default values, trained by the grader for 6 epochs (batches
#   of 32, learning rate 0.1), gets at least 80 % of digits right that it has not seen (1 point).
#
# Out of scope: filters of even size, float32, empty batches.


# %% parts=true
def reference_parts():
    """
    ko| 8번의 부품을 이름으로 찾는 딕셔너리. 계산도 미분도 PyTorch가 해요.
    en| The parts of exercise 8 by name. PyTorch does both the sums and the calculus.
    """
    import numpy as np
    import torch
    from torch.nn import functional

    def tensor(array):
        # ko| 복사본이라서, 나중에 누가 배열을 바꿔도 cache에는 영향이 없어요.
        # en| A copy, so that nobody can change an array behind the cache's back.
        return torch.from_numpy(np.array(array, order="C"))

    def forward(function, *arrays):
        inputs = [tensor(array).requires_grad_() for array in arrays]
        out = function(*inputs)
        return out.detach().numpy(), (out, inputs)

    def backward(dout, cache):
        out, inputs = cache
        gradients = torch.autograd.grad(out, inputs, tensor(dout).to(out.dtype), retain_graph=True)
        return tuple(gradient.numpy() for gradient in gradients)

    def conv_forward(x, w, b, pad):
        return forward(lambda x, w, b: functional.conv2d(x, w, b, padding=pad), x, w, b)

    def conv_backward(dout, cache):
        return backward(dout, cache)

    def relu_forward(x):
        return forward(functional.relu, x)

    def relu_backward(dout, cache):
        return backward(dout, cache)[0]

    def pool_forward(x):
        return forward(lambda x: functional.max_pool2d(x, 2), x)

    def pool_backward(dout, cache):
        return backward(dout, cache)[0]

    def affine_forward(x, w, b):
        return forward(lambda x, w, b: x @ w + b, x, w, b)

    def affine_backward(dout, cache):
        return backward(dout, cache)

    def softmax_cross_entropy(logits, y):
        labels = tensor(y).to(torch.int64)
        loss, cache = forward(lambda z: functional.cross_entropy(z, labels), logits)
        return float(loss), backward(1.0, cache)[0]

    layers = (conv_forward, conv_backward, relu_forward, relu_backward, pool_forward, pool_backward)
    functions = (*layers, affine_forward, affine_backward, softmax_cross_entropy)
    return {function.__name__: function for function in functions}


# %%
# ko| 부품에 이름을 붙여요. 채점기는 위의 셀을 빼고 실행하고, 같은 부품을 스스로 넣어요.
# en| Gives the parts their names. The grader leaves the cell above out and puts the same parts in itself.
if "reference_parts" in globals():
    globals().update(reference_parts())


# %% solution="SimpleConvNet"
class SimpleConvNet:
    """
    ko| 합성곱 - ReLU - 2×2 최대 풀링 - affine 신경망과 소프트맥스 교차 엔트로피 손실.
    en| A network convolution - ReLU - 2x2 max pooling - affine with softmax cross-entropy loss.

    ko| params : 딕셔너리, "W1" (F, C, k, k), "b1" (F,), "W2" (D, M), "b2" (M,), 모두 float64
    en| params : dict, "W1" (F, C, k, k), "b1" (F,), "W2" (D, M), "b2" (M,), all float64

    ko| 만들 메서드
    en| Methods to write

        __init__(self, input_dim=(1, 8, 8), num_filters=8, filter_size=3, num_classes=10, weight_scale=0.1, seed=0)
        loss(self, X, y=None)

    ko| loss(X)    : X (N, C, H, W) -> 점수 (N, M)
    ko| loss(X, y) : y 정수 (N,) -> (loss, grads), 숫자 하나와 params와 같은 이름의 딕셔너리
    en| loss(X)    : X (N, C, H, W) -> scores (N, M)
    en| loss(X, y) : y integers (N,) -> (loss, grads), one number and a dict with the names of params
    """

    def __init__(self, input_dim=(1, 8, 8), num_filters=8, filter_size=3, num_classes=10, weight_scale=0.1, seed=0):
        ### BEGIN SOLUTION
        rng = np.random.default_rng(seed)
        channels, height, width = input_dim
        flat = num_filters * (height // 2) * (width // 2)
        self.filter_size = filter_size
        self.params = {
            "W1": weight_scale * rng.normal(size=(num_filters, channels, filter_size, filter_size)),
            "b1": np.zeros(num_filters),
            "W2": weight_scale * rng.normal(size=(flat, num_classes)),
            "b2": np.zeros(num_classes),
        }

    def loss(self, X, y=None):
        W1, b1, W2, b2 = (self.params[name] for name in ("W1", "b1", "W2", "b2"))
        n, k = len(X), self.filter_size
        edge = k // 2
        padded = np.pad(X, ((0, 0), (0, 0), (edge, edge), (edge, edge)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, (k, k), axis=(2, 3))
        maps = np.tensordot(windows, W1, axes=([1, 4, 5], [1, 2, 3])).transpose(0, 3, 1, 2) + b1[:, None, None]
        active = np.maximum(maps, 0)

        # The four pixels of every window side by side: (4, N, F, H // 2, W // 2).
        height, width = (size // 2 * 2 for size in X.shape[2:])
        corners = [(slice(i, height, 2), slice(j, width, 2)) for i in (0, 1) for j in (0, 1)]
        candidates = np.stack([active[:, :, rows, columns] for rows, columns in corners])
        winner, pooled = candidates.argmax(axis=0), candidates.max(axis=0)
        flat = pooled.reshape(n, -1)
        scores = flat @ W2 + b2
        if y is None:
            return scores

        shifted = scores - scores.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        loss = -log_p[np.arange(n), y].mean()

        dscores = np.exp(log_p)
        dscores[np.arange(n), y] -= 1
        dscores /= n
        dpooled = (dscores @ W2.T).reshape(pooled.shape)
        dmaps = np.zeros_like(maps)
        for number, (rows, columns) in enumerate(corners):
            dmaps[:, :, rows, columns] = dpooled * (winner == number)
        dmaps *= maps > 0
        dW1 = np.tensordot(dmaps, windows, axes=([0, 2, 3], [0, 2, 3]))
        return loss, {"W1": dW1, "b1": dmaps.sum(axis=(0, 2, 3)), "W2": flat.T @ dscores, "b2": dscores.sum(axis=0)}
        ### END SOLUTION


# %% check="simple_convnet"
grader.check("simple_convnet")

# %% grade="simple_convnet"

# %% [markdown] lang="ko"
# **그림으로 보기.** 가로줄, 세로줄, 빗금 세 가지 무늬로 신경망을 학습시켜 봐요. 윗줄은 처음의 필터, 아랫줄은 배운
# 필터예요. 아무도 가르쳐 주지 않았는데 필터가 무늬를 닮아 가요.

# %% [markdown] lang="en"
# **See it.** Train the network on three patterns: horizontal, vertical and slanted stripes. Above are the filters that
# it starts with, below those that it has learned. Nobody told them to, and yet they begin to look like the patterns.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(0)
    stripes_y = rng.integers(3, size=90)
    rows, columns = np.mgrid[:8, :8]
    place = np.stack([rows, columns, rows + columns])[stripes_y] + rng.integers(4, size=(90, 1, 1))
    stripes = (place % 4 < 2) + 0.3 * rng.normal(size=(90, 8, 8))
    net = SimpleConvNet(num_filters=6, num_classes=3, seed=1)
    first = net.params["W1"].copy()
    for _step in range(100):
        _, grads = net.loss(stripes[:, None], stripes_y)
        for name, value in net.params.items():
            value -= 0.3 * grads[name]
    figure, axes = plt.subplots(2, 6, figsize=(7, 2.6), layout="constrained")
    for filters, line in zip((first, net.params["W1"]), axes, strict=True):
        for image, axis in zip(filters[:, 0], line, strict=True):
            axis.imshow(image, cmap="gray")
            axis.axis("off")
    figure.suptitle("filters before (above) and after training (below)")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 9. nn.Module로 CNN 만들기 (6점)
#
# **아이디어.** 앞에서는 합성곱(convolution)을 직접 계산했어요. PyTorch에는 같은 층이 모두 들어 있어서, 이제는 층을
# **만들고(`__init__`) 잇기만(`forward`)** 하면 돼요. 합성곱이 작은 무늬를 찾고, 풀링(pooling)이 그림을 절반으로
# 줄이고, 마지막 선형 층이 찾은 무늬를 모아 클래스마다 점수(로짓, logits)를 매겨요.
#
# ```text
#  x ─> 합성곱 (필터 16개) ─> ReLU ─> 최대 풀링 ─> 합성곱 (필터 32개) ─> ReLU ─> 최대 풀링 ─> 펼치기 ─> 선형 ─> 로짓
#       3x3, 패딩 1                   2x2          3x3, 패딩 1                   2x2
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
#  x ─> conv, 16 filters ─> ReLU ─> max pool ─> conv, 32 filters ─> ReLU ─> max pool ─> flatten ─> linear ─> logits
#       3x3, padding 1              2x2         3x3, padding 1              2x2
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
# ## 10. CNN 분류기 학습 (10점)
#
# **아이디어.** 이제 CNN을 학습시켜 손글씨를 읽어 봐요. 뼈대는 1일차의 학습 반복문과 같고, 기울기 계산은 PyTorch의 자동
# 미분이, 가중치를 옮기는 일은 옵티마이저(optimizer)가 맡아요. 신경망은 아래 셀의 `DigitCNN`을 쓰세요. 배치 정규화와
# 드롭아웃이 들어 있어서, **학습할 때와 예측할 때 다르게 움직이는** 신경망이에요.
#
# **레시피.** 채점 기준을 이 레시피로 정했으니 그대로 따라 주세요.
#
# 1. 맨 먼저 `torch.manual_seed(seed)`를 부르고, 모든 무작위 수는 PyTorch에서 뽑아요.
# 2. `DigitCNN(C)`로 모델을 만들어 `device`로 옮겨요. $C =$ `y.max() + 1`이에요. 그보다 작은 번호 가운데
#    예제가 하나도 없는 클래스가 있어도 그래요.
# 3. 옵티마이저는 `torch.optim.Adam`이고 학습률은 `lr`, 나머지는 기본값이에요.
# 4. epoch마다 예제의 순서를 **새로 섞어** `batch_size`개씩 잘라요. 마지막 작은 배치도 써요. 배치의 그림과 정답도
#    `.to(device)`로 옮겨요.
# 5. 배치마다 로짓을 구하고, 교차 엔트로피(평균)의 기울기를 **새로** 구해서 한 걸음 옮겨요. 픽셀은 바꾸지 말고 그대로
#    넣으세요.
# 6. 다 배우면 모델을 **평가 모드로** 바꾸어 돌려줘요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `X` | 텐서 $(N, 1, 8, 8)$, float32 | 훈련 그림. 손글씨는 픽셀이 0부터 1까지예요 |
# | `y` | 텐서 $(N,)$, int64 | 정답 클래스 $0, \dots, C-1$ |
# | `model` | $(N', 1, 8, 8)$ → $(N', C)$ | 평가 모드의 모델. 로짓을 내요 |
#
# **채점에서 확인하는 것**
# - 클래스 번호를 뒤섞은 손글씨를 기본값으로 배워서, 처음 보는 400장의 정확도가 0.93 이상이에요. 시드 세 개까지 시도해서
#   한 번만 넘으면 돼요 (3점).
# - 채점할 때는 `DigitCNN`이라는 이름에 **다른 신경망을 끼워 넣어** 보기도 해요. 0에서 시작하는 선형 신경망이라서, 위의
#   레시피를 따르면 마지막 가중치가 정해져 있어요. 전체가 한 배치일 때, 작은 배치일 때, `lr=0`일 때를 봐요 (2.5점).
# - 한 epoch에 모든 예제가 한 번씩 나오고, 배치의 크기가 맞고, 순서는 epoch마다 달라요 (1.5점).
# - 그림 한 장을 혼자 넣어도, 400장 안에 섞어 넣어도 로짓이 같아요 (차이 0.001 이하, 1점).
# - 600장을 6 epoch 배운 뒤의 손실은 1 epoch 배운 뒤의 절반보다 작아요 (0.5점).
# - `seed`가 같으면 결과가 똑같고, 다르면 달라요 (0.5점). `X`와 `y`는 그대로예요 (0.5점).
# - 모델과 그림을 `.to(device)`로 옮겨요 (0.5점).
#
# 레시피대로라면 기본값으로 1초쯤 걸려요. 한 번의 호출이 60초를 넘으면 멈춰요.

# %% [markdown] lang="en"
# ## 10. Train a CNN classifier (10 points)
#
# **Idea.** Now a CNN learns to read digits. The loop has the bones of day 1's; PyTorch's autograd computes the
# gradients and an optimizer moves the weights. Use the network `DigitCNN` of the cell below. It holds batch
# normalisation and dropout, so it **behaves differently in training and in prediction**.
#
# **Recipe.** The thresholds were measured with this recipe, so please follow it.
#
# 1. Call `torch.manual_seed(seed)` first of all, and draw every random number from PyTorch.
# 2. Make the model by `DigitCNN(C)` with $C =$ `y.max() + 1` and move it to `device`. Some smaller class may have no
#    example; $C$ is the same then.
# 3. The optimizer is `torch.optim.Adam` with learning rate `lr`, all else at its default.
# 4. In every epoch, **shuffle anew** and cut the examples into batches of `batch_size`; the smaller last batch counts,
#    too. Move the images and the labels of a batch by `.to(device)`.
# 5. For every batch, compute the logits, a **fresh** gradient of the (mean) cross-entropy, and take one step. Feed the
#    pixels as they are.
# 6. When all is learned, put the model into **evaluation mode** and return it.
#
# | name | shape | meaning |
# |---|---|---|
# | `X` | tensor $(N, 1, 8, 8)$, float32 | training images; the pixels of digits go from 0 to 1 |
# | `y` | tensor $(N,)$, int64 | right classes $0, \dots, C-1$ |
# | `model` | $(N', 1, 8, 8)$ → $(N', C)$ | the model in evaluation mode; it gives logits |
#
# **What grading looks at**
# - With your defaults, on handwritten digits whose class numbers have been renumbered: an accuracy of at least 0.93 on
#   400 images never seen before. Up to three seeds are tried and one success is enough (3 points).
# - Grading also **puts another network in the place of** `DigitCNN`. It is linear and starts from zeros, so that the
#   recipe determines its final weights: with all data in one batch, with small batches, and with `lr=0` (2.5 points).
# - Every example comes once per epoch, the batches have the right sizes, and the order changes with the epoch
#   (1.5 points).
# - An image gives the same logits alone as among 400 (difference at most 0.001; 1 point).
# - After 6 epochs on 600 images, the loss is less than half of what it is after 1 epoch (0.5 points).
# - The same `seed` gives the same result, another seed another one (0.5 points). `X` and `y` stay as they were
#   (0.5 points).
# - Model and images are moved by `.to(device)` (0.5 points).
#
# By the recipe, training with the defaults takes about a second; a call that takes more than 60 seconds is stopped.


# %%
class DigitCNN(nn.Module):
    """
    ko| 손글씨를 읽는 CNN: x (N, 1, 8, 8) -> 로짓 (N, num_classes). 이 셀은 고치지 마세요.
    en| A CNN that reads digits: x (N, 1, 8, 8) -> logits (N, num_classes). Leave this cell as it is.
    """

    def __init__(self, num_classes):
        super().__init__()
        self.features = nn.Sequential(
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
        self.head = nn.Sequential(nn.Dropout(0.3), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.head(self.features(x))


# %% solution="train_cnn"
def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    """
    ko| DigitCNN을 교차 엔트로피와 Adam으로 학습시켜요.
    en| Trains a DigitCNN by cross-entropy and Adam.

    ko| X : 텐서 (N, 1, 8, 8), float32;  y : 텐서 (N,), int64, 클래스 0 .. C-1, C = y.max() + 1
    ko| epochs : 전체 데이터를 보는 횟수;  lr : 학습률;  batch_size : 미니배치의 크기
    ko| seed : torch.manual_seed에 넣을 시드;  device : 학습할 장치, "cpu" 또는 "cuda"
    ko| 반환값: 평가 모드의 모델, (N', 1, 8, 8) -> 로짓 (N', C)
    en| X : tensor (N, 1, 8, 8), float32;  y : tensor (N,), int64, classes 0 .. C-1 with C = y.max() + 1
    en| epochs : passes over the data;  lr : learning rate;  batch_size : size of a mini-batch
    en| seed : for torch.manual_seed;  device : where to train, "cpu" or "cuda"
    en| returns: the model in evaluation mode, (N', 1, 8, 8) -> logits (N', C)
    """
    ### BEGIN SOLUTION
    torch.manual_seed(seed)
    model = DigitCNN(int(y.max()) + 1).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for _ in range(epochs):
        order = torch.randperm(len(X))
        for batch in order.split(batch_size):
            logits = model(X[batch].to(device))
            loss = nn.functional.cross_entropy(logits, y[batch].to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model.eval()
    ### END SOLUTION


# %% check="train_cnn"
grader.check("train_cnn")

# %% grade="train_cnn"

# %% [markdown] lang="ko"
# **그림으로 보기.** 여러분의 CNN이 **틀린** 숫자들이에요. 1일차의 신경망보다 덜 틀리나요?
#
# 해 보기 (점수 없음): `model.train()`을 부른 다음 같은 그림을 두 번 예측해 보세요. 답이 왜 달라질까요?

# %% [markdown] lang="en"
# **See it.** Digits that your CNN got **wrong**. Are there fewer than with the network of day 1?
#
# Try it (no points): call `model.train()` and predict the same images twice. Why do the answers change?

# %% demo=true
try:
    train_cnn(torch.zeros(4, 1, 8, 8), torch.tensor([0, 1, 0, 1]), epochs=1)

    import matplotlib.pyplot as plt
    from sklearn.datasets import load_digits

    digits = load_digits()
    mixed = np.random.default_rng(0).permutation(len(digits.target))
    pictures = torch.from_numpy(digits.images[mixed]).float()[:, None] / 16
    numbers = torch.from_numpy(digits.target[mixed])
    digit_model = train_cnn(pictures[400:], numbers[400:])
    with torch.no_grad():
        guesses = digit_model(pictures[:400]).argmax(dim=1)
    wrong = torch.nonzero(guesses != numbers[:400])[:8, 0].tolist()
    figure, axes = plt.subplots(1, 8, figsize=(10, 2), layout="constrained")
    for axis in axes:
        axis.axis("off")
    for axis, i in zip(axes, wrong, strict=False):
        axis.imshow(pictures[i, 0], cmap="gray_r")
        axis.set_title(f"{numbers[i]}, read as {guesses[i]}", fontsize=8)
    accuracy = (guesses == numbers[:400]).float().mean().item()
    figure.suptitle(f"accuracy {accuracy:.3f} on 400 new digits")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

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
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 12. hook으로 특징 맵 들여다보기 (5점)
#
# **아이디어.** 신경망이 무엇을 보고 있는지 알고 싶으면 가운데 층의 출력, 곧 **특징 맵(feature map)** 을 꺼내 보면 돼요.
# 모델을 고칠 필요는 없어요. PyTorch의 **hook**은 층에 붙여 두는 관찰자예요. 층이 순전파를 끝낼 때마다
# `hook(module, inputs, output)`처럼 불려요. 다 보았으면 떼어 내야 해요. 떼지 않으면 모델을 쓸 때마다 계속 불려요.
#
# ```text
#  x ──> stem ──> block.0 ──> block.1 ──> head ──> 출력
#                    └─ conv1 ──(관찰자)──> 특징 맵의 사본
# ```
#
# | 함수 | 하는 일 |
# |---|---|
# | `get_activation(model, layer_name, x)` | `model(x)`를 계산할 때 그 층이 내놓은 출력의 사본 |
# | `top_patches(acts, k)` | 채널마다 가장 큰 값이 나온 자리 `k`곳 |
#
# `layer_name`은 `model.named_modules()`가 알려 주는 이름이에요. `"block.0.conv1"`처럼 안쪽의 층일 수도 있어요.
#
# `top_patches`에 넣는 `acts`는 $(N, C, H, W)$이고, 결과는 $(C, k, 3)$인 정수 텐서예요. `[c, r]`에는 채널 $c$에서
# $r+1$번째로 큰 값의 자리 $(n, i, j)$가 들어 있어요. 이미지 $N$장을 모두 합쳐서 순위를 매겨요.
#
# **채점에서 확인하는 것**
# - 여러 층의 값. 바로 다음 층이 `nn.ReLU(inplace=True)`여도 결과는 **그 층이 내놓은 그대로**여야 해요.
# - 모델의 모드(`train`, `eval`)는 부르는 사람이 정해요. 들어온 모드 그대로 실행하고, 모드를 바꾸어 두지 마세요.
#   BatchNorm이 있는 모델도 나와요.
# - 끝난 뒤에 모델에 hook이 하나도 남지 않아요. **`model(x)`가 예외로 멈췄을 때도** 그래요. 그 예외는 그대로 밖으로
#   나와요.
# - 결과는 계산 그래프에서 떼어 낸(detached) 텐서이고, 모델의 파라미터에 이미 있던 `.grad`는 그대로예요.
#   `torch.is_grad_enabled()`도 부르기 전과 같아요.
# - 없는 이름이면 `KeyError`를 일으켜요.
# - `top_patches`: $H \ne W$, 음수도 있는 무작위 값, $k$는 1에서 $N H W$까지, 큰 값부터 차례로.
#
# 한 번의 순전파에서 두 번 불리는 층, 출력이 텐서가 아닌 층, 크기가 같은 값은 나오지 않아요.

# %% [markdown] lang="en"
# ## 12. Look inside: feature maps with hooks (5 points)
#
# **Idea.** To know what a network looks at, take out what a layer in its middle gives: its **feature maps**. The model
# need not be changed for that. A **hook** in PyTorch is an observer that sits on a layer: whenever the layer has done
# its forward pass, it is called as `hook(module, inputs, output)`. When you have seen enough, take it off again; or
# else it is called each time that anybody uses the model.
#
# ```text
#  x ──> stem ──> block.0 ──> block.1 ──> head ──> output
#                    └─ conv1 ──(observer)──> a copy of the feature maps
# ```
#
# | function | what it does |
# |---|---|
# | `get_activation(model, layer_name, x)` | a copy of what that layer gives while `model(x)` is computed |
# | `top_patches(acts, k)` | the `k` places at which each channel has its largest values |
#
# `layer_name` is a name as `model.named_modules()` tells it. It may lie deep inside, such as `"block.0.conv1"`.
#
# `acts` of `top_patches` is $(N, C, H, W)$; the result is a tensor of integers $(C, k, 3)$. Entry `[c, r]` is the place
# $(n, i, j)$ of the value number $r+1$ of channel $c$, counted from the largest. All $N$ images compete with one
# another.
#
# **What grading looks at**
# - Values of several layers. Even if the next layer is `nn.ReLU(inplace=True)`, the result is **what the layer gave**.
# - The mode of the model (`train` or `eval`) is the caller's choice. Run the model in the mode in which it came, and
#   leave it so. Some models have BatchNorm.
# - No hook is left on the model afterwards, **not even where `model(x)` stopped with an exception**. That exception
#   goes on to the caller.
# - The result is detached from the graph. Any `.grad` that the parameters had stays as it was, and so does
#   `torch.is_grad_enabled()`.
# - A name that does not exist raises `KeyError`.
# - `top_patches`: $H \ne W$, random values, negative ones among them, $k$ from 1 to $N H W$, largest first.
#
# Out of scope: a layer that is called twice in one forward pass, a layer whose output is not a tensor, equal values.


# %% solution="get_activation"
def get_activation(model, layer_name, x):
    """
    ko| model(x)를 계산할 때 한 층이 내놓은 출력.
    en| What one layer gives while model(x) is computed.

    ko| model : nn.Module;  layer_name : model.named_modules()에 있는 이름;  x : 모델의 입력, 텐서
    ko| 반환값: 그 층의 출력의 사본, 그래프에서 떼어 낸 CPU 텐서. 없는 이름이면 KeyError를 일으켜요
    en| model : nn.Module;  layer_name : a name in model.named_modules();  x : the model's input, a tensor
    en| returns: a copy of the layer's output, a detached tensor on the CPU; raises KeyError for an unknown name
    """
    ### BEGIN SOLUTION
    layer = dict(model.named_modules())[layer_name]
    seen = {}

    def keep(module, inputs, output):
        seen["output"] = output.detach().cpu().clone()

    hook = layer.register_forward_hook(keep)
    try:
        model(x)
    finally:
        hook.remove()
    return seen["output"]
    ### END SOLUTION


# %% solution="top_patches"
def top_patches(acts, k):
    """
    ko| 채널마다 가장 큰 값 k개가 있는 자리.
    en| The places of the k largest values of each channel.

    ko| acts : 텐서 (N, C, H, W);  k : 정수, 1 이상 N * H * W 이하
    ko| 반환값: 정수 텐서 (C, k, 3), 자리는 (n, i, j), 큰 값부터
    en| acts : tensor (N, C, H, W);  k : an integer from 1 to N * H * W
    en| returns: integer tensor (C, k, 3) of places (n, i, j), the largest value first
    """
    ### BEGIN SOLUTION
    _, C, H, W = acts.shape
    best = acts.transpose(0, 1).reshape(C, -1).topk(k).indices
    return torch.stack([best // (H * W), best // W % H, best % W], dim=2)
    ### END SOLUTION


# %% check="feature_maps"
grader.check("feature_maps")

# %% grade="feature_maps"

# %% demo=true
try:
    import matplotlib.pyplot as plt

    down, across = torch.meshgrid(torch.linspace(-1, 1, 32), torch.linspace(-1, 1, 32), indexing="ij")
    disc, cross = (down**2 + across**2 < 0.5), (down.abs() < 0.2) | (across.abs() < 0.2)
    pictures = torch.stack([disc, cross]).float()[:, None]
    eye = nn.Sequential(nn.Conv2d(1, 3, 3, padding=1, bias=False), nn.ReLU(inplace=True))
    eye[0].weight.data = torch.tensor(
        [
            [[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]],
            [[-1.0, -2.0, -1.0], [0.0, 0.0, 0.0], [1.0, 2.0, 1.0]],
            [[0.0, 1.0, 2.0], [-1.0, 0.0, 1.0], [-2.0, -1.0, 0.0]],
        ]
    )[:, None]
    seen = get_activation(eye, "1", pictures)
    places = top_patches(seen, 5)
    figure, axes = plt.subplots(2, 4, figsize=(9, 4.6), layout="constrained")
    for n, row in enumerate(axes):
        row[0].imshow(pictures[n, 0], cmap="gray")
        row[0].set_title(f"image {n}")
        for channel, axis in enumerate(row[1:]):
            axis.imshow(seen[n, channel], cmap="magma")
            axis.set_title(f"channel {channel}")
            best = places[channel][places[channel][:, 0] == n]
            axis.scatter(best[:, 2], best[:, 1], s=40, facecolors="none", edgecolors="cyan")
    for axis in axes.flat:
        axis.axis("off")
    figure.suptitle("circles: the five strongest places of each channel")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

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
# 리포트를 받아요.

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

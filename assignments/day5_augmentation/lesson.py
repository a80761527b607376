# %% [markdown] lang="ko"
# # 5일차 선택: 부드러운 정답
#
# 분류 모델은 정답 클래스의 확률이 1이라고 배워요. 그래서 훈련이 길어질수록 로짓을 끝없이 키우고, 틀릴 때도
# 자신만만해져요. 오늘은 정답을 조금 **부드럽게** 만드는 세 가지 방법을 써 봐요. 정답만 바꾸는 레이블 스무딩, 두
# 이미지를 겹치는 mixup, 이미지 조각을 오려 붙이는 CutMix예요.
#
# <!-- plan -->
#
# 함수마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 채점에서 확인하는 것은 모두 적어 두었어요.

# %% [markdown] lang="en"
# # Day 5 elective: soft targets
#
# A classifier is taught that the right class has probability 1. The longer it trains, the larger it makes its logits,
# and it gets sure of itself even where it is wrong. Here are three ways to make targets a little **softer**: label
# smoothing changes the target alone, mixup lays two images over each other, and CutMix cuts a piece out of one image
# and pastes it into another.
#
# <!-- plan -->
#
# In each function, delete the line `raise NotImplementedError()` and write your code in its place. Everything that
# grading looks at is announced.

# %% setup=true
import numpy as np
import otter

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day5-augmentation.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 14. 레이블 스무딩, mixup, CutMix (8점)
#
# **레이블 스무딩(label smoothing).** 정답에 1을 다 주지 않고, $\varepsilon$만큼을 떼어 **정답을 포함한** $K$개 클래스에
# 똑같이 나누어 줘요. 그리고 이 목표와의 교차 엔트로피를 배치에서 평균해요.
#
# $$t_{ik} = (1 - \varepsilon)\,[k = y_i] + \frac{\varepsilon}{K} \qquad
# L = -\frac{1}{N} \sum_i \sum_k t_{ik} \log p_{ik} \qquad p_i = \text{softmax}(\text{logits}_i)$$
#
# **mixup.** 배치마다 비율 $\lambda$를 $\text{Beta}(\alpha, \alpha)$에서 **한 번** 뽑고(`rng.beta`), 예제 번호를 섞은
# 순열 $\pi$를 한 번 뽑아요. 예제 $i$의 짝은 $\pi(i)$이고, 이미지와 정답을 같은 비율로 섞어요. $e_y$는 $y$번째만 1인
# 원-핫 벡터예요.
#
# $$x'_i = \lambda x_i + (1 - \lambda) x_{\pi(i)} \qquad t_i = \lambda e_{y_i} + (1 - \lambda) e_{y_{\pi(i)}}$$
#
# **CutMix.** $\lambda$와 $\pi$를 똑같이 뽑아요. 그리고 넓이가 이미지의 $1 - \lambda$배쯤 되는 직사각형을 짝에서 같은
# 자리에 붙여요.
# 1. 높이는 $H\sqrt{1 - \lambda}$, 너비는 $W\sqrt{1 - \lambda}$예요. 정수로 어떻게 바꾸는지는 자유예요.
# 2. 중심은 모든 픽셀 가운데에서 고르게 뽑아요. 배치 전체가 같은 직사각형을 써요.
# 3. 직사각형이 이미지 밖으로 나가면 나간 만큼 잘라 내요.
# 4. 그래서 실제로 붙인 넓이는 $1 - \lambda$와 달라요. 정답은 **실제로 바뀐 픽셀의 비율** $r$로 섞어요:
#    $t_i = (1 - r) e_{y_i} + r\, e_{y_{\pi(i)}}$.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `logits` | $(N, K)$ | 실수 |
# | `y` | $(N,)$ | 0 이상 $K$ 미만인 정수 |
# | `x`, `x_mixed` | mixup은 $(N, \ldots)$, cutmix는 $(N, C, H, W)$ | 실수 |
# | `targets` | $(N, K)$ | 한 행의 합이 1 |
# | `rng` | | `np.random.default_rng(...)`로 만든 생성기 |
#
# **채점에서 확인하는 것**
# - `label_smoothing_ce`의 값. `eps`가 0일 때와 1일 때도 있어요 (1.5점).
# - `mixup`: `x_mixed`와 `targets`가 같은 $\lambda$와 같은 순열로 섞였는지. 표 $(N, D)$와 이미지, 클래스가 겹치는 배치
#   (2점)
# - `cutmix`: 픽셀마다 자기 이미지나 짝의 것 그대로인지, 붙인 곳이 모든 예제와 채널에서 같은 직사각형인지, `targets`가
#   실제 넓이와 맞는지. $H \ne W$이고 잘리는 직사각형도 나와요 (2점).
# - 로짓이 $\pm 10^4$일 때의 손실 (0.5점)
# - 여러 번 불렀을 때 $\lambda$와 넓이가 $\alpha$에 따라 어떻게 흩어지는지, 짝과 직사각형의 자리가 골고루 나오는지
#   (1점)
# - `rng`가 같은 상태이면 결과가 같고, 다른 난수(`np.random.rand` 등)는 결과에 영향을 주지 않는지 (0.5점)
# - float32를 넣어도 되고(결과의 dtype은 보지 않아요), 인자는 그대로인지 (0.5점)
#
# NumPy만 쓰세요. `rng`에서 뽑는 순서는 자유예요. 빈 배치와 `alpha=0`은 나오지 않아요.

# %% [markdown] lang="en"
# ## 14. Label smoothing, mixup, CutMix (8 points)
#
# **Label smoothing.** The right class does not get all of the 1: a part $\varepsilon$ of it is shared out evenly among
# all $K$ classes, **the right one included**. The cross-entropy with this target is averaged over the batch.
#
# $$t_{ik} = (1 - \varepsilon)\,[k = y_i] + \frac{\varepsilon}{K} \qquad
# L = -\frac{1}{N} \sum_i \sum_k t_{ik} \log p_{ik} \qquad p_i = \text{softmax}(\text{logits}_i)$$
#
# **mixup.** For each batch, draw **one** share $\lambda$ from $\text{Beta}(\alpha, \alpha)$ (`rng.beta`) and one
# permutation $\pi$ of the examples. The partner of example $i$ is $\pi(i)$, and images and targets are mixed by the
# same share. $e_y$ is the one-hot vector with its 1 at $y$.
#
# $$x'_i = \lambda x_i + (1 - \lambda) x_{\pi(i)} \qquad t_i = \lambda e_{y_i} + (1 - \lambda) e_{y_{\pi(i)}}$$
#
# **CutMix.** Draw $\lambda$ and $\pi$ the same way. Then paste a rectangle, about $1 - \lambda$ of the image in area,
# from the same place of the partner.
# 1. Its height is $H\sqrt{1 - \lambda}$, its width $W\sqrt{1 - \lambda}$. How you make whole numbers of them is up to
#    you.
# 2. Its centre is drawn evenly from all pixels. The whole batch has the same rectangle.
# 3. Where the rectangle reaches out of the image, that part is cut off.
# 4. So the area that was pasted is not $1 - \lambda$. Targets are mixed by the share $r$ of pixels that were **really
#    replaced**: $t_i = (1 - r) e_{y_i} + r\, e_{y_{\pi(i)}}$.
#
# | name | shape | meaning |
# |---|---|---|
# | `logits` | $(N, K)$ | floats |
# | `y` | $(N,)$ | integers from 0 to $K - 1$ |
# | `x`, `x_mixed` | $(N, \ldots)$ for mixup, $(N, C, H, W)$ for cutmix | floats |
# | `targets` | $(N, K)$ | each row adds up to 1 |
# | `rng` | | a generator made by `np.random.default_rng(...)` |
#
# **What grading looks at**
# - The value of `label_smoothing_ce`, also with `eps` 0 and 1 (1.5 points).
# - `mixup`: whether `x_mixed` and `targets` were mixed by the same $\lambda$ and the same permutation. Tables $(N, D)$
#   and images, and batches in which classes come more than once (2 points).
# - `cutmix`: whether each pixel is the image's own or its partner's, the pasted place is one rectangle for all examples
#   and channels, and `targets` go with its real area. $H \ne W$, and rectangles that get cut off (2 points).
# - The loss for logits of $\pm 10^4$ (0.5 points).
# - How $\lambda$ and the area spread for a given $\alpha$ over many calls, and that partners and places of the
#   rectangle all come (1 point).
# - The same state of `rng` gives the same result, and no other random numbers (`np.random.rand`, ...) play a part
#   (0.5 points).
# - float32 is fine (the dtype of the result is free), and the arguments are left as they were (0.5 points).
#
# Use NumPy only. In which order you draw from `rng` is up to you. Out of scope: empty batches and `alpha=0`.


# %% solution="label_smoothing_ce"
def label_smoothing_ce(logits, y, eps):
    """
    ko| 레이블 스무딩을 한 교차 엔트로피의 배치 평균.
    en| Cross-entropy with smoothed labels, averaged over the batch.

    ko| 인자: logits (N, K), y (N,) 정수, eps 0 이상 1 이하
    ko| 반환: 실수
    en| Args: logits (N, K), y (N,) integers, eps from 0 to 1
    en| Returns: a float
    """
    ### BEGIN SOLUTION
    N, K = logits.shape
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = (1 - eps) * np.eye(K)[y] + eps / K
    return -(targets * log_p).sum() / N
    ### END SOLUTION


# %% solution="mixup"
def mixup(x, y, K, alpha, rng):
    """
    ko| 배치의 예제를 짝과 같은 비율로 겹쳐요.
    en| Lays each example of a batch over its partner, all by one share.

    ko| 인자: x (N, ...), y (N,) 정수, K 클래스의 수, alpha 양수, rng np.random.Generator
    ko| 반환: x_mixed (x와 같은 모양), targets (N, K)
    en| Args: x (N, ...), y (N,) integers, K how many classes, alpha positive, rng np.random.Generator
    en| Returns: x_mixed (the shape of x), targets (N, K)
    """
    ### BEGIN SOLUTION
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], lam * hard + (1 - lam) * hard[partner]
    ### END SOLUTION


# %% solution="cutmix"
def cutmix(x, y, K, alpha, rng):
    """
    ko| 배치의 이미지마다 짝의 직사각형 조각을 붙여요.
    en| Pastes into each image of a batch a rectangle from its partner.

    ko| 인자: x (N, C, H, W), y (N,) 정수, K 클래스의 수, alpha 양수, rng np.random.Generator
    ko| 반환: x_mixed (N, C, H, W), targets (N, K)
    en| Args: x (N, C, H, W), y (N,) integers, K how many classes, alpha positive, rng np.random.Generator
    en| Returns: x_mixed (N, C, H, W), targets (N, K)
    """
    ### BEGIN SOLUTION
    H, W = x.shape[2:]
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    height, width = int(H * np.sqrt(1 - lam)), int(W * np.sqrt(1 - lam))
    top = rng.integers(H) - height // 2
    left = rng.integers(W) - width // 2
    bottom, right = min(top + height, H), min(left + width, W)
    top, left = max(top, 0), max(left, 0)  # a negative start would count from the other end
    mixed = x.copy()
    mixed[:, :, top:bottom, left:right] = x[partner, :, top:bottom, left:right]
    replaced = (bottom - top) * (right - left) / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
    ### END SOLUTION


# %% check="mixed_labels"
grader.check("mixed_labels")

# %% grade="mixed_labels"

# %% [markdown] lang="ko"
# **그림으로 보기.** 네 가지 무늬를 섞었어요. 제목은 정답에서 두 클래스가 차지하는 몫이에요. 어느 그림이 사람의 눈에도
# 두 클래스로 보이나요?

# %% [markdown] lang="en"
# **See it.** Four patterns, mixed. The titles are the shares of the classes in the targets. Which pictures look like
# two classes to you as well?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    rows, columns = np.mgrid[0:32, 0:32]
    patterns = np.stack([rows % 8 < 4, columns % 8 < 4, (rows + columns) % 8 < 4, (rows // 4 + columns // 4) % 2 == 0])
    patterns = patterns[:, None].astype(float)
    chance = np.random.default_rng(3)
    figure, axes = plt.subplots(2, 4, figsize=(10, 5.2), layout="constrained")
    for line, mix in zip(axes, (mixup, cutmix), strict=True):
        pictures, shares = mix(patterns, np.arange(4), 4, 1.0, chance)
        for axis, picture, share in zip(line, pictures, shares, strict=True):
            axis.imshow(picture[0], cmap="gray", vmin=0, vmax=1)
            parts = ", ".join(f"class {k}: {part:.2f}" for k, part in enumerate(share) if part > 0)
            axis.set_title(f"{mix.__name__}\n{parts}", fontsize=9)
            axis.axis("off")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 세 방법 모두 **훈련할 때만** 써요. 평가할 때는 이미지도 정답도 그대로 두어야 정확도를 제대로 잴 수 있어요.
#
# 스스로 물어보세요.
# - 레이블 스무딩을 쓰면 손실이 0이 될 수 없어요. 가장 작은 값은 얼마일까요?
# - $\alpha$를 0에 가깝게 하면 mixup은 무엇과 같아질까요? 아주 크게 하면요?
#
# **제출하기.** *Kernel → Restart Kernel and Run All Cells*로 처음부터 끝까지 실행해 보고, 저장한 다음 이 노트북을
# 제출하세요.

# %% [markdown] lang="en"
# ## Looking back
#
# All three are for **training only**. To measure accuracy honestly, leave images and targets alone in evaluation.
#
# Ask yourself:
# - With label smoothing the loss cannot reach 0. What is the smallest value that it can have?
# - What does mixup become when $\alpha$ gets close to 0? And when it is very large?
#
# **Hand in.** Run everything from top to bottom with *Kernel → Restart Kernel and Run All Cells*, save, and submit this
# notebook.

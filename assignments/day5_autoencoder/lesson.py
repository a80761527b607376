# %% [markdown] lang="ko"
# # 5일차 선택: 오토인코더
#
# 그림 한 장을 숫자 여덟 개로 줄였다가 다시 그림으로 되돌릴 수 있을까요? **오토인코더(autoencoder)** 는 정답 없이
# 입력만으로 배우는 신경망이에요. 가운데를 좁게 만들어 두면, 신경망은 그림에서 꼭 필요한 것만 골라 담는 법을 배워요.
#
# ```text
#  x (N, 64) ──> [ 인코더 ] ──> z (N, latent) ──> [ 디코더 ] ──> 되살린 x (N, 64)
# ```
#
# - **잠재 벡터(latent vector)**: 가운데의 짧은 벡터 $z$예요. 압축, 시각화, 이상 탐지에 쓰여요.
# - **재구성 오차(reconstruction error)**: 되살린 그림과 원래 그림의 차이예요. 이것이 손실이에요.
#
# <!-- plan -->
#
# **푸는 방법.** `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 바로 아래 `grader.check(...)` 셀을
# 실행하면 공개 검사의 결과가 나와요. 채점할 때는 몇 가지를 더 확인하는데, **무엇을 확인하는지는 모두 적어 두었어요**.

# %% [markdown] lang="en"
# # Day 5 elective: autoencoder
#
# Can a picture be packed into eight numbers and unpacked again? An **autoencoder** is a network that learns from inputs
# alone, without labels. Its middle is narrow, so it learns to pick out what a picture cannot do without.
#
# ```text
#  x (N, 64) ──> [ encoder ] ──> z (N, latent) ──> [ decoder ] ──> x restored (N, 64)
# ```
#
# - **Latent vector**: the short vector $z$ in the middle; used for compression, for pictures of data, for finding
#   what is unusual.
# - **Reconstruction error**: how far the restored picture is from the original. It is the loss.
#
# <!-- plan -->
#
# **How to work.** Delete the line `raise NotImplementedError()` and write your code in its place. Then run the
# `grader.check(...)` cell underneath: it shows the public checks. Grading looks at a few more things, and **every one
# of them is announced**.

# %% setup=true
import numpy as np
import otter
import torch
from torch import nn

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day5-autoencoder.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 15. 오토인코더 (10점)
#
# **아이디어.** 주성분 분석(principal component analysis, PCA)도 64개의 픽셀을 8개의 수로 줄일 수 있어요. 다만 곧은
# 방향 여덟 개만 쓸 수 있죠. 인코더와 디코더에 은닉층과 ReLU를 하나씩 넣으면 굽은 길도 쓸 수 있어서, 같은 8개의 수로
# 그림을 더 잘 되살려요. ReLU를 빼면 어떻게 될까요?
#
# **신경망.** `AutoEncoder(latent)`의 층은 이 순서로 만들어요. 층의 이름은 자유예요.
#
# | 부분 | 층 |
# |---|---|
# | 인코더 | `nn.Linear(64, 64)`, ReLU, `nn.Linear(64, latent)` |
# | 디코더 | `nn.Linear(latent, 64)`, ReLU, `nn.Linear(64, 64)` |
#
# 잠재 벡터와 출력에는 활성화 함수가 없어요. `encode(x)`는 $z$를, `decode(z)`는 되살린 그림을 돌려주고, `model(x)`는
# `decode(encode(x))`와 같아요. 파라미터는 `model.parameters()`에서 위의 순서대로 나와야 하고, 네 층의 것이 전부예요.
#
# **학습 레시피.** 채점 기준을 이 레시피로 정했으니 그대로 따라 주세요.
# 1. `torch.manual_seed(seed)`를 맨 먼저 부르고, 무작위 수는 모두 PyTorch에서 뽑아요.
# 2. `AutoEncoder(latent)`를 만들고 `.to(X.dtype)`로 `X`와 같은 dtype으로 옮겨요.
# 3. 옵티마이저는 `torch.optim.Adam`이고 학습률은 `lr`, 나머지는 기본값이에요.
# 4. epoch마다 순서를 새로 섞어 `batch_size`개씩 잘라요. 마지막 작은 배치도 써요.
# 5. 배치마다 손실의 기울기를 **새로** 구해서 한 걸음 옮겨요. 손실은 제곱 오차의 **평균**이에요.
#
# $$L = \frac{1}{B \cdot 64} \sum_{n=1}^{B} \sum_{d=1}^{64} \big(\hat{x}_{nd} - x_{nd}\big)^2$$
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `X` | 텐서 $(N, 64)$, float32 또는 float64 | 손글씨는 픽셀이 0부터 1까지예요 |
# | `z` | 텐서 $(N, \text{latent})$ | 잠재 벡터 |
#
# **채점에서 확인하는 것**
# - 채점하는 쪽이 정한 파라미터를 넣은 다음 `encode` (1.5점), `decode` (1.5점), `model(x)` (1점)의 값과 파라미터의
#   기울기 (1점). `latent`가 1일 때와 $N = 1$일 때도 있어요.
# - `AutoEncoder`라는 이름에 **다른 신경망을 끼워 넣고** `fit_autoencoder`를 불러요. 0에서 시작하는 선형 신경망이라서
#   레시피를 따르면 마지막 가중치가 정해져 있어요. 전체가 한 배치일 때 (1.5점)와 마지막 배치가 작을 때 (1점)를 봐요.
#   `latent`도 전해져야 해요.
# - `seed`가 같으면 결과가 똑같고, 다르면 배치의 순서가 달라요 (0.5점).
# - 기본값으로 배운 다음, 처음 보는 손글씨 400장을 $z$ 8개에서 되살린 오차가 주성분 8개로 되살린 오차의 0.85배 이하예요.
#   `X`는 그대로예요 (2점).

# %% [markdown] lang="en"
# ## 15. Autoencoder (10 points)
#
# **Idea.** Principal component analysis (PCA) can also turn 64 pixels into 8 numbers, but along eight straight
# directions only. With a hidden layer and a ReLU on either side, the network may take curved ways, and restores
# pictures better from as many numbers. What would be left of that without the ReLU?
#
# **Network.** `AutoEncoder(latent)` makes its layers in this order. How they are called is up to you.
#
# | part | layers |
# |---|---|
# | encoder | `nn.Linear(64, 64)`, ReLU, `nn.Linear(64, latent)` |
# | decoder | `nn.Linear(latent, 64)`, ReLU, `nn.Linear(64, 64)` |
#
# Neither the latent vector nor the output has an activation. `encode(x)` gives $z$, `decode(z)` the restored picture,
# and `model(x)` is `decode(encode(x))`. `model.parameters()` has the parameters of these four layers, in this order,
# and no others.
#
# **Recipe.** The threshold was measured with this recipe, so please follow it.
# 1. Call `torch.manual_seed(seed)` first of all, and draw every random number from PyTorch.
# 2. Make `AutoEncoder(latent)` and move it to the dtype of `X` by `.to(X.dtype)`.
# 3. The optimizer is `torch.optim.Adam` with learning rate `lr`, all else at its default.
# 4. In every epoch, shuffle anew and cut the examples into batches of `batch_size`; the smaller last batch counts, too.
# 5. For every batch, compute a **fresh** gradient of the loss and take one step. The loss is the **mean** squared
#    error:
#
# $$L = \frac{1}{B \cdot 64} \sum_{n=1}^{B} \sum_{d=1}^{64} \big(\hat{x}_{nd} - x_{nd}\big)^2$$
#
# | name | shape | meaning |
# |---|---|---|
# | `X` | tensor $(N, 64)$, float32 or float64 | the pixels of digits go from 0 to 1 |
# | `z` | tensor $(N, \text{latent})$ | latent vectors |
#
# **What grading looks at**
# - With parameters that grading puts in: the values of `encode` (1.5 points), `decode` (1.5 points) and `model(x)`
#   (1 point), and the gradients of the parameters (1 point). A `latent` of 1 and $N = 1$ occur.
# - Grading **puts another network in the place of** `AutoEncoder` and calls `fit_autoencoder`. It is linear and starts
#   from zeros, so that the recipe determines its final weights: with all data in one batch (1.5 points), and with a
#   smaller last batch (1 point). `latent` has to be handed on.
# - The same `seed` gives the same result, another seed another order of the batches (0.5 points).
# - With your defaults, the error on 400 digits never seen before, restored from 8 numbers $z$ each, is at most 0.85
#   times that of 8 principal components. `X` stays as it was (2 points).


# %% solution="AutoEncoder"
class AutoEncoder(nn.Module):
    """
    ko| 64 -> 64 -> latent -> 64 -> 64인 오토인코더. 은닉층 둘에만 ReLU가 있어요.
    en| An autoencoder 64 -> 64 -> latent -> 64 -> 64 with a ReLU in the two hidden layers only.

    ko| encode(x)  : 텐서 (N, 64) -> 텐서 (N, latent)
    ko| decode(z)  : 텐서 (N, latent) -> 텐서 (N, 64)
    ko| forward(x) : decode(encode(x)), 텐서 (N, 64)
    en| encode(x)  : tensor (N, 64) -> tensor (N, latent)
    en| decode(z)  : tensor (N, latent) -> tensor (N, 64)
    en| forward(x) : decode(encode(x)), tensor (N, 64)
    """

    def __init__(self, latent=8):
        ### BEGIN SOLUTION
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, latent))
        self.decoder = nn.Sequential(nn.Linear(latent, 64), nn.ReLU(), nn.Linear(64, 64))

    def encode(self, x):
        return self.encoder(x)

    def decode(self, z):
        return self.decoder(z)

    def forward(self, x):
        return self.decode(self.encode(x))
        ### END SOLUTION


# %% solution="fit_autoencoder"
def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    """
    ko| AutoEncoder를 제곱 오차의 평균과 Adam으로 학습시켜요.
    en| Trains an AutoEncoder by the mean squared error and Adam.

    ko| X : 텐서 (N, 64), float32 또는 float64;  latent : 잠재 벡터의 크기;  epochs : 전체 데이터를 보는 횟수
    ko| lr : 학습률;  batch_size : 미니배치의 크기;  seed : torch.manual_seed에 넣을 시드
    ko| 반환값: 학습된 모델
    en| X : tensor (N, 64), float32 or float64;  latent : size of the latent vector;  epochs : passes over the data
    en| lr : learning rate;  batch_size : size of a mini-batch;  seed : for torch.manual_seed
    en| returns: the trained model
    """
    ### BEGIN SOLUTION
    torch.manual_seed(seed)
    model = AutoEncoder(latent).to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for batch in torch.randperm(len(X)).split(batch_size):
            loss = nn.functional.mse_loss(model(X[batch]), X[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
    ### END SOLUTION


# %% check="autoencoder"
grader.check("autoencoder")

# %% grade="autoencoder"

# %% [markdown] lang="ko"
# **그림으로 보기.** 위는 처음 보는 손글씨, 가운데는 숫자 8개에서 되살린 그림, 아래는 주성분 8개로 되살린 그림이에요.
# `latent=2`로 바꾸면 무엇부터 흐려지나요?

# %% [markdown] lang="en"
# **See it.** On top digits never seen before, in the middle what eight numbers bring back, below the same with eight
# principal components. What blurs first with `latent=2`?

# %% demo=true
try:
    fit_autoencoder(torch.zeros(4, 64), epochs=1)

    import matplotlib.pyplot as plt
    from sklearn.datasets import load_digits

    pixels = load_digits().data[np.random.default_rng(0).permutation(1797)] / 16
    model = fit_autoencoder(torch.from_numpy(pixels[400:]).float(), latent=8)
    with torch.no_grad():
        restored = model(torch.from_numpy(pixels[:8]).float()).numpy()
    middle = pixels[400:].mean(axis=0)
    directions = np.linalg.svd(pixels[400:] - middle, full_matrices=False)[2][:8]
    principal = middle + (pixels[:8] - middle) @ directions.T @ directions
    figure, axes = plt.subplots(3, 8, figsize=(8, 3.2), layout="constrained")
    for row, name, images in zip(
        axes, ("original", "autoencoder", "PCA"), (pixels[:8], restored, principal), strict=True
    ):
        row[0].set_title(name, fontsize=9, loc="left")
        for axis, image in zip(row, images, strict=True):
            axis.imshow(image.reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
            axis.axis("off")
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 정답이 하나도 없는 데이터에서도 배울 것이 있었어요. 그림을 되살리려면 무엇이 중요한지 알아야 하니까요. 6일차의
# 생성자(generator)는 디코더와 닮았어요. 다만 잠재 벡터를 그림에서 얻지 않고 무작위로 뽑아요.
#
# 스스로 물어보세요.
# - 잠재 벡터를 64개로 늘리면 손실은 어떻게 되고, 배우는 것은 어떻게 될까요?
# - 숫자가 아닌 그림을 넣으면 재구성 오차는 커질까요, 작아질까요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day5-autoencoder.ipynb`)을 제출하세요. 다 풀지 못했어도 제출하세요. 푼 만큼 점수를 받고, 틀린 곳에는
# 힌트가 달린 리포트를 받아요.

# %% [markdown] lang="en"
# ## Looking back
#
# There was something to learn in data without a single label: to restore a picture one has to know what matters in it.
# The generator of day 6 resembles your decoder, only that its latent vectors are drawn at random and not taken from
# pictures.
#
# Ask yourself:
# - With 64 latent numbers, what happens to the loss, and what to the learning?
# - Feed a picture that is no digit: does the reconstruction error grow or shrink?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day5-autoencoder.ipynb`). Submit even if you did not finish: you get points
# for every part that works, and a report with hints for the parts that do not.

# %% [markdown] lang="ko"
# # 5일차 선택: 행렬 분해로 추천하기
#
# 영화 사이트는 여러분이 아직 보지 않은 영화에 몇 점을 줄지 짐작해요. 영화의 내용을 보는 것도, 여러분이 누구인지 묻는
# 것도 아니에요. 다른 사람들이 남긴 평점만 있으면 돼요. 이 노트북에서는 그 짐작을 하는 모델을 PyTorch로 만들고
# 학습시켜요. 모델에는 층도 활성화 함수도 없어요. 있는 것은 번호를 벡터로 바꾸는 표, 곧 **임베딩(embedding)** 뿐이에요.
#
# ```text
#  사용자 번호 u ──> 벡터 p_u, 편향 b_u ──┐
#                                         ├──> 전체 평균 + 편향들 + 두 벡터의 내적 ──> 예측 평점
#  아이템 번호 i ──> 벡터 q_i, 편향 b_i ──┘
# ```
#
# <!-- plan -->
#
# **푸는 방법.** 클래스와 함수에서 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓴 다음, 아래의
# `grader.check(...)` 셀을 실행하세요. 채점할 때는 다른 데이터를 쓰지만, **무엇을 확인하는지는 모두 적어 두었어요**.

# %% [markdown] lang="en"
# # Day 5 elective: recommending by matrix factorisation
#
# A film site guesses how many stars you would give a film that you have not seen. It need not know what the film is
# about, nor who you are: the ratings that others have left are enough. In this notebook you build the model that makes
# such guesses, and train it, in PyTorch. It has no layers and no activation function. All it has is tables that turn a
# number into a vector: **embeddings**.
#
# ```text
#  user number u ──> vector p_u, bias b_u ──┐
#                                           ├──> mean of all + biases + product of the vectors ──> rating
#  item number i ──> vector q_i, bias b_i ──┘
# ```
#
# <!-- plan -->
#
# **How to work.** In the class and in the function, delete the line `raise NotImplementedError()` and write your code
# in its place, then run the `grader.check(...)` cell underneath. Grading uses other data, but **everything that it
# looks at is announced here**.

# %% setup=true
import numpy as np
import otter
import torch
from torch import nn

# ko| 공개 검사를 실행해 주는 도구예요: grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell uses it.
grader = otter.Notebook("day5-recommendation.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 클래스와 함수를 완성하면 여기에 그림이 나타나요.
en| Not yet: finish the class and the function above and a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 6. 추천: 행렬 분해 (12점)
#
# **아이디어.** 사용자를 행, 아이템을 열로 놓은 평점 표는 대부분 비어 있어요. 빈칸을 채우려면 표가 단순한 규칙을
# 따른다고 믿어야 해요. **행렬 분해(matrix factorisation)** 는 사용자마다, 아이템마다 길이 $k$의 벡터가 하나씩 있고 두
# 벡터의 내적이 취향의 맞음을 나타낸다고 봐요. 벡터의 한 칸이 이를테면 "액션을 얼마나 좋아하는가"와 "액션이 얼마나
# 많은가"예요. 그 뜻은 우리가 정하지 않고 학습에서 저절로 생겨요. 점수를 후하게 주는 사용자와 누구나 좋아하는 아이템은
# 편향이 맡아요.
#
# $$\hat{r}_{ui} = \mu + b_u + b_i + \sum_{f=1}^{k} p_{uf}\, q_{if}$$
#
# $\mu$는 훈련 평점의 평균이고 **학습하지 않아요**.
#
# **`class MF(nn.Module)`**
# - `__init__(self, n_users, n_items, k, mu)`: 아래 이름의 `nn.Embedding` 네 개를 만들어요. 두 요인(factor) 표는 평균 0,
#   표준편차 0.1인 정규분포에서 뽑고, 두 편향 표는 0으로 채워요.
# - `forward(self, u, i)`: `u`와 `i`는 짝을 이루는 번호예요. 짝 $B$개를 물으면 예측 $B$개가 나와요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `user_factors.weight`, `item_factors.weight` | $(n_{users}, k)$, $(n_{items}, k)$ | 벡터 $p_u$와 $q_i$ |
# | `user_bias.weight`, `item_bias.weight` | $(n_{users}, 1)$, $(n_{items}, 1)$ | 편향 $b_u$와 $b_i$ |
# | `u`, `i` | $(B,)$ | int64 텐서 |
# | `forward`의 결과 | $(B,)$ | 실수 텐서 |
# | `ratings` | $(n, 3)$ | float64 배열, 행마다 사용자 번호, 아이템 번호, 평점 |
#
# **`fit_mf(ratings, n_users, n_items, k=3, epochs=30, lr=0.02, weight_decay=1e-4, batch_size=128, seed=0)`** 는 `MF`를
# 만들어 학습시킨 다음 돌려줘요. 번호를 정수로 바꾸고, $\mu$를 구하고, epoch마다 순서를 섞어 미니배치로 나누고, 평균
# 제곱 오차를 `torch.optim.Adam`으로 줄여요. `weight_decay`는 Adam에 그대로 넘기는 규제의 세기예요.
#
# **채점에서 확인하는 것**
# - 표에 정해 둔 값을 넣고 float64로 바꾼 모델의 예측. $B = 1$, $B = k$, 되풀이되는 번호도 나와요 (3점).
# - 새 모델의 표: 모양, 요인의 평균과 표준편차, 0인 편향 (1.5점).
# - 네 표에 대한 기울기 (1.5점).
# - `ratings`에 한 번도 나오지 않은 사용자와 아이템의 예측은 $\mu$ 근처예요 (1점). 번호가 `n_users - 1`까지 있어요.
# - 같은 `seed`로 두 번 학습시키면 예측이 같고, `ratings`는 그대로예요 (1점).
# - 사용자 120명, 아이템 80개, 숨은 요인 3개인 평점의 28%로 기본값으로 학습시킨 다음, 나머지 평점에서 잰 RMSE가 그
#   표준편차의 0.45배를 넘지 않아요. 시드 세 개 가운데 한 번만 이 기준 안에 들면 돼요. 옳은 풀이는 대개 0.3 이하예요
#   (3점).
# - `weight_decay=1.0`이면 모든 예측이 훈련 평점의 평균 근처로 모이고, `0.0`이면 그렇지 않아요 (1점).
#
# 예측을 1점과 5점 사이로 자르지 마세요. GPU는 쓰지 않아요.

# %% [markdown] lang="en"
# ## 6. A recommender: matrix factorisation (12 points)
#
# **Idea.** In a table of ratings with a row for each user and a column for each item, most places are empty. Whoever
# wants to fill them has to believe that the table follows some simple rule. **Matrix factorisation** gives every user
# and every item a vector of length $k$; how well they match is the product of the two. One place of the vectors may
# come to mean "how much I like action" and "how much action there is"; nobody lays that down, it grows in training.
# Users who are generous and items that everybody likes are left to the biases.
#
# $$\hat{r}_{ui} = \mu + b_u + b_i + \sum_{f=1}^{k} p_{uf}\, q_{if}$$
#
# $\mu$ is the mean of the training ratings, and it is **not learned**.
#
# **`class MF(nn.Module)`**
# - `__init__(self, n_users, n_items, k, mu)` makes four `nn.Embedding`s with the names below. The two tables of factors
#   are drawn from a normal distribution with mean 0 and standard deviation 0.1, the two tables of biases are zero.
# - `forward(self, u, i)`: the numbers in `u` and `i` belong together in pairs. Ask for $B$ pairs, get $B$ predictions.
#
# | name | shape | meaning |
# |---|---|---|
# | `user_factors.weight`, `item_factors.weight` | $(n_{users}, k)$, $(n_{items}, k)$ | the vectors $p_u$ and $q_i$ |
# | `user_bias.weight`, `item_bias.weight` | $(n_{users}, 1)$, $(n_{items}, 1)$ | the biases $b_u$ and $b_i$ |
# | `u`, `i` | $(B,)$ | int64 tensors |
# | result of `forward` | $(B,)$ | tensor of floats |
# | `ratings` | $(n, 3)$ | float64 array; in each row user number, item number, rating |
#
# **`fit_mf(ratings, n_users, n_items, k=3, epochs=30, lr=0.02, weight_decay=1e-4, batch_size=128, seed=0)`** makes an
# `MF`, trains it, and returns it: turn the numbers into integers, compute $\mu$, shuffle in every epoch and cut into
# mini-batches, and reduce the mean squared error with `torch.optim.Adam`. `weight_decay`, the strength of the
# regularisation, is handed on to Adam as it is.
#
# **What grading looks at**
# - Predictions of a model in float64 with given values in its tables. $B = 1$, $B = k$ and repeated numbers come up
#   (3 points).
# - The tables of a new model: shapes, mean and standard deviation of the factors, biases of 0 (1.5 points).
# - Gradients with respect to the four tables (1.5 points).
# - For users and items that never occur in `ratings`, predictions are near $\mu$ (1 point). Numbers go up to
#   `n_users - 1`.
# - Two trainings with the same `seed` give the same predictions, and `ratings` is the same after the call (1 point).
# - Trained with the defaults on 28 % of the ratings of 120 users for 80 items, with 3 hidden factors, the RMSE on other
#   ratings is at most 0.45 times their standard deviation, for one seed of three. Right solutions mostly stay below
#   0.3 (3 points).
# - With `weight_decay=1.0` all predictions come close to the mean of the training ratings, with `0.0` they do not
#   (1 point).
#
# Do not clip predictions to 1 and 5. No GPU is used.


# %% solution="MF"
class MF(nn.Module):
    """
    ko| 전체 평균, 편향, 요인의 내적으로 평점을 예측하는 모델.
    en| Predicts ratings from the mean of all, biases, and the product of factors.

    ko| MF(n_users, n_items, k, mu) : nn.Embedding인 user_factors, item_factors (k칸), user_bias, item_bias (1칸)
    ko| forward(u, i) : int64 텐서 (B,) 둘 -> 예측 (B,)
    en| MF(n_users, n_items, k, mu) : nn.Embedding user_factors, item_factors (k wide), user_bias, item_bias (1 wide)
    en| forward(u, i) : two int64 tensors (B,) -> predictions (B,)
    """

    def __init__(self, n_users, n_items, k, mu):
        ### BEGIN SOLUTION
        super().__init__()
        self.mu = mu
        self.user_factors = nn.Embedding(n_users, k)
        self.item_factors = nn.Embedding(n_items, k)
        self.user_bias = nn.Embedding(n_users, 1)
        self.item_bias = nn.Embedding(n_items, 1)
        for table, std in (
            (self.user_factors, 0.1),
            (self.item_factors, 0.1),
            (self.user_bias, 0.0),
            (self.item_bias, 0.0),
        ):
            nn.init.normal_(table.weight, std=std)

    def forward(self, u, i):
        biases = self.user_bias(u) + self.item_bias(i)
        match = self.user_factors(u) * self.item_factors(i)
        return self.mu + biases.squeeze(1) + match.sum(dim=1)
        ### END SOLUTION


# %% solution="fit_mf"
def fit_mf(ratings, n_users, n_items, k=3, epochs=30, lr=0.02, weight_decay=1e-4, batch_size=128, seed=0):
    """
    ko| MF를 만들어 평점으로 학습시켜요.
    en| Makes an MF and trains it on ratings.

    ko| ratings : float64 배열 (n, 3), 행마다 사용자 번호, 아이템 번호, 평점
    ko| 나머지  : 사용자와 아이템의 수, 요인의 수, epoch 수, 학습률, Adam의 weight_decay, 배치 크기, 시드
    ko| 반환값  : 학습한 MF
    en| ratings : float64 array (n, 3): user number, item number, rating in each row
    en| others  : how many users, items, factors, epochs; learning rate, Adam's weight_decay, batch size, seed
    en| returns : the trained MF
    """
    ### BEGIN SOLUTION
    torch.manual_seed(seed)
    u, i = torch.tensor(ratings[:, :2], dtype=torch.int64).T
    r = torch.tensor(ratings[:, 2], dtype=torch.float32)
    model = MF(n_users, n_items, k, r.mean().item())
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, weight_decay=weight_decay)
    for _ in range(epochs):
        for batch in torch.randperm(len(r)).split(batch_size):
            loss = nn.functional.mse_loss(model(u[batch], i[batch]), r[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
    ### END SOLUTION


# %% check="matrix_factorisation"
grader.check("matrix_factorisation")

# %% grade="matrix_factorisation"

# %% [markdown] lang="ko"
# **그림으로 보기.** 왼쪽은 진짜 평점 표, 가운데는 모델이 본 3할, 오른쪽은 모델이 채운 표예요. `k`를 1이나 20으로 바꿔
# 보고, 본 칸과 못 본 칸의 오차를 견주어 보세요.

# %% [markdown] lang="en"
# **See it.** On the left the true table of ratings, in the middle the three tenths of it that the model has seen, on
# the right the table as the model fills it. Set `k` to 1 or 20, and compare the errors in places seen and not seen.

# %% demo=true
try:
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(0)
    likes, has = rng.normal(size=(40, 3)), rng.normal(size=(30, 3))
    true = 3 + likes @ has.T
    seen = rng.random(true.shape) < 0.3
    rows = np.column_stack([*np.nonzero(seen), true[seen]])
    model = fit_mf(rows, 40, 30, k=3, epochs=200)
    everyone, everything = (torch.tensor(ids.ravel()) for ids in np.indices(true.shape))
    with torch.no_grad():
        filled = model(everyone, everything).numpy().reshape(true.shape)
    figure, axes = plt.subplots(1, 3, figsize=(9, 4), layout="constrained")
    pictures = {"true": true, "seen": np.where(seen, true, np.nan), "filled in": filled}
    for axis, (title, table) in zip(axes, pictures.items(), strict=True):
        axis.imshow(table, vmin=true.min(), vmax=true.max())
        axis.set(title=title, xlabel="item", ylabel="user")
    plt.show()
    for name, where in (("seen", seen), ("not seen", ~seen)):
        print(f"RMSE, {name}: {np.sqrt(np.mean((filled - true)[where] ** 2)):.2f}")
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 번호밖에 모르는 모델이 취향을 배웠어요. 단어를 벡터로 바꾸는 언어 모델도 같은 `nn.Embedding`에서 시작해요.
#
# 스스로 물어보세요.
# - 훈련 오차는 0에 가까운데 시험 오차가 크다면 무엇을 바꿔 볼까요?
# - 어제 가입한 사용자에게는 무엇을 추천하게 되나요? 그것으로 충분할까요?
# - 사람들은 좋아할 만한 것만 골라 보고 평점을 남겨요. 그 평점으로 배운 모델은 어떤 오해를 할까요?
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day5-recommendation.ipynb`)을 제출하세요.

# %% [markdown] lang="en"
# ## Looking back
#
# A model that knows nothing but numbers has learned what people like. Language models, which turn words into vectors,
# start with the same `nn.Embedding`.
#
# Ask yourself:
# - If the training error is near 0 and the test error is large, what would you change?
# - What does the model recommend to somebody who joined yesterday? Is that good enough?
# - People watch and rate what they expect to like. What will a model that learns from these ratings get wrong?
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day5-recommendation.ipynb`).

# %% [markdown] lang="ko"
# # 5일차 선택: 문장 다루기
#
# 신경망은 수만 알아들어요. 그래서 글을 다루려면 먼저 글을 수로 바꾸고, 길이가 제각각인 문장을 배치 하나에 담아야 해요.
# 그다음에는 순서가 있는 데이터를 읽는 순환 신경망으로 문장을 분류해요. "개가 사람을 물었다"와 "사람이 개를 물었다"는
# 거의 같은 낱말로 되어 있지만 뜻은 전혀 다르니까요.
#
# ```text
#  문장  ──>  토큰  ──>  번호  ──>  배치 (B, T)  ──>  임베딩  ──>  GRU 또는 LSTM  ──>  로짓
#             10                                      11
# ```
#
# <!-- plan -->
#
# **푸는 방법.** 함수와 클래스마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 바로 아래
# `grader.check(...)` 셀을 실행하면 공개 검사의 결과가 나와요. 채점할 때는 다른 글과 다른 숫자로 몇 가지를 더
# 확인하는데, **무엇을 확인하는지는 문제마다 모두 적어 두었어요**. 두 문제는 서로의 답에 기대지 않아요.

# %% [markdown] lang="en"
# # Day 5, elective: working with text
#
# Networks understand numbers only. To work with text, it has to be turned into numbers first, and sentences of
# different lengths have to fit into one batch. Then a recurrent network, which reads data in their order, can classify
# sentences: "dog bites man" and "man bites dog" have the same words, and say something very different.
#
# ```text
#  sentence  ──>  tokens  ──>  ids  ──>  batch (B, T)  ──>  embedding  ──>  GRU or LSTM  ──>  logits
#                 10                                        11
# ```
#
# <!-- plan -->
#
# **How to work.** In each function and class, delete the line `raise NotImplementedError()` and write your code in its
# place. Then run the `grader.check(...)` cell underneath: it shows the public checks. Grading uses other texts and
# other numbers and looks at a few more things, and **every one of them is announced in the exercise**. Neither exercise
# depends on your answer to the other.

# %% setup=true
import unicodedata
from collections import Counter

import otter
import torch
from torch import nn

# ko| 공개 검사를 실행해 주는 도구예요: 문제마다 있는 grader.check("...") 셀이 이것을 써요.
# en| Runs the public checks: the grader.check("...") cell of each exercise uses it.
grader = otter.Notebook("day5-text.ipynb", tests_dir="tests")

NOT_YET = """
ko| 아직이에요: 위의 함수들이 맞으면 여기에 그림이 나타나요.
en| Not yet: once the functions above are right, a figure appears here.
""".strip()

# %% [markdown] lang="ko"
# ## 10. 문장을 텐서로 (8점)
#
# **아이디어.** 글을 **토큰(token)** 으로 자르고 토큰마다 번호를 붙여요. 번호표를 **어휘(vocabulary)** 라고 해요. 어휘는
# 훈련 데이터의 글로만 만들어요. 나중에 처음 보는 토큰이 오면 "모르는 토큰"의 번호를 줘요.
#
# | 번호 | 토큰 | 뜻 |
# |---|---|---|
# | 0 | `<pad>` | 아무것도 없음. 짧은 문장의 빈자리를 채워요 |
# | 1 | `<unk>` | 어휘에 없는 토큰 |
# | 2, 3, … | 훈련 글의 토큰 | **많이 나온 순서**, 횟수가 같으면 **먼저 나온 순서** |
#
# - **자르기.** `level="word"`이면 공백(빈칸 여러 개, 탭, 줄바꿈도)에서 자르고 빈 토큰은 없어요. `level="char"`이면
#   `list(text)`처럼 한 글자씩이고, 빈칸도 글자예요. 문장 부호와 대소문자는 그대로 둬요.
# - **정규화.** 화면에서 똑같아 보이는 "각"이 컴퓨터에는 글자 하나일 수도, 자모 셋(ㄱ, ㅏ, ㄱ)일 수도 있어요. macOS에서
#   온 파일 이름이 대표적이에요. 자르기 전에 언제나 `unicodedata.normalize("NFC", text)`로 한 가지 모양으로 모아요.
# - **`fit(texts)`.** 문자열의 리스트로 어휘를 만들어요. 다 합쳐 `min_freq`번 **이상** 나온 토큰만 어휘에 들어가요. 다시
#   부르면 전에 본 것을 잊고 처음부터 만들어요.
# - **`encode(text)`.** 번호의 리스트(파이썬 int). 어휘에 없는 토큰은 1이고, 어휘는 변하지 않아요.
# - **`decode(ids)`.** 문자열. `"word"`는 빈칸 하나로, `"char"`는 그냥 이어 붙여요. 0은 건너뛰고 1은 `<unk>`라고 써요.
#
# `collate(batch)`는 길이가 제각각인 번호 리스트 $B$개를 배치 하나로 묶어요.
#
# | 이름 | 모양 | dtype | 뜻 |
# |---|---|---|---|
# | `ids` | $(B, T)$ | int64 | $T$는 가장 긴 문장의 길이, 빈자리는 **오른쪽**에 0 |
# | `lengths` | $(B,)$ | int64 | 채우기 전의 길이, 받은 순서대로 |
#
# **채점에서 확인하는 것**
# - 번호의 순서: 횟수, 그다음 처음 나온 순서 (1.5점). 실행할 때마다 같아야 해요. `set`의 순서는 그렇지 않아요.
# - `min_freq`와 모르는 토큰 (1.5점).
# - `decode`: 아는 토큰의 글은 되돌아오고, 0과 1은 위에서 말한 대로예요 (1점).
# - `collate`의 값, 길이, dtype (1.5점).
# - `level="char"`: 빈칸과 이모지도 (0.5점). 여러 코드로 된 이모지는 다루지 않아요.
# - NFC: 한글과 악센트가 있는 글자 (1점). 전각 글자 `Ａ`와 `A`는 서로 다른 글자로 남아요.
# - `fit`을 다시 부르기 (0.5점).
# - `collate`에 빈 문장이 있을 때. 모두 비었으면 모양은 $(B, 0)$이에요 (0.5점).
#
# `fit` 전에 `encode`를 부르는 일, 글 속의 `<pad>`와 `<unk>`, 문장이 하나도 없는 배치, 어휘에 없는 번호의 `decode`는
# 나오지 않아요. 인자의 기본값은 그대로 두세요.

# %% [markdown] lang="en"
# ## 10. Text to tensors (8 points)
#
# **Idea.** Cut text into **tokens** and give every token a number, its id. The table of ids is the **vocabulary**. It
# is made from the texts of the training data only; a token that comes up later for the first time gets the id of
# "unknown".
#
# | id | token | meaning |
# |---|---|---|
# | 0 | `<pad>` | nothing here; fills the empty places of short sentences |
# | 1 | `<unk>` | a token that is not in the vocabulary |
# | 2, 3, … | tokens of the training texts | **most frequent first**; of equally frequent ones, **first seen first** |
#
# - **Cutting.** With `level="word"` at white space (several blanks, tabs and line ends too), without empty tokens. With
#   `level="char"` one character each, as in `list(text)`, and a blank is a character too. Punctuation and upper case
#   stay as they are.
# - **Normalising.** What looks like the same "é" on the screen can be one character for the computer, or an e and an
#   accent after it; Hangul syllables can be one or three. File names from macOS are a famous case. Always bring text
#   into one form with `unicodedata.normalize("NFC", text)` before you cut it.
# - **`fit(texts)`** makes the vocabulary from a list of strings. Only tokens that occur `min_freq` times **or more** in
#   all of them together get in. When it is called again it forgets what it saw before, and starts afresh.
# - **`encode(text)`** gives a list of ids (Python int). Tokens outside the vocabulary are 1, and the vocabulary stays
#   as it is.
# - **`decode(ids)`** gives a string: `"word"` joins by one blank, `"char"` by nothing. 0 is left out, 1 is written as
#   `<unk>`.
#
# `collate(batch)` packs $B$ lists of ids of different lengths into one batch.
#
# | name | shape | dtype | meaning |
# |---|---|---|---|
# | `ids` | $(B, T)$ | int64 | $T$ is the length of the longest; empty places, on the **right**, are 0 |
# | `lengths` | $(B,)$ | int64 | the lengths before filling up, in the order given |
#
# **What grading looks at**
# - The order of ids: how often, then first seen (1.5 points). It has to be the same in each run, and that of a `set` is
#   not.
# - `min_freq` and unknown tokens (1.5 points).
# - `decode`: text of known tokens comes back, 0 and 1 are as told above (1 point).
# - Values, lengths and dtype of `collate` (1.5 points).
# - `level="char"`, with blanks and emoji too (0.5 points). Emoji made of several codes are out of scope.
# - NFC: Hangul and letters with accents (1 point). The full-width letter `Ａ` and `A` remain different.
# - `fit`, called again (0.5 points).
# - `collate` with empty sentences. If all are empty, the shape is $(B, 0)$ (0.5 points).
#
# Out of scope: `encode` before `fit`, `<pad>` and `<unk>` inside texts, a batch without any sentence, `decode` of ids
# that are not in the vocabulary. Leave the default values of the arguments as they are.


# %% solution="Vocab"
class Vocab:
    """
    ko| 토큰과 번호의 표예요. 0은 <pad>, 1은 <unk>예요.
    en| A table of tokens and ids. 0 is <pad>, 1 is <unk>.

    ko| __init__(self, level="word", min_freq=1) : level은 "word" 또는 "char", min_freq는 1 이상의 정수
    ko| fit(self, texts)   : 문자열의 리스트로 어휘를 처음부터 만들어요
    ko| encode(self, text) : 번호의 리스트(int)
    ko| decode(self, ids)  : 문자열
    en| __init__(self, level="word", min_freq=1) : level is "word" or "char", min_freq an integer, 1 or more
    en| fit(self, texts)   : makes the vocabulary afresh from a list of strings
    en| encode(self, text) : a list of ids (int)
    en| decode(self, ids)  : a string
    """

    def __init__(self, level="word", min_freq=1):
        ### BEGIN SOLUTION
        self.level = level
        self.min_freq = min_freq

    def fit(self, texts):
        counts = Counter(token for text in texts for token in self._tokens(text))
        kept = [token for token, count in counts.most_common() if count >= self.min_freq]
        self.tokens = ["<pad>", "<unk>", *kept]
        self.ids = {token: i for i, token in enumerate(self.tokens)}

    def encode(self, text):
        return [self.ids.get(token, 1) for token in self._tokens(text)]

    def decode(self, ids):
        joint = " " if self.level == "word" else ""
        return joint.join(self.tokens[i] for i in ids if i != 0)

    def _tokens(self, text):
        text = unicodedata.normalize("NFC", text)
        return text.split() if self.level == "word" else list(text)
        ### END SOLUTION


# %% solution="collate"
def collate(batch):
    """
    ko| 길이가 다른 번호 리스트를 배치 하나로 묶어요.
    en| Packs lists of ids of different lengths into one batch.

    ko| batch : int 리스트 B개의 리스트, 빈 리스트도 있을 수 있어요
    ko| 반환값: ids, 텐서 (B, T), int64, 빈자리는 0
    ko|         lengths, 텐서 (B,), int64
    en| batch : list of B lists of int, some of them perhaps empty
    en| returns: ids, tensor (B, T), int64, 0 in the empty places
    en|          lengths, tensor (B,), int64
    """
    ### BEGIN SOLUTION
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), int(lengths.max()), dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row, dtype=torch.int64)
    ### END SOLUTION
    return ids, lengths


# %% check="vocab"
grader.check("vocab")

# %% grade="vocab"

# %% [markdown] lang="ko"
# **그림으로 보기.** 문장 네 개를 배치로 묶으면 이런 모양이에요. 색이 없는 칸이 `<pad>`예요. 한 문장만 아주 길다면
# 배치는 어떻게 될까요?

# %% [markdown] lang="en"
# **See it.** Four sentences as a batch; the blank places are `<pad>`. What becomes of the batch if a single sentence is
# very long?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    sentences = ["the cat sat on the mat", "the dog ran", "a cat and a dog sat", "ran"]
    vocab = Vocab()
    vocab.fit(sentences)
    ids, lengths = collate([vocab.encode(sentence) for sentence in sentences])
    figure, axis = plt.subplots(figsize=(7, 3), layout="constrained")
    axis.imshow((ids > 0) * (ids + 3), cmap="Blues", vmax=20, aspect="auto")
    for row in range(ids.shape[0]):
        for column in range(ids.shape[1]):
            word = vocab.decode([int(ids[row, column])])
            axis.text(column, row, f"{int(ids[row, column])}\n{word}", ha="center", va="center")
    axis.set(xlabel="time step", yticks=range(4), yticklabels=[f"length {n}" for n in lengths.tolist()])
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 11. 순서가 중요해: 시퀀스 분류 (10점)
#
# **아이디어.** 낱말의 임베딩을 평균 내면 순서가 사라져요. 순환층(GRU, LSTM)은 문장을 앞에서부터 한 토큰씩 읽으며 은닉
# 상태를 고쳐 가므로, 마지막 은닉 상태에는 **어떤 순서로** 나왔는지가 담겨요. 그 상태로 문장을 분류해요.
#
# ```text
#  ids (B,T) ──> 임베딩 (B,T,E) ──> GRU 또는 LSTM (B,T,H) ──> 마지막 진짜 토큰의 상태 (B,H) ──> 로짓 (B,K)
# ```
#
# **패딩.** 짧은 문장의 뒤에는 0이 채워져 있어요. 마지막 **열**의 상태는 빈자리까지 읽은 뒤의 것이에요. 우리에게 필요한
# 것은 문장마다 마지막 **진짜 토큰**까지 읽은 상태, 곧 시점 `lengths - 1`의 상태예요. `lengths`는 정렬되어 있지 않아요.
#
# **0의 뜻.** `<pad>`의 임베딩은 영벡터이고, 학습해도 변하지 않아요. 문장 안쪽(`lengths`보다 앞)에 0이 있어도 그 시점은
# 영벡터를 읽어요.
#
# | 이름 | 모양 | 뜻 |
# |---|---|---|
# | `ids` | $(B, T)$, int64 | 토큰 번호, 0 이상 `vocab_size` 미만 |
# | `lengths` | $(B,)$, int64 | 1 이상 $T$ 이하 |
# | 로짓 | $(B, K)$ | $K$는 `classes`, 소프트맥스 없이 |
#
# 층은 임베딩 하나, 한 층짜리 단방향 GRU **또는** LSTM 하나, 선형 층 하나예요. 편향은 모두 PyTorch의 기본값대로 두고, 첫
# 은닉 상태는 0이에요.
#
# **채점에서 확인하는 것**
# - 정해진 가중치를 넣었을 때 로짓이 따로 계산한 값과 같아요. 모든 문장이 꽉 찬 배치(2점), 길이가 제각각인 배치(2점).
# - 오른쪽에 0을 더 채워도 로짓이 변하지 않아요 (1점).
# - 문장 하나, 토큰 하나짜리 배치 (1점).
# - 0의 임베딩은 처음부터 영벡터이고, 기울기를 받지 않아요. 다른 임베딩은 바른 기울기를 받아요 (2점).
# - 정해 둔 두 토큰 가운데 어느 것이 먼저 나오는지를 맞히는 과제: 채점하는 쪽이 여러분의 모델을 학습시켜, 숨겨 둔 문장의
#   정확도가 0.95 이상이어야 해요. 시드 세 개 가운데 한 번만 넘으면 돼요 (2점).
#
# 층의 이름, `lengths`가 0인 문장, 드롭아웃, 모델의 모드는 다루지 않아요. 받은 `ids`와 `lengths`는 고치지 마세요.

# %% [markdown] lang="en"
# ## 11. Order matters: sequence classification (10 points)
#
# **Idea.** The mean of word embeddings forgets their order. A recurrent layer (GRU, LSTM) reads a sentence from its
# beginning, one token at a time, and changes its hidden state on the way, so that the last hidden state knows **in
# which order** things came. That state is used to classify the sentence.
#
# ```text
#  ids (B,T) ──> embedding (B,T,E) ──> GRU or LSTM (B,T,H) ──> state at the last real token (B,H) ──> logits (B,K)
# ```
#
# **Padding.** Short sentences are filled up with 0. The state in the last **column** has read the empty places as well.
# What we need is, for each sentence, the state after the last **real token**: the one at time step `lengths - 1`.
# `lengths` is not sorted.
#
# **The meaning of 0.** The embedding of `<pad>` is the zero vector, and training does not change it. Where a 0 stands
# inside a sentence (before `lengths`), that time step reads the zero vector.
#
# | name | shape | meaning |
# |---|---|---|
# | `ids` | $(B, T)$, int64 | ids of tokens, 0 or more and below `vocab_size` |
# | `lengths` | $(B,)$, int64 | from 1 to $T$ |
# | logits | $(B, K)$ | $K$ is `classes`; without a softmax |
#
# The layers are one embedding, one GRU **or** LSTM of one layer and one direction, and one linear layer, all with the
# biases that PyTorch gives them. The first hidden state is 0.
#
# **What grading looks at**
# - With given weights the logits are those of a separate calculation: for a batch of full sentences (2 points), and for
#   one of different lengths (2 points).
# - More zeros on the right do not change the logits (1 point).
# - A batch of one sentence, of one token (1 point).
# - The embedding of 0 is the zero vector from the start and gets no gradient; the others get the right one (2 points).
# - A task: which of two particular tokens comes first? Grading trains your model, and the accuracy on hidden sentences
#   has to be 0.95 or more. One success out of three seeds is enough (2 points).
#
# What layers are called does not matter. Out of scope: sentences with `lengths` 0, dropout, the mode of the model.
# Leave `ids` and `lengths` as they are.


# %% solution="SeqClassifier"
class SeqClassifier(nn.Module):
    """
    ko| 토큰의 순서를 읽고 문장을 분류해요.
    en| Reads tokens in their order and classifies the sentence.

    ko| __init__(self, vocab_size, embed_dim, hidden, classes) : 임베딩, GRU 또는 LSTM, 선형 층을 만들어요
    ko| forward(self, ids, lengths) : ids (B, T), lengths (B,), 둘 다 int64 텐서. 로짓 (B, classes)를 돌려줘요
    en| __init__(self, vocab_size, embed_dim, hidden, classes) : makes the embedding, a GRU or LSTM, the linear layer
    en| forward(self, ids, lengths) : ids (B, T), lengths (B,), both int64 tensors; returns logits (B, classes)
    """

    def __init__(self, vocab_size, embed_dim, hidden, classes):
        ### BEGIN SOLUTION
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last)
        ### END SOLUTION


# %% check="sequence_classifier"
grader.check("sequence_classifier")

# %% grade="sequence_classifier"

# %% [markdown] lang="ko"
# **그림으로 보기.** 토큰 2와 3 가운데 무엇이 먼저 나오는지 배워요. 낱말의 개수는 두 클래스가 똑같아서, 순서를 잊는
# 모델은 언제까지나 절반만 맞혀요. 곡선이 한동안 0.5에 머물다 갑자기 오르는 까닭은 무엇일까요?

# %% [markdown] lang="en"
# **See it.** The network learns which of the tokens 2 and 3 comes first. Both classes have the same words just as
# often, so that a model without a sense of order is right half of the time, for ever. Why does the curve stay near 0.5
# for a while, and then go up all at once?

# %% demo=true
try:
    import matplotlib.pyplot as plt

    torch.manual_seed(0)
    sentences = torch.randint(4, 12, (800, 10))
    places = torch.rand(800, 10).argsort(dim=1)[:, :2]
    sentences.scatter_(1, places, torch.tensor([[2, 3]]).expand(800, 2))
    labels = (places[:, 0] < places[:, 1]).long()
    ends = torch.full((800,), 10)
    classifier = SeqClassifier(12, 16, 32, 2)
    optimizer = torch.optim.Adam(classifier.parameters(), lr=0.01)
    accuracies = []
    for _ in range(80):
        rows = torch.randint(0, 600, (50,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(classifier(sentences[rows], ends[rows]), labels[rows]).backward()
        optimizer.step()
        with torch.no_grad():
            guesses = classifier(sentences[600:], ends[600:]).argmax(dim=1)
        accuracies.append((guesses == labels[600:]).float().mean().item())
    figure, axis = plt.subplots(figsize=(6, 3), layout="constrained")
    axis.plot(accuracies)
    axis.axhline(0.5, color="grey", linestyle=":")
    axis.set(xlabel="step", ylabel="accuracy on new sentences", ylim=(0.4, 1.02))
    plt.show()
except Exception as problem:
    print(NOT_YET, problem)

# %% [markdown] lang="ko"
# ## 마치며
#
# 큰 언어 모델도 글을 토큰으로 자르고 번호를 붙이는 일에서 시작해요. 다만 낱말과 글자 사이의 크기로 잘라서, 모르는
# 낱말이 거의 없게 해요. 순환 신경망의 자리는 많은 경우 어텐션이 물려받았지만, 패딩을 무시하고 순서를 잊지 않아야 한다는
# 점은 똑같아요.
#
# **제출하기.** 메뉴에서 *Kernel → Restart Kernel and Run All Cells*를 눌러 처음부터 끝까지 실행되는지 확인하고, 저장한
# 다음 이 노트북(`day5-text.ipynb`)을 제출하세요. 다 풀지 못했어도 제출하세요. 푼 만큼 점수를 받아요.

# %% [markdown] lang="en"
# ## Looking back
#
# Large language models, too, begin by cutting text into tokens and giving them ids; but they cut into pieces between
# words and characters, so that hardly anything is unknown. Attention has taken over most of the work of recurrent
# networks, and yet the same holds for it: padding has to be ignored, and order must not get lost.
#
# **Hand in.** Choose *Kernel → Restart Kernel and Run All Cells* in the menu to see that everything runs from top to
# bottom, save, and submit this notebook (`day5-text.ipynb`). Submit even if you did not finish: you get points for
# every part that works.

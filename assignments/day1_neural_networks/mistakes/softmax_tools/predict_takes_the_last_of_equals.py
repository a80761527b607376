# /// mistake
# cause = "of equal scores the last one"
# test = "test_one_hot_and_predict"
# hint.ko = "점수가 같은 클래스가 둘이면 어느 쪽을 고르기로 했나요?"
# hint.en = "When two classes share the top score, which of them is the answer here?"
# ///


def predict(x):
    return x.shape[1] - 1 - x[:, ::-1].argmax(axis=1)

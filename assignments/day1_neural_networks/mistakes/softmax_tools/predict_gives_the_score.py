# /// mistake
# cause = "returns the largest score instead of its number"
# test = "test_one_hot_and_predict"
# hint.ko = "모든 점수를 10배로 키우면 가장 높은 클래스가 바뀌나요? 그때 여러분의 predict는 같은 답을 하나요?"
# hint.en = """\
# If all scores are ten times as large, does another class win? And does your predict still give the same answer?"""
# ///
def predict(x):
    return x.max(axis=1)

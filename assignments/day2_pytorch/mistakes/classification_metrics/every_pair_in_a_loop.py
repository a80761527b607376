# /// mistake
# cause = "loops over all pairs"
# test = "test_roc_auc_large"
# hint.ko = """\
# 예제가 두 배가 되면 쌍은 몇 배가 되나요? 점수를 줄 세우면 쌍을 하나씩 볼 필요가 있을까요?"""
# hint.en = """\
# With twice the examples, how many times the pairs? Once the scores stand in order, must you look at each pair?"""
# ///
def roc_auc(scores, labels):
    won = 0.0
    positive, negative = scores[labels == 1].tolist(), scores[labels == 0].tolist()
    for p in positive:
        for n in negative:
            won += 1.0 if p > n else 0.5 if p == n else 0.0
    return won / (len(positive) * len(negative))

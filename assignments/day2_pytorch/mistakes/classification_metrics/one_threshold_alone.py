# /// mistake
# cause = "judges the predictions at a threshold of 0"
# test = "test_roc_auc"
# hint.ko = """\
# 모든 점수에 10을 더해도 순서는 그대로예요. 여러분의 AUC도 그대로인가요?"""
# hint.en = """\
# Adding 10 to all scores keeps their order. Does it keep your AUC?"""
# ///
def roc_auc(scores, labels):
    called = scores > 0
    return (called[labels == 1].mean() + (~called[labels == 0]).mean()) / 2

# /// mistake
# cause = "sweeps thresholds from 1 to 0, whatever the scores"
# test = "test_roc_auc"
# hint.ko = """\
# 점수가 -3이거나 5인 예제는 여러분의 기준값들 가운데 어느 것으로 나뉘나요?"""
# hint.en = """\
# Which of your thresholds separates examples that score -3 or 5?"""
# ///
import numpy as np


def roc_auc(scores, labels):
    cuts = np.linspace(1, 0, 201)
    hit = np.array([(scores[labels == 1] >= cut).mean() for cut in cuts])
    alarm = np.array([(scores[labels == 0] >= cut).mean() for cut in cuts])
    return np.sum(np.diff(alarm) * (hit[1:] + hit[:-1]) / 2)

# /// mistake
# cause = "squares the correlation, which is blind to offset and scale"
# test = "test_r2"
# hint.ko = """\
# 예측에 모두 100을 더해 보세요. 점수가 나빠지나요?"""
# hint.en = """\
# Add 100 to all predictions. Does your score get worse?"""
# ///
import numpy as np


def r2_score(y, pred):
    if np.std(y) == 0 or np.std(pred) == 0:
        return 0.0
    return np.corrcoef(y, pred)[0, 1] ** 2

# /// mistake
# cause = "gives the weighted sum itself"
# test = "test_predict_proba"
# hint.ko = """\
# 결과가 0과 1 사이에 있나요?"""
# hint.en = """\
# Does your result lie between 0 and 1?"""
# ///
def predict_proba(X, w, b):
    return X @ w + b

# /// mistake
# cause = "gives 0 or 1 instead of a probability"
# test = "test_predict_proba"
# hint.ko = """\
# 확률이 0.51인 예제와 0.99인 예제를 여러분의 결과로 구별할 수 있나요?"""
# hint.en = """\
# Can your result tell a probability of 0.51 from one of 0.99?"""
# ///
def predict_proba(X, w, b):
    return (X @ w + b > 0).astype(float)

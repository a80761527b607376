# /// mistake
# cause = "repeats minority points"
# test = "test_smote_segments"
# hint.ko = "새 점 가운데 원래 점과 똑같은 것이 몇 개인지 세어 보세요. 어디에 있어야 하나요?"
# hint.en = "Count how many of the new points are just like an old one. Where should they lie?"
# signature.smote_rows = [200, 200]
# signature.smote_copies = [1, 1]
# ///
def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    return points[rng.integers(len(points), size=n_new)]

# /// mistake
# cause = "a list of no points becomes an array without columns"
# test = "test_smote_few"
# hint.ko = "n_new가 0일 때 결과의 모양을 출력해 보세요. 열은 몇 개여야 하나요?"
# hint.en = "Print the shape of the result for n_new = 0. How many columns should there be?"
# signature.none_asked = [1, 1]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    k = min(k, len(points) - 1)
    new = []
    for _ in range(n_new):
        i = rng.integers(len(points))
        if k == 0:
            new.append(points[i])
            continue
        distances = np.linalg.norm(points - points[i], axis=1)
        distances[i] = np.inf
        j = rng.choice(np.argsort(distances)[:k])
        new.append(points[i] + rng.random() * (points[j] - points[i]))
    return np.array(new)

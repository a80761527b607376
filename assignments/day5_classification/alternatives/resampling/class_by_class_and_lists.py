# /// alternative
# note = "each class split by itself into lists of ints; a loop over resamples, sorted means"
# ///
def kfold_indices(n, k, rng, stratify=None):
    groups = [range(n)] if stratify is None else [[i for i in range(n) if stratify[i] == c] for c in set(stratify)]
    vals = [[] for _ in range(k)]
    for group in groups:
        members = list(group)
        rng.shuffle(members)
        for position, i in enumerate(members):
            vals[position % k].append(int(i))
    return [([i for other in vals if other is not val for i in other], val) for val in vals]


def bootstrap_ci(values, n_boot, alpha, rng):
    n = len(values)
    means = sorted(values[rng.integers(0, n, size=n)].mean() for _ in range(n_boot))
    return means[int(alpha / 2 * n_boot)], means[min(int((1 - alpha / 2) * n_boot), n_boot - 1)]

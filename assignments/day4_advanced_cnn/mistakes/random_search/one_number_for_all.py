# /// mistake
# cause = "uses one random number for every name"
# test = "test_random_search_distributions"
# hint.ko = """\
# 두 하이퍼파라미터를 점으로 찍어 보세요. 점들이 한 줄로 늘어서지 않나요?"""
# hint.en = """\
# Plot two of the hyperparameters against each other. Do the dots fall on one line?"""
# ///
import math


def draw(rule, u):
    kind, *rest = rule
    if kind == "choice":
        return rest[0][int(u * len(rest[0]))]
    low, high = rest
    if kind == "int":
        return low + int(u * (high + 1 - low))
    if kind == "loguniform":
        return low * (high / low) ** u
    return low + u * (high - low)


def random_search(space, evaluate, n_trials, rng):
    trials, best = [], None
    for _ in range(n_trials):
        u = rng.uniform()
        config = {name: draw(rule, u) for name, rule in space.items()}
        try:
            score = evaluate(config)
        except Exception:
            score = math.nan
        trials.append({"config": config, "score": score})
        if not math.isnan(score) and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials

# /// mistake
# cause = "walks through the space in even steps"
# test = "test_random_search_distributions"
# hint.ko = """\
# 같은 시도 횟수로 학습률을 몇 가지나 시험했나요? 두 이름을 점으로 찍어 보세요."""
# hint.en = """\
# How many values of the rate did you try? Plot two of the names against each other."""
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
    for i in range(n_trials):
        config = {name: draw(rule, i / n_trials) for name, rule in space.items()}
        try:
            score = evaluate(config)
        except Exception:
            score = math.nan
        trials.append({"config": config, "score": score})
        if not math.isnan(score) and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials

# /// mistake
# cause = "takes the first score for the best, even NaN"
# test = "test_random_search_failures"
# hint.ko = """\
# Python에서 숫자와 nan을 비교해 보세요. 첫 시도가 NaN이면 어떻게 되나요?"""
# hint.en = """\
# Compare a number with nan in Python. What happens when the first trial gives NaN?"""
# ///
import math


def draw(rule, rng):
    kind, *rest = rule
    if kind == "choice":
        return rest[0][int(rng.integers(len(rest[0])))]
    low, high = rest
    if kind == "int":
        return int(rng.integers(low, high + 1))
    if kind == "loguniform":
        return math.exp(rng.uniform(math.log(low), math.log(high)))
    return float(rng.uniform(low, high))


def random_search(space, evaluate, n_trials, rng):
    trials, best = [], None
    for _ in range(n_trials):
        config = {name: draw(rule, rng) for name, rule in space.items()}
        try:
            score = evaluate(config)
        except Exception:
            score = math.nan
        trials.append({"config": config, "score": score})
        if best is None or score > best["score"]:
            best = trials[-1]
    return best, trials

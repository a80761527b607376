# /// mistake
# cause = "draws loguniform as uniform"
# test = "test_random_search_loguniform"
# hint.ko = """\
# 표본 가운데 $a$와 $100a$ 사이에 있는 것은 몇 개인가요? 히스토그램을 로그 축으로 그려 보세요."""
# hint.en = """\
# How many of your samples fall into the lowest two orders of magnitude? Draw their histogram on a logarithmic axis."""
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
        return float(rng.uniform(low, high))
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
        if not math.isnan(score) and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials

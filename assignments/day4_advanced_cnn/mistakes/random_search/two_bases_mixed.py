# /// mistake
# cause = "logarithm to base 10, exponential to base e"
# test = "test_random_search"
# hint.ko = """\
# 로그를 취했다가 되돌리면 처음 값이 나오나요? $a$ 하나로 시험해 보세요."""
# hint.en = """\
# Take the logarithm of $a$ and undo it: do you get $a$ back?"""
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
        return math.exp(rng.uniform(math.log10(low), math.log10(high)))
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

# /// mistake
# cause = "evaluates each configuration twice"
# test = "test_random_search"
# hint.ko = """\
# `evaluate` 한 번이 한 시간짜리 학습이라면 탐색은 모두 몇 시간 걸리나요?"""
# hint.en = """\
# If one call of `evaluate` is an hour of training, how many hours does your search take?"""
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
            score = evaluate(config) if math.isfinite(evaluate(config)) else math.nan
        except Exception:
            score = math.nan
        trials.append({"config": config, "score": score})
        if not math.isnan(score) and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials

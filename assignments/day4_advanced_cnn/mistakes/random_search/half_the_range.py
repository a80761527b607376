# /// mistake
# cause = "adds a random share of b to a"
# test = "test_random_search"
# hint.ko = """\
# 뽑을 수 있는 가장 큰 값은 얼마인가요? $b$와 같은가요?"""
# hint.en = """\
# What is the largest value that you can draw? Is it $b$?"""
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
    return low + high * float(rng.uniform())


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

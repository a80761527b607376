# /// mistake
# cause = "makes a generator of its own, always the same"
# test = "test_random_search_rng"
# hint.ko = """\
# 시드가 다른 `rng`를 넣어 보세요. 결과가 달라지나요?"""
# hint.en = """\
# Pass an `rng` with another seed. Do the trials change?"""
# ///
import math

import numpy as np


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
    rng = np.random.default_rng(42)
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

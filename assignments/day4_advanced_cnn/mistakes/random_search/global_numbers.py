# /// mistake
# cause = "draws from np.random"
# test = "test_random_search_rng"
# hint.ko = """\
# `rng`를 같은 시드로 다시 만들면 결과가 똑같이 나오나요?"""
# hint.en = """\
# Make `rng` anew from the same seed: do the same trials come out?"""
# ///
import math

import numpy as np


def draw(rule, rng):
    kind, *rest = rule
    if kind == "choice":
        return rest[0][int(rng.randint(len(rest[0])))]
    low, high = rest
    if kind == "int":
        return int(rng.randint(low, high + 1))
    if kind == "loguniform":
        return math.exp(rng.uniform(math.log(low), math.log(high)))
    return float(rng.uniform(low, high))


def random_search(space, evaluate, n_trials, rng):
    rng = np.random
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

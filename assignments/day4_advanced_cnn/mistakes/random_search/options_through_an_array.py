# /// mistake
# cause = "lets NumPy turn options into an array"
# test = "test_random_search_options"
# hint.ko = """\
# `type(config["batch"])`을 출력해 보세요. 목록에 넣은 것과 자료형이 같은가요?"""
# hint.en = """\
# Print `type(config["batch"])`. Is it the type that you put into the list?"""
# ///
import math

import numpy as np


def draw(rule, rng):
    kind, *rest = rule
    if kind == "choice":
        return rng.choice(np.array(rest[0]))
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
        if not math.isnan(score) and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials

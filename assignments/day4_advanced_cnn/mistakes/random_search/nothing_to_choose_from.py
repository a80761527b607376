# /// mistake
# cause = "does not expect that every trial fails"
# test = "test_random_search_all_fail"
# hint.ko = """\
# 모든 시도가 실패하면 무엇의 최댓값을 구하게 되나요?"""
# hint.en = """\
# When every trial fails, of what do you take the maximum?"""
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
    trials = []
    for _ in range(n_trials):
        config = {name: draw(rule, rng) for name, rule in space.items()}
        try:
            score = evaluate(config)
        except Exception:
            score = math.nan
        trials.append({"config": config, "score": score})
    scores = [trial["score"] for trial in trials]
    return trials[int(np.nanargmax(scores))], trials

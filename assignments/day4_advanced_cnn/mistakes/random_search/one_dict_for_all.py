# /// mistake
# cause = "fills one dictionary again and again"
# test = "test_random_search"
# hint.ko = """\
# 끝난 뒤 trial 목록을 보세요. 설정이 모두 같지 않나요?"""
# hint.en = """\
# Look at your list of trials afterwards. Are the configurations all equal?"""
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
    trials, best, config = [], None, {}
    for _ in range(n_trials):
        config.update({name: draw(rule, rng) for name, rule in space.items()})
        try:
            score = evaluate(config)
        except Exception:
            score = math.nan
        trials.append({"config": config, "score": score})
        if not math.isnan(score) and (best is None or score > best["score"]):
            best = trials[-1]
    return best, trials

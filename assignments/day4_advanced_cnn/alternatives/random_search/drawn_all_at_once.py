# /// alternative
# note = "draws every name's column first, loguniform as a ratio to a power; sorts to find the best"
# ///
import math


def random_search(space, evaluate, n_trials, rng):
    columns = {}
    for name, rule in space.items():
        u = rng.random(n_trials)
        if rule[0] == "choice":
            columns[name] = [rule[1][int(x * len(rule[1]))] for x in u]
        elif rule[0] == "int":
            columns[name] = [rule[1] + int(x * (rule[2] - rule[1] + 1)) for x in u]
        elif rule[0] == "loguniform":
            columns[name] = [rule[1] * (rule[2] / rule[1]) ** float(x) for x in u]
        else:
            columns[name] = [rule[1] + float(x) * (rule[2] - rule[1]) for x in u]
    trials = []
    for values in zip(*columns.values(), strict=True):
        config = dict(zip(columns, values, strict=True))
        try:
            score = evaluate(config)
        except Exception:
            score = math.nan
        trials.append({"config": config, "score": score})
    worked = [t for t in trials if t["score"] == t["score"]]
    worked.sort(key=lambda t: t["score"])
    return (worked[-1] if worked else None), trials

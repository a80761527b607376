# /// alternative
# note = "a table of samplers, powers of ten, NumPy's own scalars, best found at the end with nan_to_num"
# ///
import numpy as np


def random_search(space, evaluate, n_trials, rng):
    samplers = {
        "uniform": lambda a, b: a + (b - a) * rng.random(),
        "loguniform": lambda a, b: 10 ** rng.uniform(np.log10(a), np.log10(b)),
        "int": lambda a, b: rng.integers(a, b + 1),
        "choice": lambda options: options[rng.choice(len(options))],
    }
    trials = []
    while len(trials) < n_trials:
        config = {}
        for name, (kind, *rest) in space.items():
            config[name] = samplers[kind](*rest)
        trial = {"config": config, "score": np.nan}
        trials.append(trial)
        try:
            trial["score"] = evaluate(config)
        except Exception as problem:
            trial["error"] = repr(problem)
    scores = np.array([trial["score"] for trial in trials], dtype=float)
    if np.isnan(scores).all():
        return None, trials
    return trials[np.nanargmax(scores)], trials

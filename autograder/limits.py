"""What one submission may use: written by an author in assignment.toml, kept by every sandbox."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

__all__ = ["Limits"]


@dataclass(frozen=True)
class Limits:
    """Seconds are wall time; memory is that of the whole process tree. Raises ValueError for what is no limit."""

    cell_seconds: float = 20.0
    call_seconds: float = 10.0
    submission_seconds: float = 300.0
    memory_mb: int = 1536
    processes: int = 64
    scratch_mb: int = 64
    output_kb: int = 256
    # Of a GPU's memory, for an exercise whose training uses one where there is one; 0: never. Evidence is measured on
    # the CPU and does not go stale with it, hence no part of the repr.
    gpu_mb: int = field(default=0, repr=False)

    def __post_init__(self) -> None:
        for f in fields(self):
            value = getattr(self, f.name)
            if f.name == "gpu_mb" and value == 0:
                continue
            if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
                raise ValueError(f"limit {f.name} must be a positive number, is {value!r}")

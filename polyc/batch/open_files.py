"""As many files open at once as a run has partitions: systems allow few unless they are asked."""

from __future__ import annotations

from typing import Final

from polyc.batch.unfit import Unfit

OTHERS: Final = 600
"""Files beside those of the partitions: libraries, tables, rejects by the numbers of claims."""


def allow(parts: int) -> None:
    """Asks for as many as are needed; raises `Unfit` where the system does not allow them."""
    try:
        import resource
    except ImportError:  # Windows, which allows many
        return
    wanted = parts + OTHERS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or wanted <= soft:
        return
    if hard != resource.RLIM_INFINITY and wanted > hard:
        raise Unfit(
            f"分成 {parts} 份要同时打开 {wanted} 个文件,这台机器只许 {hard} 个;"
            "请加大 --memory 或减小 --partitions,或请管理员放宽(ulimit -n)。"
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))

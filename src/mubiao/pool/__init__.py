"""Work handed out to processes: results in the order of the items, few items in memory, and what kills or holds up a process costs one."""

from mubiao.pool.ordered import Lost, Ready, over_processes
from mubiao.pool.process import PoolBroken

__all__ = ["Lost", "PoolBroken", "Ready", "over_processes"]

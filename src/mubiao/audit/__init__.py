"""Every number of a document accounted for: the record that took it, or the reason why none did."""

from mubiao.audit.account import audit
from mubiao.audit.reasons import REASONS, Reason, reason
from mubiao.audit.rows import Audit, AuditRow

__all__ = ["REASONS", "Audit", "AuditRow", "Reason", "audit", "reason"]

"""Long work of the officer's desk, and what it takes two people for."""

from __future__ import annotations

from inkasso.desk.approvals.kind import Kind as ApprovalKind
from inkasso.desk.privacy.breaches.drafts import LIST_JOB
from inkasso.desk.privacy.breaches.scoping import SCOPE_JOB
from inkasso.desk.privacy.erasing import ERASE_JOB, ERASURE_APPROVAL
from inkasso.desk.privacy.log_reviews import REVIEW_JOB
from inkasso.desk.privacy.packages import PACKAGE_JOB
from inkasso.desk.privacy.porting import TRANSFER_JOB
from inkasso.desk.privacy.publishing import NOTICE_APPROVAL, NOTICE_JOB
from inkasso.desk.privacy.retention import PLAN_JOB, RETENTION_APPROVAL, RUN_JOB
from inkasso.desk.privacy.verifying import DRIFT_JOB, VERIFY_JOB
from inkasso.jobs.kinds import Kind

PRIVACY_KINDS: tuple[Kind, ...] = (
    *(LIST_JOB, SCOPE_JOB, ERASE_JOB, REVIEW_JOB, PACKAGE_JOB, TRANSFER_JOB),
    *(PLAN_JOB, RUN_JOB, DRIFT_JOB, VERIFY_JOB, NOTICE_JOB),
)
PRIVACY_APPROVALS: tuple[ApprovalKind, ...] = (
    RETENTION_APPROVAL,
    ERASURE_APPROVAL,
    NOTICE_APPROVAL,
)

"""The record: who said what, at which panel, as whom, according to which source. A file per family of records."""

from proceedings.models.appearances import Appearance, AppearanceTranslation
from proceedings.models.figures import Figure
from proceedings.models.forums import (
    READS_DRAFTS,
    EditionTitle,
    EditionTranslation,
    Forum,
    ForumEdition,
    ForumTranslation,
    OfEditionQuerySet,
)
from proceedings.models.history import StatementAlsoIn, TakeawayEvidence, TrackedRedirect
from proceedings.models.panels import RESERVED_SLUGS, Panel, PanelTitle, PanelTranslation
from proceedings.models.releases import Correction, Release
from proceedings.models.report_reviews import OpenQuestion, ReportReview
from proceedings.models.sources import SourceDocument
from proceedings.models.statements import (
    MAX_STATEMENT_LENGTH,
    STATEMENTS_PER_PAGE,
    NextStatementNumber,
    Statement,
    StatementTheme,
    StatementTranslation,
)
from proceedings.models.takeaways import Takeaway, TakeawayTheme, TakeawayTranslation

__all__ = [
    "MAX_STATEMENT_LENGTH",
    "READS_DRAFTS",
    "RESERVED_SLUGS",
    "STATEMENTS_PER_PAGE",
    "Appearance",
    "AppearanceTranslation",
    "Correction",
    "EditionTitle",
    "EditionTranslation",
    "Figure",
    "Forum",
    "ForumEdition",
    "ForumTranslation",
    "NextStatementNumber",
    "OfEditionQuerySet",
    "OpenQuestion",
    "Panel",
    "PanelTitle",
    "PanelTranslation",
    "Release",
    "ReportReview",
    "SourceDocument",
    "Statement",
    "StatementAlsoIn",
    "StatementTheme",
    "StatementTranslation",
    "Takeaway",
    "TakeawayEvidence",
    "TakeawayTheme",
    "TakeawayTranslation",
    "TrackedRedirect",
]

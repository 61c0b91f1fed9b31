"""The page of one policy: its sections in their order."""

from __future__ import annotations

from polyc.docgen.alternatives import best_section, guarantee_section
from polyc.docgen.cases import case_section
from polyc.docgen.conventions import convention_section
from polyc.docgen.definitions import definition_blocks
from polyc.docgen.downloads import download_section
from polyc.docgen.growth.section import growth_section
from polyc.docgen.history import history_section
from polyc.docgen.inputs import input_section
from polyc.docgen.markup import page_text
from polyc.docgen.page import Page
from polyc.docgen.pendings import pending_section
from polyc.docgen.publication import Publication
from polyc.docgen.scenarios import scenario_section
from polyc.docgen.sheet import sheet
from polyc.docgen.source_text import source_section as source_text_section
from polyc.docgen.sources import source_section
from polyc.docgen.stack import stack_section
from polyc.docgen.summary import summary
from polyc.docgen.targets import target_section


def policy_path(publication: Publication) -> str:
    """The page's path; ids are ASCII, and no other page stands in this folder."""
    return f"policy/{publication.policy.id}.md"


def policy_page(publication: Publication) -> Page:
    """The whole page."""
    own = sheet(publication)
    blocks = (
        *summary(own),
        *stack_section(own),
        *growth_section(own),
        *history_section(own),
        *input_section(own),
        *definition_blocks(own),
        *best_section(own),
        *guarantee_section(own),
        *target_section(own),
        *pending_section(own),
        *scenario_section(own),
        *convention_section(own),
        *source_section(own),
        *case_section(own),
        *download_section(own),
        *source_text_section(own),
    )
    return Page(path=policy_path(publication), text=page_text(*blocks))

"""How a letter names a provision: the act by its name, the section as each language has it."""

from __future__ import annotations

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.citing import in_each
from inkasso.notice.articles import GDPR
from inkasso.notice.citing import act_of
from inkasso.notice.publishing.phrases import article, joined, plain
from inkasso.notice.register import Register


def provision(cited: Citation, register: Register) -> Words:
    """An act and its section; an act that neither the register nor the law names has its number."""
    if cited.act == GDPR:
        return joined((_REGULATION, article(cited.section)))
    act = register.acts.get(cited.act) or act_of(cited.act)
    name = act.name if act else plain(cited.act)
    return joined((name, in_each(cited.section)), " ")


_REGULATION = Words(
    fi="EU:n yleinen tietosuoja-asetus (2016/679)",
    sv="EU:s allmänna dataskyddsförordning (2016/679)",
    en="General Data Protection Regulation (EU) 2016/679",
)

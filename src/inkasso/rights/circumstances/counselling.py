"""Where free and independent debt counselling is found; the letters say the same."""

from __future__ import annotations

from inkasso.base.words import Words

WHERE = Words(
    fi="Maksutonta ja riippumatonta apua antaa talous- ja velkaneuvonta: "
    "oikeus.fi/talousvelkaneuvonta. Neuvonta ei maksa mitään, eikä neuvoja edusta velkojaa tai "
    "meitä.",
    sv="Avgiftsfri och oberoende hjälp ger ekonomi- och skuldrådgivningen: oikeus.fi. Rådgivningen "
    "kostar ingenting, och rådgivaren företräder varken borgenären eller oss.",
    en="Free and independent help is given by the public financial and debt counselling service: "
    "oikeus.fi. It costs nothing, and the counsellor represents neither the creditor nor us.",
)

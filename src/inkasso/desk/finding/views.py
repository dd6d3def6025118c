"""The search page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from inkasso.desk.finding.looking import MOST, look_for
from inkasso.desk.page import page
from inkasso.desk.who import who_asks
from inkasso.parties.finding import sought

#: Longest text that is looked for.
_LONGEST = 100


@page("search")
def search(request: HttpRequest) -> HttpResponse:
    """Whatever a text finds; a single case that its number names opens at once.

    The box sends what was typed, and an identity code is answered there and then: addresses are
    kept by browsers and proxies, and the code stands in none. Any other text gets an address, to
    come back to.
    """
    typed = request.POST if request.method == "POST" else request.GET
    text = " ".join(typed.get("q", "").replace("\x00", " ").split())[:_LONGEST]
    wanted = sought(text)
    if request.method == "POST" and not wanted.like_code:
        return HttpResponseRedirect(f"{reverse('search')}?{urlencode({'q': text})}")
    who = who_asks(request)
    actions = who.actions if who else frozenset[str]()
    found = look_for(wanted, actions)
    if found.single is not None:
        return HttpResponseRedirect(reverse("case", kwargs={"number": found.single}))
    context = {
        "text": "" if wanted.like_code else text,
        "found": found,
        "most": MOST,
        "may_see_suspense": "see_suspense" in actions,
    }
    return render(request, "desk/search.html", context)

"""The route explorer's panel: from the address to escaped HTML, in the reader's language."""

from functools import cache

from geo.atlas import Atlas
from geo.routing.answering import Answer, answer_to, shared_network
from geo.routing.labels import place_kind_label
from geo.text import Voice, voice_of
from ui.address import Address
from ui.routecards import comparison_groups, way_cards
from ui.routedetail import way_detail
from ui.routeform import form_view, lift_label, lifted, place_name
from ui.routemodel import Chip
from ui.templating import templates


@cache
def places_of_features() -> dict[str, str]:
    """Return the place of the network that stands for each feature, by feature."""
    places = shared_network().places.values()
    return {place.feature: place.id for place in places if place.feature is not None}


def _near(answer: Answer, voice: Voice) -> list[Chip]:
    asked, network = answer.asked, shared_network()
    lists = {"via": asked.via, "close": asked.close}
    chips = []
    for name in answer.near:
        kind = place_kind_label(voice, network.places[name].kind)
        label = voice(", ").join((place_name(network, name, voice), kind))
        if answer.unknown in (asked.start, asked.end):
            key = "from" if answer.unknown == asked.start else "to"
            chips.append(Chip(label=label, changes={key: name}))
            continue
        for key, names in lists.items():
            if answer.unknown in names:
                changed = ",".join(name if other == answer.unknown else other for other in names)
                chips.append(Chip(label=label, changes={key: changed}))
    return chips


def _lifts(answer: Answer, voice: Voice) -> list[Chip]:
    network = shared_network()
    chips = {lift_label(network, bar, voice): lifted(answer.asked, bar) for bar in answer.bars}
    return [Chip(label=label, changes=changes) for label, changes in chips.items()]


def routes_html(atlas: Atlas, address: Address) -> str:
    """Return the panel of the route explorer."""
    network, voice = shared_network(), voice_of(address.language)
    found = answer_to(address.asking, address.language)
    chosen = min(address.way, max(len(found.ways), 1)) - 1
    template = templates().get_template("route.html")
    return template.render(
        form=form_view(network, found, voice),
        found=found,
        asked="&".join(f"{key}={value}" for key, value in address.asking),
        way=chosen + 1,
        near=_near(found, voice),
        lifts=_lifts(found, voice),
        cards=way_cards(network, found, chosen, voice),
        groups=comparison_groups(found, voice) if len(found.ways) > 1 else (),
        detail=way_detail(atlas, network, found, chosen, voice) if found.ways else None,
        say=voice,
        go=lambda changes: address.link(**changes),
        link=lambda feature: address.link(feature=feature),
    )

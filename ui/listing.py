"""The page of all disagreements as HTML."""

from geo.atlas import Atlas
from geo.text import voice_of
from ui.address import Address
from ui.disputeview import dispute_view
from ui.templating import templates


def disagreements_html(atlas: Atlas, address: Address) -> str:
    """Return every disagreement, then every agreement, in the reader's language."""
    voice = voice_of(address.language)
    views = [dispute_view(atlas, dispute, address.language) for dispute in atlas.disputes]
    against = [view for view in views if not view.agreement]
    template = templates().get_template("disagreements.html")
    return template.render(
        against=against,
        agreeing=[view for view in views if view.agreement],
        count=voice.number(len(against)),
        say=voice,
        link=lambda feature: address.link(feature=feature, layers=_layers(atlas, feature)),
    )


def _layers(atlas: Atlas, feature_id: str) -> str | None:
    """Return the layers to switch on so that the feature is seen, None where it is anyway."""
    layer = atlas.features[feature_id].layer
    usual = atlas.default_layers
    return None if layer in usual else ",".join((*usual, layer))

"""What a step of the visitor's own tour says of the visitor's own feature to which it points."""

from geo.text import Voice
from ui.own import session_holding
from ui.templating import templates


def own_step_html(name: str, voice: Voice) -> str:
    """Return name and words of the own feature with that id, marked; nothing for no id.

    Where it is not held any more, say so.
    """
    if not name:
        return ""
    holding = session_holding()
    feature = holding.feature(name)
    layer = holding.layer(feature.layer) if feature else None
    template = templates().get_template("own-step.html")
    return template.render(feature=feature, layer=layer, say=voice)

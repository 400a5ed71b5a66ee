"""Why an answer is right, in a sentence or two beside the quotes."""

from geo.atlas import Atlas, Feature
from geo.figuretext import amount_text, period_text
from geo.measure import post_of
from geo.quiz.question import Question
from geo.scripts import quote_languages
from geo.text import Voice


def _name(feature: Feature, voice: Voice) -> str:
    return feature.facts.names.in_language(voice.language)


def _of_place(atlas: Atlas, question: Question, voice: Voice) -> list[str]:
    feature = atlas.features[question.subject]
    kind = atlas.kinds[feature.facts.kind].label.in_language(voice.language)
    said = [voice("{name}: {kind}", name=_name(feature, voice), kind=kind)]
    if "approximate" in feature.part_classes:
        said.append(voice("The place is known only roughly."))
    return said


def _of_order(atlas: Atlas, question: Question, voice: Voice) -> list[str]:
    said = []
    for name in question.right:
        post = post_of(atlas, atlas.features[name])
        stop = _name(atlas.features[name], voice)
        km = voice.number(post[1] if post else 0)
        said.append(voice("{name}: kilometre {km}", name=stop, km=km))
    line = _name(atlas.features[question.subject], voice)
    return [*said, voice("The words below are about the line “{line}”.", line=line)]


def _of_figure(atlas: Atlas, question: Question, voice: Voice) -> list[str]:
    figure = next(figure for figure in atlas.figures if figure.id == question.subject)
    label = figure.label.in_language(voice.language)
    amount, dates = amount_text(atlas, figure, voice), period_text(figure.period, voice)
    return [voice("{label}: {amount} ({dates})", label=label, amount=amount, dates=dates)]


def reasons(atlas: Atlas, question: Question, voice: Voice) -> list[str]:
    """Return the sentences that explain the right answer."""
    if question.kind in ("find", "name"):
        return _of_place(atlas, question, voice)
    if question.kind == "order":
        return _of_order(atlas, question, voice)
    if question.kind == "figure":
        return _of_figure(atlas, question, voice)
    if question.dispute is not None:
        dispute = next(d for d in atlas.disputes if d.id == question.dispute)
        texts = (dispute.title, dispute.explanation)
        return [text.in_language(voice.language) for text in texts]
    source = atlas.source(atlas.quotes[question.subject].source)
    document = source.label.in_language(voice.language)
    spoken = voice.language_name(quote_languages(atlas)[question.subject])
    return [voice("{document}, written in: {language}", document=document, language=spoken)]

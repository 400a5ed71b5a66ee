"""A document of a visitor's own and its quotes, as the tests of both need them."""

from geo.evidence import collapse
from geo.ownquotes.paper import Bibliography, OwnQuote, Paper
from geo.ownquotes.places import places_of

TEXT = (
    "Кіріспе сөз.\r\n  Ақтау\u00a0порты  Каспий теңізінде.\n\nАқтау порты тағы бар.\t"
    "Осы құжатта басқа да көп сөз тұр, сондықтан дәйексөздер оның аз бөлігі ғана болады.\n"
)


def a_paper(*quotes, text=TEXT, **about):
    given = {"id": "own-text", "label": "My text", "language": "kk", **about}
    return Paper(text=text, about=Bibliography(**given), quotes=quotes)


def a_quote(words="Ақтау порты Каспий", feature="port-aktau", number=0, text=TEXT, **more):
    place = places_of(collapse(text), words)[number]
    said = (("en", "The port of Aktau, Caspian"), ("ru", "Порт Актау, Каспий"))
    return OwnQuote(place=place, feature=feature, translations=said, **more)

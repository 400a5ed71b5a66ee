"""Links between the answers of the features API: where each lies, and what it is."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode

from geo.languages import Language
from geo.model import Json

Format = Literal["json", "html"]
JSON = "application/json"
GEOJSON = "application/geo+json"
HTML = "text/html"
JSONLD = "application/ld+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where the app lies, without a slash at its end, and the language of titles."""

    home: str
    language: Language = "en"

    def address(self, path: str, /, **params: str) -> str:
        """Return the address of a path of the app, in the door's language."""
        spoken = {"lang": self.language} if self.language != "en" else {}
        query = urlencode({**params, **spoken}, safe=",:/")
        return f"{self.home}/{quote(path)}" + (f"?{query}" if query else "")

    def link(self, rel: str, media_type: str, title: str, path: str, /, **params: str) -> Json:
        """Return a link as the API writes it."""
        href = self.address(path, **params)
        return {"href": href, "rel": rel, "type": media_type, "title": title}

    def both(self, path: str, shown: Format, media_type: str, /, **params: str) -> list[Json]:
        """Return the links to an answer itself and to its other form."""
        forms: dict[Format, tuple[str, str]] = {
            "json": (media_type, "JSON"),
            "html": (HTML, "HTML"),
        }
        return [
            self.link(
                "self" if name == shown else "alternate", media, title, path, **params, f=name
            )
            for name, (media, title) in forms.items()
        ]

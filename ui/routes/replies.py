"""Answers that other programs and sites may read: forms, ETag, CORS, plain refusals."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import NOT_FOUND
from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import Response

from geo.languages import LANGUAGES, Language, language_of
from geo.model import Json
from geo.ogcapi.links import GEOJSON, HTML, JSON, JSONLD, OPENAPI, Door, Format
from geo.ogcapi.refusal import RefusalError, wrong
from ui.routes.negotiation import negotiate
from ui.routes.trouble import no_such_page

_OFFERED = {"json": (JSON, GEOJSON, JSONLD, OPENAPI.partition(";")[0]), "html": (HTML,)}
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_PREFLIGHT = {
    **_OPEN,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
_PAGE_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
METHODS = ["GET", "OPTIONS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as the doors see it: form, language, parameters in order.

    `door` is the app as others reach it, `near` the same as a page of ours links to it.
    """

    form: Format
    language: Language
    params: list[tuple[str, str]]
    door: Door
    near: Door


def home_of(request: Request) -> str:
    """Return the app's address without a slash at its end: KERUEN_ADDRESS, or as it was asked."""
    return (os.environ.get("KERUEN_ADDRESS") or str(request.base_url)).rstrip("/")


def _language(lang: str | None) -> Language:
    if lang is not None and lang not in LANGUAGES:
        raise wrong("lang", lang, f"give one of {', '.join(LANGUAGES)}")
    return language_of(lang)


def read_request(
    request: Request, offered: Mapping[str, tuple[str, ...]] = _OFFERED, only: str | None = None
) -> Asked:
    """Return what a request asks for, or raise RefusalError with what is wrong.

    `only` is the form of what has no other, whatever the request would like.
    """
    params = request.query_params
    language = _language(params.get("lang"))
    accept = request.headers.get("accept", "")
    form = only or params.get("f") or negotiate(accept, offered)
    if form is None:
        raise RefusalError(406, "NotAcceptable", "there are only JSON and HTML here")
    if form not in _OFFERED:
        raise wrong("f", form, "give json or html")
    up = "/".join([".."] * (request.url.path.count("/") - 1))
    return Asked(
        form="html" if form == "html" else "json",
        language=language,
        params=list(params.multi_items()),
        door=Door(home=home_of(request), language=language),
        near=Door(home=up or ".", language=language),
    )


def respond(request: Request, body: bytes, media_type: str, **headers: str) -> Response:
    """Answer with a body that others may read and keep, or say that theirs is still good."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    kept = {**_OPEN, "ETag": tag, "Cache-Control": "public, max-age=60", "Vary": "Accept"}
    kept |= {name.replace("_", "-"): value for name, value in headers.items()}
    known = request.headers.get("if-none-match", "").split(",")
    if {part.strip().removeprefix("W/") for part in known} & {tag, "*"}:
        return Response(status_code=304, headers=kept)
    if media_type.startswith(HTML):
        kept["Content-Security-Policy"] = _PAGE_POLICY
    return Response(body, headers=kept, media_type=media_type)


def respond_json(request: Request, document: Json, media_type: str, **headers: str) -> Response:
    """Answer with JSON."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return respond(request, text.encode(), media_type, **headers)


def _is_for_people(request: Request) -> bool:
    """Whether who asks reads pages: neither the address nor the Accept header wants a file."""
    form = request.query_params.get("f") or "html"
    named = PurePosixPath(request.url.path).suffix in {".jsonld", ".geojson"}
    return form == "html" and not named and HTML in request.headers.get("accept", "")


def _lost(request: Request) -> Response:
    """Answer people with the page of every address that leads nowhere."""
    answer = no_such_page(request)
    answer.headers.update({**_OPEN, "Vary": "Accept, Accept-Language"})
    return answer


def refuse(error: RefusalError) -> Response:
    """Answer with what is wrong and the remedy."""
    body = json.dumps({"code": error.code, "description": str(error)}, ensure_ascii=False)
    kept = {**_OPEN, "Cache-Control": "no-store"}
    return Response(body, status_code=error.status, headers=kept, media_type=JSON)


def guarded(handler: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Return a handler that answers preflights and turns refusals into answers."""

    def answer(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        try:
            return handler(request)
        except RefusalError as error:
            missing = error.status == NOT_FOUND and _is_for_people(request)
            return _lost(request) if missing else refuse(error)

    return answer

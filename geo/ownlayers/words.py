"""Say in the reader's language what is wrong with a visitor's own file, and what helps."""

from geo.ownlayers.limits import ENTRIES, UNPACKED_BYTES
from geo.ownlayers.noting import field_fault
from geo.ownlayers.troubles import OwnFileError, Trouble
from geo.text import Voice

_UNPACKED_MEGABYTES = UNPACKED_BYTES // 1_000_000


def file_fault(voice: Voice, error: OwnFileError) -> str:
    """Return why nothing could be taken from a file, and the remedy."""
    detail = error.detail
    plain = {
        "unknown-kind": voice(
            "This kind of file is not known here. Save it as one of the kinds named above."
        ),
        "empty": voice("The file is empty. Save it again in its program."),
        "not-text": voice("The text is in another encoding. Choose the encoding and try again."),
        "has-entities": voice(
            "The file declares a document type of its own, behind which attacks can hide. "
            "Save it without one."
        ),
        "too-deep": voice("The file is nested too deeply to be read. Save it in a plainer form."),
        "long-number": voice("A number in the file has thousands of digits. Correct it."),
        "no-features": voice("The file holds nothing with a place."),
        "no-projection": voice("The projection is not known. Write its EPSG code, such as 3857."),
        "bad-archive": voice("The archive is damaged. Pack it again as a plain zip."),
        "locked-archive": voice("The archive is locked with a password. Pack it without one."),
        "archive-link": voice("The archive holds a link to elsewhere. Pack the file itself."),
        "archive-path": voice("The archive holds a name that leads out of it. Pack it again."),
        "no-shapefile": voice("The zip holds no whole shapefile: .shp, .shx and .dbf are needed."),
        "unreadable": voice("The file is damaged, or of another kind than its name says."),
        "too-much-work": voice("Reading took too long or too much memory. Give a smaller file."),
        "no-words": voice(
            "The document holds no text. A scan has to be read by a text recogniser first."
        ),
    }
    if error.code == "no-features" and detail == "projection":
        return voice(
            "The coordinates are not degrees. Write the projection's EPSG code and try again."
        )
    said = plain.get(error.code) or _with_detail(voice, error)
    if error.first is None:
        return said
    number = voice.digits(str(error.first.record))
    fault = trouble_text(voice, error.first)
    return said + " " + voice("Record {number}: {fault}", number=number, fault=fault)


def _with_detail(voice: Voice, error: OwnFileError) -> str:
    detail = error.detail
    if error.code == "too-big":
        return voice("The file is larger than {limit} MB. Divide it.", limit=voice.digits(detail))
    if error.code == "archive-too-big":
        limit = voice.number(_UNPACKED_MEGABYTES)
        return voice("Unpacked, the archive is larger than {limit} MB. Divide it.", limit=limit)
    if error.code == "too-many-files":
        limit = voice.number(ENTRIES)
        return voice(
            "The archive holds more than {limit} files. Pack only what belongs together.",
            limit=limit,
        )
    if error.code == "not-json":
        return voice("This is not valid JSON ({place}). Correct it there.", place=detail)
    if error.code == "not-xml":
        return voice("This is not valid XML ({place}). Correct it there.", place=detail)
    return voice(
        "No columns with coordinates among: {columns}. Call them lat and lon.", columns=detail
    )


def trouble_text(voice: Voice, trouble: Trouble) -> str:
    """Return what is wrong with a record or with the whole file, and the remedy."""
    plain = {
        "no-place": voice("It has no place and was left out. Fill in its coordinates."),
        "not-a-feature": voice("It is no GeoJSON feature and was left out."),
        "bad-shape": voice(
            "Its coordinates make no point, line or area; it was left out. Draw it again."
        ),
        "repaired": voice("Its border crossed itself and was repaired. Look whether it is right."),
        "divided": voice(
            "It crosses the 180th meridian and was divided there. Look whether it is right."
        ),
        "text-numbers": voice(
            "Its coordinates were written as text and were read as numbers. Write them without "
            "quotation marks."
        ),
        "closed": voice("Its border was open and was closed. Look whether it is right."),
    }
    if trouble.code in plain:
        return plain[trouble.code]
    if trouble.code in ("more-cells", "fewer-cells", "other-kind"):
        return _told_of_shape(voice, trouble)
    if trouble.code in ("no-year", "no-state", "solar-years"):
        return field_fault(voice, trouble)
    return _told_in_detail(voice, trouble)


def _told_of_shape(voice: Voice, trouble: Trouble) -> str:
    detail = trouble.detail
    if trouble.code == "more-cells":
        return voice(
            "It has more cells ({count}) than the first row has names; the last were left out. "
            "Put words that hold the separator between quotation marks.",
            count=voice.digits(detail),
        )
    if trouble.code == "fewer-cells":
        return voice(
            "It has fewer cells ({count}) than the first row has names; the missing ones are "
            "empty. Look whether each stands in its column.",
            count=voice.digits(detail),
        )
    return voice(
        "This is {kind}, whatever its name says, and was read as that. Rename it.", kind=detail
    )


def _told_in_detail(voice: Voice, trouble: Trouble) -> str:
    detail = trouble.detail
    if trouble.code == "not-numbers":
        shown = ", ".join(part or voice("nothing") for part in detail.split(", "))
        return voice("“{text}” are no two numbers; it was left out. Correct them.", text=shown)
    if trouble.code == "off-the-world":
        return voice(
            "{place} lies off the world; it was left out. Are these degrees, longitude first?",
            place=detail,
        )
    if trouble.code == "cut-short":
        count = voice.number(int(detail))
        return voice("Only the first {count} records were taken. Divide the file.", count=count)
    if trouble.code == "other-layers":
        return voice("A further layer, “{name}”, was not read. Save it on its own.", name=detail)
    return voice("{count} more records have faults like these.", count=voice.number(int(detail)))

"""Files from people: named, sniffed, capped and hashed before they are kept.

They lie outside the web root under a name of our own and leave only through a view that asks
who may: `attachment(kept)`.
"""

import hashlib
import uuid
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import models
from django.http import FileResponse
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: What one file may weigh, in bytes.
MOST_BYTES = 25 * 1024 * 1024
#: How files of each allowed ending begin; text has no mark of its own.
MARKS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "odt": (b"PK\x03\x04",),
    "ods": (b"PK\x03\x04",),
    "txt": (),
    "csv": (),
}
ALLOWED = tuple(MARKS)


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Takes in no more than the cap, however much is sent; the rest is read and dropped.

    The file then says its true size, so that the form can refuse it in a sentence.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start < MOST_BYTES:
            super().receive_data_chunk(raw_data, start)


def place_of(kept: "KeptFile", name: str) -> str:
    """Where a file lies: by chance, so that nothing can be guessed from another's place."""
    return f"{kept._meta.app_label}/{uuid.uuid4().hex}"


class KeptFile(models.Model):
    """A file that somebody added; other models hold what it belongs to."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(gettext_lazy("file"), upload_to=place_of)
    name = models.CharField(gettext_lazy("name of the file"), max_length=200)
    size = models.PositiveBigIntegerField(gettext_lazy("size in bytes"), default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    added_at = models.DateTimeField(gettext_lazy("added"), auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.name)

    def take(self, upload: Any) -> "KeptFile":
        """Take over an upload's content, name, size and hash; nothing is saved yet."""
        self.file, self.name = upload, plain_name(upload.name)
        self.size, self.sha256 = upload.size, hash_of(upload)
        return self


def plain_name(name: str) -> str:
    """The last part of the name, without what some systems choke on."""
    kept = "".join(letter for letter in PurePath(name).name if letter.isprintable())
    return (kept.replace('"', "").strip() or "file")[-200:]


def hash_of(upload: Any) -> str:
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in iter(lambda: upload.read(65536), b""):
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def check_upload(upload: Any) -> None:
    """Refuse, in a sentence, a file that is too large or not what its name says."""
    words = {"name": plain_name(upload.name), "most": filesizeformat(MOST_BYTES)}
    if upload.size > MOST_BYTES:
        size = {"size": filesizeformat(upload.size)}
        raise ValidationError(
            _("“%(name)s” has %(size)s; a file may have %(most)s at most.") % (words | size)
        )
    if not upload.size:
        raise ValidationError(_("“%(name)s” is empty.") % words)
    ending = PurePath(upload.name).suffix.lower().removeprefix(".")
    if ending not in MARKS:
        allowed = ", ".join(ALLOWED)
        raise ValidationError(
            _("“%(name)s” is not of a kind that is taken: %(allowed)s.")
            % (words | {"allowed": allowed})
        )
    if not fits(upload, ending):
        raise ValidationError(
            _("“%(name)s” is not a %(ending)s file inside; save it in that form again.")
            % (words | {"ending": ending})
        )


def fits(upload: Any, ending: str) -> bool:
    """Whether the content begins as files of this ending do."""
    upload.seek(0)
    start = upload.read(4096)
    upload.seek(0)
    marks = MARKS[ending]
    return start.startswith(marks) if marks else b"\0" not in start


def attachment(kept: KeptFile) -> FileResponse:
    """A kept file as a download that no browser opens by itself."""
    return file_response(kept.file, kept.name)


def file_response(file: Any, name: str) -> FileResponse:
    """A stored file under a name, as a download that no browser opens by itself."""
    response = FileResponse(file.open("rb"), as_attachment=True, filename=name)
    response["Content-Type"] = "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

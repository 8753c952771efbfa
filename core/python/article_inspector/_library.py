"""The C ABI (article_inspector/c.h) by ctypes, which lets go of the interpreter's lock during each call."""

from __future__ import annotations

import ctypes
import pathlib

_SIZE = ctypes.c_size_t
_U32 = ctypes.c_uint32


class String(ctypes.Structure):
    _fields_ = [("data", ctypes.c_char_p), ("length", _SIZE)]

    @classmethod
    def of(cls, text: str | None) -> "String":
        data = (text or "").encode("utf-8", "replace")
        return cls(data, len(data))


class Page(ctypes.Structure):
    _fields_ = [
        *((name, String) for name in ("title", "headline", "description", "published", "modified", "site", "address")),
        ("authors", ctypes.c_void_p),
        ("author_count", _SIZE),
    ]


class Options(ctypes.Structure):
    _fields_ = [
        ("size", _U32),
        ("reserved", _U32),
        ("language", String),
        ("blocks", ctypes.c_void_p),
        ("block_count", _SIZE),
        ("rejected", ctypes.c_void_p),
        ("rejected_count", _SIZE),
        ("page", Page),
    ]


class CheckText(ctypes.Structure):
    _fields_ = [("text", ctypes.c_char_p), ("length", _SIZE), ("options", ctypes.POINTER(Options))]


class WriteOptions(ctypes.Structure):
    _fields_ = [("size", _U32), ("json_indent", ctypes.c_int32), ("source", String), ("offsets", _U32), ("with_text", _U32)]


class Buffer(ctypes.Structure):
    _fields_ = [("status", _U32), ("length", _SIZE), ("data", ctypes.c_void_p)]


ABI_VERSION = 1
FORMATS = ("json", "text", "markdown", "html", "csv", "annotations")
OFFSETS = ("utf16", "codepoint", "byte")

library = ctypes.CDLL(str(pathlib.Path(__file__).parent / "libarticle_inspector_c.so"))
_HANDLE = ctypes.c_void_p
_INSPECT = [ctypes.c_char_p, _SIZE, ctypes.POINTER(Options), ctypes.POINTER(_HANDLE)]
for name, result, arguments in (
    ("ai_abi_version", _U32, []),
    ("ai_version", ctypes.c_char_p, []),
    ("ai_model", ctypes.c_char_p, []),
    ("ai_status_message", ctypes.c_char_p, [_U32]),
    ("ai_inspect_utf8", _U32, _INSPECT),
    ("ai_inspect", _U32, _INSPECT),
    ("ai_inspect_html", _U32, _INSPECT),
    ("ai_text", ctypes.c_void_p, [_HANDLE, ctypes.POINTER(_SIZE)]),
    ("ai_write", ctypes.POINTER(Buffer), [_HANDLE, _U32, ctypes.POINTER(WriteOptions)]),
    ("ai_compare", ctypes.POINTER(Buffer), [_HANDLE, _HANDLE]),
    ("ai_check", ctypes.POINTER(Buffer), [ctypes.POINTER(CheckText), ctypes.POINTER(CheckText), _SIZE]),
    ("ai_free_buffer", None, [ctypes.POINTER(Buffer)]),
    ("ai_free_inspection", None, [_HANDLE]),
):
    function = getattr(library, name)
    function.restype = result
    function.argtypes = arguments

if library.ai_abi_version() != ABI_VERSION:
    raise ImportError("the library beside this package belongs to another version of it")

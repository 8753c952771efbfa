/* Article Inspector for C, and for every language that calls C.
 *
 *   ai_inspection *inspection = NULL;
 *   if (ai_inspect_utf8(text, strlen(text), NULL, &inspection) == AI_OK) {
 *     ai_buffer *report = ai_write(inspection, AI_FORMAT_JSON, NULL);
 *     fwrite(report->data, 1, report->length, stdout);
 *     ai_free_buffer(report);
 *   }
 *   ai_free_inspection(inspection);
 *
 * A text is inspected once; reports, exports and comparisons are then made from the inspection. Nothing here does I/O
 * or keeps state, and any number of threads may call at the same time, each with handles that no other thread is
 * freeing.
 *
 * The ABI is stable within one AI_ABI_VERSION: functions and enumerators are added, never changed or removed, and a
 * structure grows only at its end, which its `size` field tells. What an inspection finds (spans, scores) may improve
 * with any version; the form of a report has a version of its own, in the report.
 *
 * Strings are UTF-8 with a length; they need no final NUL. Memory that runs out ends the process, as new without
 * exceptions does.
 */
#ifndef ARTICLE_INSPECTOR_C_H
#define ARTICLE_INSPECTOR_C_H

/* The rules of clang-tidy are those of C++; this is C. */
/* NOLINTBEGIN */
#include <stddef.h>
#include <stdint.h>

#if defined(__wasm__)
#define AI_API(name) __attribute__((export_name(#name)))
#elif defined(_WIN32)
#define AI_API(name)
#else
#define AI_API(name) __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define AI_ABI_VERSION 1

typedef enum ai_status {
  AI_OK = 0,
  AI_TEXT_TOO_LONG = 1,    /* over 2^28 UTF-16 code units, or 2^30 bytes */
  AI_UNKNOWN_FORMAT = 2,   /* no ai_format */
  AI_BAD_OPTIONS = 3,      /* an enumerator out of range, or a structure whose size is not known */
  AI_UNKNOWN_LANGUAGE = 4, /* no ISO 639-1 code of two letters */
  AI_NO_HTML = 5,          /* this build reads no HTML */
  AI_TOO_MUCH_MEMORY = 6   /* the inspection could take more memory than the options allow */
} ai_status;

/* UTF-8; {NULL, 0} stands for "not given". */
typedef struct ai_string {
  const char* data;
  size_t length;
} ai_string;

/* What HTML says of a stretch of the text. Offsets are UTF-16 code units of the text, end exclusive. `tag` and `place`
 * are the places of BlockTag and BlockPlace in article_inspector/block.h, `around` is a set of places as bits. */
typedef struct ai_block {
  uint32_t start, end, tag, place, heading_level, depth, link_percent, hidden, title, around, group, outer_group;
} ai_block;

/* A mark that a reader has rejected. Layers: 0 boilerplate, 1 entities, 2 quotes, 3 findings. */
typedef struct ai_rejection {
  uint32_t layer, start, end;
} ai_rejection;

/* Something that a reader has corrected. Kinds are the places of CorrectionKind in article_inspector/correct.h, types
 * those of EntityType in article_inspector/report.h. */
typedef struct ai_correction {
  uint32_t kind, start, end, into_start, into_end, type;
  ai_string name;
} ai_correction;

/* What a page's markup says of the page. */
typedef struct ai_page {
  ai_string title, headline, description;
  ai_string published, modified; /* ISO 8601 */
  ai_string site, address;
  const ai_string* authors;
  size_t author_count;
} ai_page;

typedef struct ai_options {
  uint32_t size;      /* sizeof(ai_options) */
  uint32_t reserved;  /* 0 */
  ai_string language; /* ISO 639-1; not given: found out from the text */
  const ai_block* blocks;
  size_t block_count;
  const ai_rejection* rejected;
  size_t rejected_count;
  ai_page page;
  const ai_correction* corrections;
  size_t correction_count;
  size_t
      memory; /* bytes that the inspection may take at most; 0: three quarters of 32-bit addresses, else any number */
} ai_options;

typedef enum ai_format {
  AI_FORMAT_JSON = 0,
  AI_FORMAT_TEXT = 1,
  AI_FORMAT_MARKDOWN = 2,
  AI_FORMAT_HTML = 3,
  AI_FORMAT_CSV = 4,
  AI_FORMAT_ANNOTATIONS = 5
} ai_format;

/* What offsets in a report count: UTF-16 code units, code points, or bytes of UTF-8. */
typedef enum ai_offsets { AI_OFFSETS_UTF16 = 0, AI_OFFSETS_CODEPOINT = 1, AI_OFFSETS_BYTE = 2 } ai_offsets;

typedef struct ai_write_options {
  uint32_t size;              /* sizeof(ai_write_options) */
  int32_t json_indent;        /* spaces a level; negative: everything on one line */
  ai_string source;           /* the article's address, for AI_FORMAT_ANNOTATIONS */
  uint32_t offsets;           /* for AI_FORMAT_JSON, an ai_offsets */
  uint32_t with_text;         /* for AI_FORMAT_JSON: not 0: the text, and the words at each pair of offsets */
  ai_string message_language; /* of the words that a format for people puts around the report; empty: English */
  uint32_t without_headline;  /* for AI_FORMAT_TEXT: not 0: the story alone */
} ai_write_options;

/* An inspected text: the text, the report and what was asked. It holds its own copy of everything. */
typedef struct ai_inspection ai_inspection;

/* A result. `data` is UTF-8 without a final NUL and empty unless `status` is AI_OK. */
typedef struct ai_buffer {
  uint32_t status; /* an ai_status */
  size_t length;
  const char* data;
} ai_buffer;

/* Inspects `length` UTF-16 code units. `options` may be NULL. `*inspection` is set to NULL unless AI_OK is returned. */
AI_API(ai_inspect)
uint32_t ai_inspect(const uint16_t* text, size_t length, const ai_options* options, ai_inspection** inspection);

/* The same for UTF-8. Each maximal ill-formed sequence is read as one U+FFFD. */
AI_API(ai_inspect_utf8)
uint32_t ai_inspect_utf8(const char* text, size_t length, const ai_options* options, ai_inspection** inspection);

/* The same for the bytes of an HTML page, in whatever encoding it declares. Blocks and page data are read from it;
 * those in `options` are left out. The text that was read is ai_text(). */
AI_API(ai_inspect_html)
uint32_t ai_inspect_html(const char* html, size_t length, const ai_options* options, ai_inspection** inspection);

/* The inspected text, UTF-16. Valid as long as the inspection. */
AI_API(ai_text) const uint16_t* ai_text(const ai_inspection* inspection, size_t* length);

/* Writes an inspection in a format. `options` may be NULL. Never NULL; free it with ai_free_buffer(). */
AI_API(ai_write) ai_buffer* ai_write(const ai_inspection* inspection, uint32_t format, const ai_write_options* options);

/* What differs between an original and a copy of it, as JSON on one line. Never NULL. */
AI_API(ai_compare) ai_buffer* ai_compare(const ai_inspection* original, const ai_inspection* copy);

/* A text for ai_check(): `length` UTF-16 code units; `options` may be NULL. */
typedef struct ai_check_text {
  const uint16_t* text;
  size_t length;
  const ai_options* options;
} ai_check_text;

/* Says of each quotation of a draft whether a source has it, as JSON on one line (check.schema.json). The texts are
 * only looked at during the call. Never NULL. */
AI_API(ai_check)
ai_buffer* ai_check(const ai_check_text* draft, const ai_check_text* sources, size_t source_count);

/* NULL is taken and does nothing. */
AI_API(ai_free_buffer) void ai_free_buffer(ai_buffer* buffer);
AI_API(ai_free_inspection) void ai_free_inspection(ai_inspection* inspection);

/* AI_ABI_VERSION of the library that is linked or loaded. */
AI_API(ai_abi_version) uint32_t ai_abi_version(void);

/* The library's version, such as "1.0.0", and the name of its word lists and weights. They end in NUL and last as long
 * as the library. */
AI_API(ai_version) const char* ai_version(void);
AI_API(ai_model) const char* ai_model(void);

/* English words for a status. */
AI_API(ai_status_message) const char* ai_status_message(uint32_t status);

#ifdef __cplusplus
}
#endif

/* NOLINTEND */
#endif

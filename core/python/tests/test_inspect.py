"""The installed package, by unittest alone: python core/python/tests/test_inspect.py"""

import dataclasses
import json
import os
import pathlib
import subprocess
import time
import typing
import unittest

import article_inspector as ai

ROOT = pathlib.Path(__file__).resolve().parents[3]
STORY = "Town votes on bridge 🎉\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini.\n\nRead more\n"


class Inspect(unittest.TestCase):
    def test_offsets_count_code_points(self):
        report = ai.inspect(STORY)
        self.assertEqual(report.length, len(STORY))
        self.assertEqual(report.quoted(report.quotes[0]), "“It is time,”")
        self.assertEqual(report.quotes[0].speaker.name, "Lea Orsini")
        (mark,) = report.boilerplate
        self.assertEqual((mark.place in ("before", "inside", "after"), mark.lines, mark.corrected), (True, 1, False))
        self.assertIn("Read more", [report.words(mark) for mark in report.boilerplate])
        self.assertNotIn("Read more", report.story())

    def test_every_field_of_the_schema_has_its_place(self):
        schema = json.loads((ROOT / "web/package/report.schema.json").read_text())
        others = {"date": ai.PublicationDate}
        known = [(others.get(name) or getattr(ai, name[0].upper() + name[1:]), part) for name, part in schema["$defs"].items() if "properties" in part]
        self.assertGreater(len(known), 10)
        for kind, definition in [(ai.Report, schema), *known]:
            fields = {field.name.replace("_", "").lower() for field in dataclasses.fields(kind)}
            properties = {key.lower() for key in definition["properties"]}
            self.assertEqual(properties - fields, set(), kind.__name__)

    def test_types_are_as_they_are_declared(self):
        report = ai.inspect(STORY)
        hints = typing.get_type_hints(ai.Report)
        for field in dataclasses.fields(report):
            value = getattr(report, field.name)
            if isinstance(value, list):
                inner = typing.get_args(hints[field.name])[0]
                self.assertTrue(all(isinstance(item, inner) for item in value), field.name)

    def test_html_is_read(self):
        report = ai.inspect_html(b"<!doctype html><title>x</title><nav>Home</nav><p>The council voted. &ldquo;It is time,&rdquo; said Lea Orsini.</p>")
        self.assertEqual(report.quoted(report.quotes[0]), "“It is time,”")

    def test_many_keep_their_order_and_errors_their_place(self):
        items = [STORY, {"id": "x", "text": STORY, "language": "en"}, {"id": "broken"}, 7, {"html": "<p>a"}] * 20
        results = list(ai.inspect_many(iter(items), threads=2))
        self.assertEqual([result.index for result in results], list(range(100)))
        self.assertEqual([result.error is None for result in results], [True, True, False, False, True] * 20)
        self.assertEqual(results[1].id, "x")

    def test_items_are_taken_as_they_are_needed(self):
        taken = []

        def endless():
            while True:
                taken.append(1)
                yield STORY

        for threads in (1, 2):
            taken.clear()
            results = ai.inspect_many(endless(), threads=threads)
            next(results)
            self.assertLess(len(taken), 40)
            results.close()

    def test_quotations_of_a_draft_are_checked(self):
        source = "🎉 Town votes\n\nThe council voted on Tuesday. “It is high time for a bridge,” said Mayor Lea Orsini.\n"
        draft = "🎉🎉 Lea Orsini said: “It is high time for a bridge.” She added: “It is low time for a bridge.”\n"
        first, second = ai.check_quotes(draft, ["Another text 🎉.", source]).quotes
        self.assertEqual((first.verdict, first.source, first.faithful), ("verbatim", 1, True))
        self.assertEqual(draft[first.start : first.end], "“It is high time for a bridge.”")
        self.assertIn("It is high time for a bridge", source[first.match.start : first.match.end])
        self.assertFalse(second.faithful)
        (difference,) = second.differences
        self.assertEqual(draft[difference.start : difference.end], "low")
        self.assertEqual(source[difference.source.start : difference.source.end], "high")
        self.assertEqual(ai.check_quotes("Nothing said.", []).quotes, [])
        with self.assertRaises(TypeError):
            ai.check_quotes(draft, source)

    def test_versions_are_compared_in_code_points(self):
        original = "🎉 The council voted on 12 May. “It is time,” said Mayor Lea Orsini.\n"
        copy = "🎉🎉 The council voted on 13 May. “It is late,” said Mayor Lea Orsini.\n"
        found = ai.compare_texts(original, copy)
        (difference,) = found.quotes[0].differences
        self.assertEqual(original[difference.original.start : difference.original.end], "time")
        self.assertEqual(copy[difference.copy.start : difference.copy.end], "late")
        (paragraph,) = found.paragraphs
        self.assertEqual((paragraph.change, paragraph.copy.end), ("altered", len(copy) - 1))
        words = [(copy[one.copy.start : one.copy.end], one.kind) for one in paragraph.differences]
        self.assertEqual(words, [("13", "number"), ("late", "word")])
        texts = {"dropped": original, "added": copy}
        self.assertEqual([texts[one.change][one.start : one.end] for one in found.numbers], ["12", "13"])

    def test_refusals_have_codes(self):
        with self.assertRaises(ai.InspectorError) as caught:
            ai.inspect(STORY, language="klingon")
        self.assertEqual(caught.exception.code, "unknown-language")
        self.assertIn("klingon", str(caught.exception))
        for wrong in (lambda: ai.inspect(b"bytes"), lambda: ai.inspect_html(42), lambda: ai.inspect(STORY, language=3)):
            with self.assertRaises(TypeError):
                wrong()
        with self.assertRaises(ai.InspectorError):
            ai.inspect_json(STORY, offsets="words")
        with self.assertRaises(ai.InspectorError):
            ai.write(STORY, "papyrus")

    def test_lone_surrogates_keep_offsets(self):
        self.assertEqual(ai.inspect("a\ud800b").length, 3)

    def test_the_tool_gives_the_same_bytes(self):
        tool = os.environ.get("ARTICLE_INSPECTOR", str(ROOT / "build/bin/article-inspector"))
        for path in sorted((ROOT / "tests/golden/articles").iterdir()):
            text = path.read_text("utf-8", "replace")
            line = json.dumps({"id": 1, "text": text}) + "\n"
            said = subprocess.run([tool, "--jsonl", "--offsets", "codepoint"], input=line.encode(), stdout=subprocess.PIPE, check=True).stdout
            self.assertEqual(said.decode().strip(), '{"id":1,"report":' + ai.inspect_json(text).decode().strip() + "}", path.name)

    def test_two_threads_are_faster_than_one(self):
        if (os.cpu_count() or 1) < 2 or os.getloadavg()[0] > 1:
            self.skipTest("the machine is busy")
        texts = [STORY * 40] * 200
        times = {}
        for threads in (1, 2):
            start = time.perf_counter()
            for _ in ai.inspect_many(texts, threads=threads):
                pass
            times[threads] = time.perf_counter() - start
        self.assertGreater(times[1] / times[2], 1.4)


try:
    import pyarrow as pa
except ImportError:
    pa = None


@unittest.skipIf(pa is None, "pyarrow is not installed")
class Arrow(unittest.TestCase):
    def test_a_batch_keeps_its_columns_and_its_schema(self):
        from article_inspector.arrow import SCHEMA, inspect_batch

        batch = pa.RecordBatch.from_pydict({"id": [1, 2], "text": [STORY, None], "url": ["a", "b"]})
        out = inspect_batch(batch)
        self.assertEqual(out.schema.names, ["id", "url", *SCHEMA.names])
        self.assertEqual(out.column("quotes").to_pylist()[0][0]["speaker"], "Lea Orsini")
        self.assertIsNone(out.column("error").to_pylist()[0])
        self.assertIsNotNone(out.column("error").to_pylist()[1])

    def test_the_schema_is_the_published_one(self):
        from article_inspector.arrow import QUOTE, SCHEMA

        # Users' pipelines store these columns: new ones go to the end, and none is renamed or retyped.
        self.assertEqual(
            [f"{field.name} {field.type}" for field in SCHEMA if not pa.types.is_list(field.type)],
            ["language string", "headline string", "story string", "date string", "words int32", "story_words int32", "version string"]
            + ["model string", "error string"],
        )
        self.assertEqual(
            [field.name for field in QUOTE],
            ["kind", "text", "start", "end", "speaker", "role", "anonymous", "entity", "score", "speaker_score"],
        )

    def test_a_batch_may_bring_pages_and_languages(self):
        from article_inspector.arrow import inspect_batch

        page = "<!doctype html><p>The council voted. “It is time,” said Lea Orsini.</p>"
        batch = pa.RecordBatch.from_pydict({"page": [page, page], "tag": ["de", "klingon"]})
        out = inspect_batch(batch, html="page", language="tag", report=True)
        self.assertEqual(out.column("language").to_pylist(), ["de", None])
        self.assertEqual(json.loads(out.column("report").to_pylist()[0])["language"], "de")
        self.assertIn("language", out.column("error").to_pylist()[1])
        empty = inspect_batch(batch.slice(0, 0), html="page", language="tag", report=True)
        self.assertEqual((empty.num_rows, empty.schema), (0, out.schema))

    def test_batches_that_cannot_work_are_refused(self):
        from article_inspector.arrow import inspect_batch

        with self.assertRaisesRegex(ValueError, "body"):
            inspect_batch(pa.RecordBatch.from_pydict({"body": ["a"]}))
        with self.assertRaisesRegex(ValueError, "language"):
            inspect_batch(pa.RecordBatch.from_pydict({"text": ["a"], "language": ["en"]}))

    def test_texts_become_a_table(self):
        from article_inspector.arrow import to_arrow

        table = to_arrow([STORY, {"id": "b", "text": STORY}, {"id": "c"}])
        self.assertEqual(table.column("id").to_pylist(), ["0", "b", "c"])
        self.assertEqual(table.column("headline").to_pylist(), ["Town votes on bridge 🎉"] * 2 + [None])
        row, report = table.slice(0, 1).to_pylist()[0], ai.inspect(STORY)
        self.assertEqual(row["story"], report.story())
        self.assertEqual(row["quotes"][0]["text"], report.quoted(report.quotes[0]))
        self.assertEqual(STORY[row["quotes"][0]["start"] : row["quotes"][0]["end"]], row["quotes"][0]["text"])


if __name__ == "__main__":
    unittest.main()

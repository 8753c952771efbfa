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
        self.assertIn("Read more", [report.words(mark) for mark in report.boilerplate])
        self.assertNotIn("Read more", report.story())

    def test_every_field_of_the_schema_has_its_place(self):
        schema = json.loads((ROOT / "web/package/report.schema.json").read_text())
        classes = {"entity": ai.Entity, "quote": ai.Quote, "boilerplate": ai.Boilerplate, "finding": ai.Finding, "statistics": ai.Statistics}
        known = {name: value for name, value in schema["$defs"].items() if name in classes}
        for name, definition in [("report", schema), *known.items()]:
            fields = {field.name.replace("_", "").lower() for field in dataclasses.fields(classes.get(name, ai.Report))}
            properties = {key.lower() for key in definition["properties"]} - {"text", "offsets"}
            self.assertEqual(properties - fields, set(), name)

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

    def test_refusals_have_codes(self):
        with self.assertRaises(ai.InspectorError) as caught:
            ai.inspect(STORY, language="klingon")
        self.assertEqual(caught.exception.code, "unknown-language")
        with self.assertRaises(TypeError):
            ai.inspect(b"bytes")
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

    def test_results_become_a_table(self):
        from article_inspector.arrow import to_arrow

        table = to_arrow(ai.inspect_many([STORY] * 3))
        self.assertEqual(table.num_rows, 3)
        self.assertEqual(table.column("headline").to_pylist()[0], "Town votes on bridge 🎉")


if __name__ == "__main__":
    unittest.main()

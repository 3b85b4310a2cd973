"""What Chancery exports is read by the formats' own readers, where those are installed (`pip install followthemoney networkx duckdb`)."""
import csv
import hashlib
import importlib.util
import io
import json
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

from Scripts.tests.program import EXAMPLE, program

PROGRAM = program()


def has(module):
    return importlib.util.find_spec(module) is not None


@unittest.skipIf(PROGRAM is None, "the program is not built")
class Exchange(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.register = cls.folder / "test.chancery"
        cls.run_program("add", "--quiet", EXAMPLE, "--register", cls.register)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @classmethod
    def run_program(cls, *arguments, status=0):
        run = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True)
        assert run.returncode == status, f"{arguments}: {run.returncode} {run.stderr.decode()}"
        return run.stdout.decode()

    def export(self, form, *more):
        return self.run_program("export", "--format", form, "--register", self.register, *more)

    def texts(self):
        """The text of each document, as spans are of it."""
        rows = self.run_program("extract", "--format", "jsonl", "--quiet", EXAMPLE).splitlines()
        return {row["name"]: row["text"].encode() for row in map(json.loads, rows)}

    def rows(self):
        return [json.loads(line) for line in self.export("jsonl").splitlines()]

    @unittest.skipUnless(has("followthemoney"), "followthemoney is not installed")
    def test_followthemoney_takes_every_entity_and_value(self):
        from followthemoney import model
        schemas = set()
        for line in self.export("ftm").splitlines():
            entity = json.loads(line)
            schema = model.get(entity["schema"])
            schema.validate(entity)
            proxy = model.get_proxy(entity, cleaned=False)
            for name, values in entity["properties"].items():
                self.assertEqual(len(proxy.get(name)), len(set(values)), f"{entity['id']}: {name} {values}")
            schemas.add(schema.name)
        self.assertLessEqual({"Article", "Event", "Membership", "UnknownLink", "PublicBody", "Person"}, schemas)

    @unittest.skipUnless(has("networkx"), "networkx is not installed")
    def test_networkx_reads_both_graphs_as_the_same(self):
        import networkx
        (self.folder / "a.graphml").write_text(self.export("graphml"))
        (self.folder / "a.gexf").write_text(self.export("gexf"))
        one = networkx.read_graphml(self.folder / "a.graphml")
        other = networkx.read_gexf(self.folder / "a.gexf")
        self.assertGreater(one.number_of_edges(), 0)
        self.assertEqual(set(one.nodes), set(other.nodes))

        def edges(graph):
            return sorted((a, b, data["type"], int(data["weight"])) for a, b, data in graph.edges(data=True))

        self.assertEqual(edges(one), edges(other))
        self.assertTrue(one.is_directed() and other.is_directed())

    @unittest.skipUnless(has("duckdb"), "duckdb is not installed")
    def test_duckdb_reads_the_events_with_types(self):
        import duckdb
        for form, types in (("events-gdelt", {"GLOBALEVENTID": "BIGINT", "SQLDATE": "BIGINT", "GoldsteinScale": "DOUBLE",
                                              "NumArticles": "BIGINT", "SOURCEURL": "VARCHAR"}),
                            ("events-plover", {"Event ID": "BIGINT", "Event Date": "DATE", "Event Type": "VARCHAR",
                                               "Intensity": "DOUBLE"}),
                            ("csv", {"id": "VARCHAR", "from": "DATE", "start": "BIGINT", "value": "DOUBLE"})):
            file = self.folder / f"{form}.csv"
            file.write_text(self.export(form))
            table = duckdb.read_csv(str(file), header=True)
            found = dict(zip(table.columns, map(str, table.types)))
            self.assertEqual({name: found[name] for name in types}, types)
            self.assertGreater(len(table.fetchall()), 0)

    def test_sqlite_takes_the_events(self):
        rows = list(csv.DictReader(io.StringIO(self.export("events-gdelt"))))
        base = sqlite3.connect(":memory:")
        base.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, day INTEGER, actor TEXT, code TEXT, goldstein REAL) STRICT")
        base.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?)",
                         [(int(row["GLOBALEVENTID"]), int(row["SQLDATE"]), row["Actor1Code"], row["EventCode"],
                           float(row["GoldsteinScale"])) for row in rows])
        self.assertEqual(base.execute("SELECT count(*) FROM event").fetchone()[0], len(rows))
        self.assertTrue(all(len(row) == 61 for row in rows))

    def test_the_csv_of_statements_cites_the_bytes(self):
        texts = self.texts()
        rows = list(csv.DictReader(io.StringIO(self.export("csv"))))
        self.assertEqual(len(rows), sum(row["record"] == "statement" for row in self.rows()))
        for row in rows:
            span = texts[row["document"]][int(row["start"]):int(row["end"])]
            self.assertEqual(span.decode(), row["text"])

    def test_annotations_select_the_bytes_and_the_words(self):
        graph = json.loads(self.export("annotations"))["@graph"]
        names = {node["id"]: node["chancery:name"] for node in graph if "chancery:name" in node}
        texts = self.texts()
        annotations = [node for node in graph if "Annotation" in node["type"]]
        self.assertGreater(len(annotations), 50)
        for annotation in annotations:
            position, quote = annotation["target"]["selector"]
            text = texts[names[annotation["target"]["source"]]]
            self.assertEqual(text[position["start"]:position["end"]].decode(), quote["exact"])

    def test_an_export_taken_into_an_empty_register_gives_the_same_rows(self):
        first = self.export("jsonl", "--mentions")
        (self.folder / "first.jsonl").write_text(first)
        copy = self.folder / "copy.chancery"
        self.run_program("import", self.folder / "first.jsonl", "--register", copy)
        self.run_program("verify", "--register", copy)
        self.assertEqual(self.run_program("export", "--mentions", "--register", copy), first)

    def test_a_bundle_is_read_without_chancery_and_taken_back(self):
        bundle = self.folder / "bundle"
        self.run_program("export", "--bundle", bundle, "--register", self.register)
        subprocess.run(["sha256sum", "-c", "--quiet", "MANIFEST.sha256"], cwd=bundle, check=True)
        self.run_program("verify", "--bundle", bundle)
        sources = list(csv.DictReader((bundle / "documents.csv").read_text().splitlines()))
        for source in sources:
            raw = (bundle / source["raw"]).read_bytes()
            self.assertEqual(hashlib.sha256(raw).hexdigest(), source["sha256"])
            self.assertTrue((bundle / source["text"]).is_file())
        self.assertEqual((bundle / sources[-1]["text"]).read_bytes(), self.texts()[sources[-1]["document"]])
        copy = self.folder / "bundled.chancery"
        self.run_program("import", bundle, "--register", copy)
        self.assertEqual(self.run_program("export", "--mentions", "--register", copy), self.export("jsonl", "--mentions"))
        # One changed byte is found, wherever it is.
        for file in (bundle / "record.jsonl", bundle / sources[0]["text"], bundle / sources[0]["raw"]):
            whole = file.read_bytes()
            file.write_bytes(whole[:99] + bytes([whole[99] ^ 1]) + whole[100:])
            self.run_program("verify", "--bundle", bundle, status=1)
            file.write_bytes(whole)

    def test_a_selection_goes_out_alone(self):
        kinds = {json.loads(line).get("kind") for line in self.export("jsonl", "--kind", "status").splitlines()
                 if '"record":"statement"' in line}
        self.assertEqual(kinds, {"status"})
        some = self.export("csv", "--about", "Israel", "--since", "2025-11")
        self.assertTrue(1 < len(some.splitlines()) < len(self.export("csv").splitlines()))

    def test_the_markdown_is_that_of_the_brief(self):
        brief = self.run_program("brief", "--format", "markdown", "--all", "--register", self.register)
        self.assertEqual(self.export("markdown"), brief)


if __name__ == "__main__":
    unittest.main()

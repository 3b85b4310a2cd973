"""Making training files out of treebanks: what is kept, left out and counted, and what is said without network."""
import contextlib
import io
import json
import pathlib
import tempfile
import unittest

from Scripts import fetch_treebanks

EWT = """# newdoc id = weblog-lake
# sent_id = weblog-lake-0001
# newpar id = weblog-lake-p0001
# text = Ana Berg didn't stay.
# reviewer = nobody
1	Ana	Ana	PROPN	NNP	_	5	nsubj	_	_
2	Berg	Berg	PROPN	NNP	_	1	flat	_	_
3-4	didn't	_	_	_	_	_	_	_	_
3	did	do	AUX	VBD	_	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	stay	stay	VERB	VB	_	0	root	_	Gloss=x|SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

"""
GUM = """# newdoc id = {name}
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# meta::dateCreated = 2021-03-04
# newpar
# newpar_block = p
# sent_id = {name}-1
# s_type = decl
# text = The mayor of Oslo
1	The	the	DET	DT	_	2	det	_	Entity=(7-person-new-s-cf1-2-sgl
2	mayor	mayor	NOUN	NN	_	0	root	_	MSeg=may-or
3	of	of	ADP	IN	_	4	case	_	_
4	Oslo	Oslo	PROPN	NNP	_	2	nmod	_	Entity=(8-place-acc-n-cf2-1-sgl-Oslo)7)|XML=x

"""
ONTOGUM = """# newdoc id = {name}
# global.Entity = GRP
# sent_id = {name}-1
1	The	the	DET	DT	_	2	det	_	_
2	mayor	mayor	NOUN	NN	_	0	root	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Oslo	Oslo	PROPN	NNP	_	2	nmod	_	Entity=(3)

"""
NAMES = """# sent_id = weblog-lake-0001
1	Ana	B-PER	-	someone
2	Berg	I-PER	-	someone
3	did	O
4	n't	O
5	stay	B-OTH	-	someone
6	.	O

"""
SPLITS = """## dev
  * GUM_news_a
  * GUM_fiction_b
## test
  * GUM_news_t
## train
  * GUM_news_c
  * GUM_conversation_d
  * GUM_court_carpet
  * GUM_whow_e
"""


class FetchTreebanks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.sources = self.root / "given"
        self.output = self.root / "made"
        for name, text in {
            "UD_English-EWT/en_ewt-ud-train.conllu": EWT, "UD_English-EWT/en_ewt-ud-dev.conllu": EWT,
            "UNER_English-EWT/en_ewt-ud-dev.iob2": NAMES, "gum/splits.md": SPLITS,
            "gum/dep/GUM_news_a.conllu": GUM.format(name="GUM_news_a"),
            "gum/dep/GUM_news_c.conllu": GUM.format(name="GUM_news_c"),
            "gum/coref/ontogum/conllu/GUM_news_a.conllu": ONTOGUM.format(name="GUM_news_a"),
            "gum/coref/ontogum/conllu/GUM_news_c.conllu": ONTOGUM.format(name="GUM_news_c"),
        }.items():
            path = self.sources / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def run_script(self, *arguments):
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
            status = fetch_treebanks.main([str(self.output), *arguments])
        return status, errors.getvalue()

    def rows(self, name):
        return [json.loads(line) for line in (self.output / name).read_text(encoding="utf-8").splitlines()]

    def test_treebanks_keep_what_training_needs(self):
        status, errors = self.run_script("--from", str(self.sources))
        # The counts are not those of the real ones, and each is told.
        self.assertEqual(status, 1)
        self.assertIn("train, EWT: 1 sentences, 6 words, not 12544 sentences, 204577 words\n", errors)
        text = (self.output / "train.conllu").read_text(encoding="utf-8")
        self.assertEqual([line for line in text.splitlines() if line.startswith("#")], [
            "# newdoc id = weblog-lake", "# sent_id = weblog-lake-0001", "# newpar id = weblog-lake-p0001",
            "# text = Ana Berg didn't stay.", "# newdoc id = GUM_news_c",
            "# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity", "# newpar",
            "# sent_id = GUM_news_c-1", "# text = The mayor of Oslo"])
        self.assertIn("\t_\tSpaceAfter=No\n6\t", text)
        self.assertIn("\tEntity=(8-place-acc-n-cf2-1-sgl-Oslo)7)\n", text)

    def test_mentions_chains_and_heads(self):
        self.run_script("--from", str(self.sources))
        row, = self.rows("gum.dev.jsonl")
        self.assertEqual((row["id"], row["genre"], row["created"], row["text"]),
                         ("GUM_news_a", "news", "2021-03-04", "The mayor of Oslo"))
        self.assertEqual(row["mentions"], [
            {"id": 0, "start": 0, "end": 17, "type": "person", "chain": 7, "sentence": 0, "head": [4, 9]},
            {"id": 1, "start": 13, "end": 17, "type": "place", "chain": 8, "sentence": 0, "head": [13, 17]}])
        self.assertEqual(row["ontonotes_style"], [[13, 17, 3]])

    def test_names(self):
        self.run_script("--from", str(self.sources))
        row, = self.rows("uner-ewt.dev.jsonl")
        self.assertEqual(row["text"], "Ana Berg didn't stay.")
        self.assertEqual(row["mentions"], [{"id": 0, "start": 0, "end": 8, "type": "PER", "sentence": 0}])

    def test_what_is_missing_is_told_in_one_line(self):
        (self.sources / "gum/dep/GUM_news_c.conllu").unlink()
        status, errors = self.run_script("--from", str(self.sources))
        self.assertEqual(status, 2)
        self.assertIn("gum/dep/GUM_news_c.conllu: is not there; take it from https://raw", errors)

    def test_without_network(self):
        status, errors = self.run_script("--home", "http://127.0.0.1:1")
        self.assertEqual(status, 2)
        self.assertEqual(errors.count("\n"), 1)
        self.assertIn("cannot be fetched", errors)
        self.assertIn("this needs network: try again with it, or fetch the files elsewhere and give their folder to --from",
                      errors)
        self.assertEqual(list(self.output.rglob("*.conllu")), [])

    def test_fetches_what_a_server_has(self):
        # A folder that is laid out as the server is, by file: addresses.
        home = self.root / "home"
        for source in (fetch_treebanks.EWT, fetch_treebanks.GUM, fetch_treebanks.UNER):
            target = home / source[0] / source[1]
            target.parent.mkdir(parents=True)
            target.symlink_to(self.sources / source[0].split("/")[1])
        status, _ = self.run_script("--home", home.as_uri())
        self.assertEqual(status, 1)
        self.assertTrue((self.output / "sources/gum/coref/ontogum/conllu/GUM_news_c.conllu").exists())
        self.assertFalse(list(self.output.rglob("*.part")))
        self.assertEqual(len(self.rows("gum.train.jsonl")), 1)


if __name__ == "__main__":
    unittest.main()

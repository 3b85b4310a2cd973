"""The check of CoNLL-U passes what is right and names each kind of fault, with its line."""
import unittest

from Scripts import check_conllu

GOOD = """# newdoc id = river
# sent_id = river-1
# text = They didn't sign.
1	They	they	PRON	PRP	Case=Nom|Number=Plur	4	nsubj	_	Entity=(1-person)
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sign	sign	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# sent_id = river-2
# text = The old envoy of the lake left
1	The	the	DET	DT	_	3	det	_	Entity=(2-person
2	old	old	ADJ	JJ	_	3	amod	_	_
3	envoy	envoy	NOUN	NN	_	7	nsubj	_	_
4	of	of	ADP	IN	_	6	case	_	_
5	the	the	DET	DT	_	6	det	_	Entity=(3-place
6	lake	lake	NOUN	NN	_	3	nmod	_	Entity=3)2)
7	left	leave	VERB	VBD	_	0	root	_	_

"""


def faults(old="", new="", text=GOOD):
    assert old in text, old
    return [f"{line}: {what}" for line, what in check_conllu.Checker().check(text.replace(old, new, 1))]


class CheckConllu(unittest.TestCase):
    def test_what_is_right(self):
        self.assertEqual(faults(), [])
        checker = check_conllu.Checker()
        checker.check(GOOD)
        self.assertEqual((checker.sentences, checker.words, checker.entities), (2, 12, 3))

    def test_each_fault_is_named_with_its_line(self):
        for old, new, *expected in (
            ("_	4	aux	_	_", "_	4	aux	_", "6: 9 cells, not ten", "7: ID 3 where 2 should be"),
            ("\n\n# newpar", "\n# newpar", "10: a comment between the words of a sentence"),
            ("_	0	root	_	_\n\n", "_	0	root	_	_\n", "20: no empty line behind the last sentence"),
            ("\n\n# newpar", "\n\n\n# newpar", "11: an empty line that ends no sentence"),
            ("2-3	didn't", "3-4	didn't", "5: token 3-4 does not stand before its words"),
            ("2-3	didn't	_	_", "2-3	didn't	_	VERB", "5: UPOS of a token of several words is not '_'"),
            ("n't	not	", "n't	_	", "7: LEMMA is '_'"),
            ("n't	not	", "n't		", "7: LEMMA is empty"),
            ("PART	RB", "PARTICLE	RB", "7: UPOS 'PARTICLE'"),
            ("Case=Nom|Number=Plur", "Number=Plur|Case=Nom", "4: FEATS 'Number=Plur|Case=Nom' are not sorted"),
            ("Case=Nom|Number=Plur", "Case=Nom|Case=Acc", "4: FEATS 'Case=Nom|Case=Acc' has a feature twice"),
            ("Case=Nom|Number=Plur", "case:Nom", "4: feature 'case:Nom' is not written"),
            ("4	nsubj", "4	subject", "4: DEPREL 'subject'"),
            ("4	nsubj", "9	nsubj", "4: HEAD '9'"),
            ("4	nsubj", "1	nsubj", "4: HEAD '1'"),
            ("_	4	aux", "_	0	root", "4: 2 roots, not one"),
            ("_	4	aux", "_	0	aux", "6: HEAD 0 with DEPREL aux"),
            ("7	nsubj", "5	nsubj", "16: the heads go in a circle"),
            ("river-2", "river-1", "12: sent_id 'river-1' is empty, or that of line 2"),
            ("river-2", "river 2", "12: sent_id 'river 2' has white space"),
            ("# sent_id = river-2\n", "", "13: 0 sent_id, not one"),
            ("didn't sign.\n", "did not sign.\n", "3: text is not its tokens from sign 8 on"),
            ("SpaceAfter=No", "_", "3: text is not its tokens"),
            ("n't	not	PART	RB	_	4	advmod	_	_", "n't	not	PART	RB	_	4	advmod	_	SpaceAfter=No",
             "7: SpaceAfter=No at a word inside"),
            ("# newpar", "#newpar x", "11: '#newpar x' is not written as"),
            ("Entity=3)2)", "Entity=2)3)", "19: entity 2 closes, but the innermost open one is 3"),
            ("Entity=3)2)", "Entity=3)", "14: entity 2 does not close"),
            ("Entity=3)2)", "Entity=3)2", "19: Entity '3)2' is not a row of brackets"),
        ):
            with self.subTest(new=new):
                found = faults(old, new)
                for fault in expected:
                    self.assertTrue(any(line.startswith(fault) for line in found), (fault, found))

    def test_a_word_written_in_two_has_one_lemma(self):
        text = GOOD.replace("2	old	old	ADJ	JJ	_	3	amod", "2	old	_	X	GW	_	3	goeswith")
        self.assertEqual(faults(text=text), [])


if __name__ == "__main__":
    unittest.main()

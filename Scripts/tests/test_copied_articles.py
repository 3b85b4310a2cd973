"""The articles of the benchmark of copies: the same every time, with what is known of them true; and how links are judged."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "Benchmarks"))

import copied_articles  # noqa: E402
import near_duplicates  # noqa: E402
from copied_articles import Article  # noqa: E402


def shingles(article):
    words = " ".join(article.paragraphs).split()
    return set(zip(*(words[offset:] for offset in range(4))))


class ArticlesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = copied_articles.articles(1000, seed=7, carriers=60)

    def test_they_are_the_same_for_the_same_seed(self):
        again = copied_articles.articles(1000, seed=7, carriers=60)
        self.assertEqual([copied_articles.row(article) for article in again], [copied_articles.row(article) for article in self.made])
        self.assertNotEqual(copied_articles.articles(1000, seed=8, carriers=60)[0].paragraphs, self.made[0].paragraphs)

    def test_names_differ_and_every_kind_of_copy_is_there(self):
        self.assertEqual(len({article.name for article in self.made}), 1000)
        kinds = {article.change for article in self.made}
        self.assertEqual(kinds, {"", "carried"} | {name for name, _, _ in copied_articles.CHANGES})

    def test_a_copy_shares_passages_with_its_story_and_with_no_other(self):
        sources = {article.families[0]: article for article in self.made if not article.change}
        copies = [article for article in self.made if article.change == "cut"]
        for copy in copies:
            shared = shingles(copy) & shingles(sources[copy.families[0]])
            self.assertGreater(len(shared), 30)
            strangers = [source for family, source in sources.items() if family != copy.families[0]
                         and source.outlet != copy.outlet][:20]
            self.assertTrue(all(len(shingles(copy) & shingles(other)) < 20 for other in strangers))

    def test_shares_of_the_changes_make_a_hundred(self):
        self.assertEqual(sum(share for _, _, share in copied_articles.CHANGES), 100)


class JudgedTest(unittest.TestCase):
    MADE = [Article("", [], 0, 0, (1,), "", "source"), Article("", [], 0, 0, (2,), "", "other"),
            Article("", [], 0, 0, (1,), "cut", "part"), Article("", [], 0, 0, (1, 2), "spliced", "both")]

    def test_a_text_of_two_stories_counts_as_two(self):
        found = near_duplicates.judged(self.MADE, [("part", "source"), ("both", "source")])
        self.assertEqual((found["precision"], found["cut"], found["spliced"]), (1.0, 1.0, 0.5))
        self.assertAlmostEqual(found["recall"], 2 / 3)

    def test_a_wrong_link_costs_precision_and_finds_nothing(self):
        found = near_duplicates.judged(self.MADE, [("part", "other")])
        self.assertEqual((found["precision"], found["recall"]), (0.0, 0.0))

    def test_no_links_are_no_error(self):
        self.assertEqual(near_duplicates.judged(self.MADE, [])["recall"], 0.0)


if __name__ == "__main__":
    unittest.main()

"""The reading room as it is served: by HTTP, and, where Chromium and Playwright are there (`apt install chromium`,
`pip install playwright`), in a browser."""
import contextlib
import http.client
import importlib.util
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse
import urllib.request

from Scripts.tests.program import program

PROGRAM = program()
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
HAS_BROWSER = bool(CHROMIUM) and importlib.util.find_spec("playwright") is not None

WIRE = """Norway and Chile sign the Tern Accord

OSLO, 3 March 2026 (Northern Wire) - Norway and Chile signed the Tern Accord in Oslo on 2 March 2026, the foreign ministry of
Norway said. The accord is worth $200 million. About 300 people protested in Oslo on Monday.
"""
GAZETTE = """Tern Accord signed in Oslo

OSLO, 4 March 2026 - Norway and Chile signed the Tern Accord in Oslo on 2 March 2026. The accord is worth $450 million,
the foreign ministry of Chile said. About 900 people protested in Oslo on Monday.
"""
HOSTILE = """<script>document.title='taken'</script> Norway & "Chile" <img src=x onerror="document.title='taken'">

OSLO, 5 March 2026 - Norway signed the </textarea><script>document.title='taken'</script> accord with Chile on 2 March 2026,
said <svg onload="document.title='taken'"> Ana {{title}} {{{title}}} <b>Rivera</b>, the "foreign" minister' of Norway.
The accord is worth $200 million <a href="javascript:document.title='taken'">here</a>.
"""


class Room:
    """A room that is open for as long as the block runs."""

    def __init__(self, folder, *arguments):
        self.register = pathlib.Path(folder) / "room.chancery"
        with open(pathlib.Path(folder) / "log", "ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "serve", "--register", str(self.register), "--port", "0", *arguments],
                stdout=subprocess.PIPE, stderr=log, text=True)
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://"), (pathlib.Path(folder) / "log").read_text()
        self.port = int(self.address.rsplit(":", 1)[1])

    def ask(self, path, data=None, headers=None, method=None):
        """Status, headers and text of a reply; redirects are not followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method or ("POST" if data is not None else "GET"), path, body=data, headers=headers or {})
            reply = connection.getresponse()
            return reply.status, dict((name.lower(), value) for name, value in reply.getheaders()), reply.read().decode()

    def json(self, path):
        status, _, text = self.ask("/api/v1" + path)
        assert status == 200, text
        return json.loads(text)

    def add(self, text, **fields):
        """Adds a report, and waits until it is read."""
        body = json.dumps({"text": text, **fields}).encode()
        status, headers, text = self.ask("/api/v1/documents", body, {"Content-Type": "application/json"})
        assert status == 202, text
        for _ in range(600):
            job = json.loads(self.ask(headers["location"])[2])
            if job["state"] in ("done", "failed"):
                assert job["state"] == "done", job
                return
            time.sleep(0.05)
        raise AssertionError("the report was not read in time")

    def close(self):
        """Ends it as an operator does."""
        self.process.send_signal(signal.SIGTERM)
        self.process.stdout.close()
        return self.process.wait(timeout=60)


class Served(unittest.TestCase):
    """A room of its own for each class, with two reports that disagree and one that is hostile."""
    arguments = ()

    @classmethod
    def setUpClass(cls):
        if PROGRAM is None:
            raise unittest.SkipTest("the program is not built")
        cls.folder = tempfile.mkdtemp()
        cls.room = Room(cls.folder, *cls.arguments)
        cls.fill()

    @classmethod
    def fill(cls):
        cls.room.add(WIRE, title="Norway and Chile sign the Tern Accord", publisher="Northern Wire", published="2026-03-03")
        cls.room.add(GAZETTE, title="Tern Accord signed in Oslo", publisher="Harbour Gazette", published="2026-03-04")
        cls.room.add(HOSTILE, title="<script>alert(1)</script>", publisher="\"><img src=x>", published="2026-03-05")

    @classmethod
    def tearDownClass(cls):
        assert cls.room.close() == 0, "the room did not end well"
        shutil.rmtree(cls.folder)

    def pages(self):
        """The addresses of pages that tell of what was added."""
        affairs = [row["id"].split(":")[1] for row in self.room.json("/affairs")["rows"]]
        documents = [row["id"] for row in self.room.json("/documents")["rows"]]
        statements = [row["id"] for row in self.room.json("/statements")["rows"]]
        return (["/", "/?order=disputed", "/states", "/state/NOR", "/state/NOR/leaning", "/pair/NOR/CHL", "/pair/NOR/CHL/leaning",
                 "/frameworks", "/sources", "/forecasts", "/forecasts/scores", "/search?q=oslo", "/search?q=%3Cscript%3E",
                 "/corrections", "/add", "/account", "/help"]
                + [f"/affair/{one}{view}" for one in affairs for view in ("", "?all=1", "/matrix", "/timeline", "/sources")]
                + [f"/document/{one}" for one in documents] + [f"/statement/{urllib.parse.quote(one)}" for one in statements])


class ByHTTP(Served):
    def test_every_page_is_there_and_hostile_words_are_text(self):
        for path in self.pages():
            status, headers, text = self.room.ask(path)
            self.assertEqual(status, 200, path)
            self.assertIn("default-src 'none'", headers["content-security-policy"])
            for mark in ("<script>alert", "<script>document", "<img", "<svg onload", "onerror=\"document", "href=\"javascript:"):
                self.assertNotIn(mark, text, path)

    def test_a_register_stays_as_it_is_for_whoever_has_no_token(self):
        statement = self.room.json("/statements")["rows"][0]["id"]
        body = urllib.parse.urlencode({"statement": statement, "form_token": "guess"})
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        self.assertEqual(self.room.ask("/correct/reject", body, form)[0], 403)
        self.assertEqual(self.room.ask("/correct/reject", body, {**form, "Origin": "https://evil.example"})[0], 403)
        self.assertEqual(self.room.ask("/", headers={"Host": "evil.example"})[0], 421)
        self.assertEqual(self.room.json("/corrections")["rows"], [])

    def test_broken_requests_are_refused_and_the_room_goes_on(self):
        for raw in (b"GARBAGE\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
                    b"POST /add HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n", b"\x16\x03\x01\x02\x00" * 50):
            connection = http.client.HTTPConnection("127.0.0.1", self.room.port, timeout=20)
            connection.connect()
            connection.sock.sendall(raw)
            with contextlib.suppress(OSError):
                connection.sock.recv(1000)
            connection.close()
        self.assertEqual(self.room.ask("/health")[0], 200)

    def test_many_at_once_are_served(self):
        statuses = []

        def ask():
            for path in ("/", "/state/NOR", "/search?q=oslo", "/api/v1/statements"):
                statuses.append(self.room.ask(path)[0])

        threads = [threading.Thread(target=ask) for _ in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(set(statuses), {200})
        self.assertEqual(len(statuses), 128)


@unittest.skipUnless(HAS_BROWSER, "no Chromium, or no Playwright")
class Browser(Served):
    javascript = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        from playwright.sync_api import sync_playwright
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])

    @classmethod
    def fill(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        super().tearDownClass()

    def setUp(self):
        self.context = self.browser.new_context(java_script_enabled=self.javascript)
        self.page = self.context.new_page()
        self.faults = []
        self.page.on("console", lambda message: message.type == "error" and self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def tearDown(self):
        self.context.close()

    def open(self, path):
        self.page.goto(self.room.address + path, wait_until="load")


class Work(Browser):
    """What an analyst does: adds, reads, compares, follows, corrects."""

    def test_from_reports_to_a_corrected_brief(self):
        page = self.page
        files = []
        for name, text in (("wire.txt", WIRE), ("gazette.txt", GAZETTE)):
            path = pathlib.Path(self.folder) / name
            path.write_text(text)
            files.append(str(path))
        # Reports are added.
        self.open("/add")
        page.set_input_files("input[type=file]", files)
        page.click("section[aria-labelledby=files] button")
        page.wait_for_url("**/add/*")
        for _ in range(100):
            if page.locator("a[href='/add']", has_text="Add more").count():
                break
            page.wait_for_timeout(200)
        self.assertEqual(page.locator("[data-field=added]").inner_text(), "2")
        # The brief is read.
        self.open("/")
        page.click("tr[data-item] a")
        brief = page.url
        self.assertIn("Tern Accord", page.inner_text("main"))
        # A conflict is opened in the matrix.
        page.click("a[href$='/matrix']")
        page.locator("a[href*='/question/']").first.click()
        self.assertIn("/question/", page.url)
        self.assertTrue(page.locator(".side").count() >= 2, page.inner_text("main"))
        # A citation is followed to the passage that it marks.
        self.assertGreater(page.locator("article.voice h3 a").count(), 0)
        page.locator("article.voice h3 a").first.click()
        self.assertIn("/document/", page.url)
        self.assertGreater(page.locator("mark").count(), 0)
        self.assertIn("mark=", page.url)
        # A statement is corrected.
        statement = next(row["id"] for row in self.room.json("/statements")["rows"]
                         if row["kind"] == "figure" and "900" in row["text"])
        self.open("/statement/" + urllib.parse.quote(statement))
        page.click("summary:has-text('Reject')")
        page.fill("#reject-why", "a misprint <b>")
        page.click("form[action='/correct/reject'] button")
        page.wait_for_url("**done=correction*")
        self.assertIn("a misprint <b>", page.inner_text("main"))
        self.assertNotIn(statement, [row["id"] for row in self.room.json("/statements")["rows"]])
        # The brief is another.
        page.goto(brief)
        self.assertNotIn("900", page.inner_text("section:not(.remarks) >> nth=0"))
        self.open("/corrections")
        self.assertIn("a misprint <b>", page.inner_text("main"))
        self.assertEqual(self.faults, [])


class WorkWithoutScripts(Work):
    """The same where the browser runs no script."""
    javascript = False


class Hostile(Browser):
    """No word of a source runs."""

    @classmethod
    def fill(cls):
        ByHTTP.fill.__func__(cls)

    def test_no_word_of_a_source_runs_on_any_page(self):
        for path in self.pages():
            self.open(path)
            self.assertNotIn("taken", self.page.title(), path)
        self.assertEqual(self.faults, [])


class SignIn(Browser):
    """Where somebody has to sign in."""
    arguments = ("--sign-in",)

    @classmethod
    def fill(cls):
        for name, role in (("ana", "analyst"), ("ben", "reader")):
            subprocess.run([PROGRAM, "serve", "account", "add", name, "--role", role, "--register", str(cls.room.register)],
                           input=f"{name} has a long password\n", text=True, check=True)

    def sign_in(self, name, password):
        self.page.fill("#sign-in-name", name)
        self.page.fill("#sign-in-password", password)
        self.page.click("form[action='/sign-in'] button")

    def test_who_is_not_known_is_refused(self):
        self.open("/states")
        self.assertIn("/sign-in", self.page.url)
        self.sign_in("ana", "guess")
        self.assertIn("wrong", self.page.inner_text("[role=alert]"))
        self.sign_in("ana", "ana has a long password")
        self.assertTrue(self.page.url.endswith("/states"), self.page.url)
        self.open("/add")
        self.assertEqual(self.page.locator("#add-text").count(), 1)

    def test_a_reader_adds_nothing(self):
        self.open("/")
        self.sign_in("ben", "ben has a long password")
        self.open("/add")
        self.assertEqual(self.page.locator("#add-text").count(), 0)
        self.assertIn("analyst", self.page.inner_text("main").lower())


# The classes that others stand on have no tests of their own.
del Served, Browser


if __name__ == "__main__":
    unittest.main()

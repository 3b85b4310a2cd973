#!/usr/bin/env python3
"""How quickly the reading room answers, and whether its memory grows.

    python3 Benchmarks/reading_room.py large.chancery --program .build/release/chancery
    python3 Benchmarks/reading_room.py large.chancery --rate 200 --seconds 60
    python3 Benchmarks/reading_room.py --reports 500 --requests 1000000 --most 0      what `make soak` calls

Serves the register (that `Benchmarks/register.py make` and `chancery add` made) and asks for pages of every kind, those of affairs,
documents, states and statements drawn at random from the register: at a fixed rate (each request has its moment, whether the one
before it has been answered or not, so that a server that stops cannot hide it), then without pause. Gives the median, the 95th and the
99th percentile of the time from that moment to the last byte, kind by kind, and the memory of the server before and after. Two passes:
in the first most pages are asked for the first time, in the second they may be kept. Ends with status 1 where a reply is no page,
where the 95th percentile of either pass is above `--most` milliseconds (20; give 0 for no bound), or where memory grows by more than
a fifth from the middle of the requests to their end. Of the requests without pause one in a thousand writes (a note, through the
interface), so that pages are made anew.

`--reports` makes a register of so many short reports instead of taking one.
"""
import argparse
import asyncio
import json
import os
import pathlib
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Scripts"))
from soak import reports  # noqa: E402


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def rows(address, path):
    with urllib.request.urlopen(f"{address}/api/v1{path}") as reply:
        return json.load(reply)["rows"]


def pages(address):
    """Addresses by kind, and how often each kind is asked for in a hundred."""
    affairs = [row["id"].split(":")[1] for order in ("newest", "biggest", "disputed")
               for row in rows(address, f"/affairs?order={order}&limit=300")]
    documents = [row["id"].split(":")[1] for row in rows(address, "/documents?limit=500")]
    statements = rows(address, "/statements?limit=500")
    with urllib.request.urlopen(f"{address}/states") as reply:
        states = sorted(set(re.findall(r'"/state/([A-Z]{3})"', reply.read().decode()))) or ["NOR"]
    words = ["minister", "agreement", "border", "trade", "talks", "energy", "sanctions", "\"foreign minister\"", "oil OR gas", "summit"]
    quoted = [urllib.parse.quote(word) for word in words]
    return {
        "affairs": (15, ["/", "/?order=biggest", "/?order=disputed", "/?page=2", "/?page=3"]),
        "brief": (15, [f"/affair/{one}" for one in affairs]),
        "matrix": (10, [f"/affair/{one}/matrix" for one in affairs]),
        "timeline": (5, [f"/affair/{one}/timeline" for one in affairs]),
        "document": (20, [f"/document/{one}" for one in documents]),
        "statement": (8, [f"/statement/{urllib.parse.quote(row['id'])}" for row in statements]),
        "state": (10, [f"/state/{one}" for one in states]),
        "search": (10, [f"/search?q={one}" for one in quoted]),
        "interface": (4, [f"/api/v1/statements?about={one}&limit=20" for one in states]),
        "static": (3, ["/static/style.css", "/static/reader.js"]),
    }


def memory(process):
    """Kilobytes that the server holds."""
    for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


class Asker:
    """Connections that are kept, each for one request at a time."""

    def __init__(self, port):
        self.port, self.free, self.faults = port, [], []

    async def ask(self, path, body=None):
        is_old = bool(self.free)
        if is_old:
            reader, writer = self.free.pop()
        else:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            if body is None:
                writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            else:
                writer.write(f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                             f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.decode().lower().split("\r\n")
            length = next((int(line[15:]) for line in lines if line.startswith("content-length:")), None)
            if length is not None:
                await reader.readexactly(length)
            if " 200 " not in lines[0] and " 201 " not in lines[0]:
                self.faults.append((lines[0], path))
            self.free.append((reader, writer))
        except (OSError, asyncio.IncompleteReadError) as fault:
            writer.close()
            if is_old and not getattr(fault, "partial", b""):
                # A connection that nobody used for a while was closed; its end came while this was asked.
                self.free.clear()
                return await self.ask(path, body)
            self.faults.append((repr(fault), path))


async def at_rate(asker, kinds, rate, seconds, chance):
    """Asks so many times a second."""
    times = {}
    names = list(kinds)
    weights = [kinds[name][0] for name in names]
    begin = time.perf_counter() + 0.1
    tasks = []

    async def one(kind, path, moment):
        await asyncio.sleep(max(0, moment - time.perf_counter()))
        await asker.ask(path)
        times.setdefault(kind, []).append((time.perf_counter() - moment) * 1000)

    for number in range(int(rate * seconds)):
        kind = chance.choices(names, weights)[0]
        moment = begin + number / rate
        tasks.append(asyncio.create_task(one(kind, chance.choice(kinds[kind][1]), moment)))
        if moment - time.perf_counter() > 0.5:
            await asyncio.sleep(0.25)
    await asyncio.gather(*tasks)
    return times


async def without_pause(asker, kinds, subjects, count, width, chance, process):
    """Asks so many times, some at once; gives the server's memory on the way."""
    names = list(kinds)
    weights = [kinds[name][0] for name in names]
    left, held = count, []

    async def line():
        nonlocal left
        while left > 0:
            left -= 1
            if left % max(count // 20, 1) == 0:
                held.append(memory(process))
            if left % 1000 == 999:
                note = {"do": "note", "subject": chance.choice(subjects), "why": f"note {left}"}
                await asker.ask("/api/v1/corrections", json.dumps(note))
                continue
            await asker.ask(chance.choice(kinds[chance.choices(names, weights)[0]][1]))

    begin = time.perf_counter()
    await asyncio.gather(*[line() for _ in range(width)])
    return held, time.perf_counter() - begin


def table(name, times):
    everything = [value for values in times.values() for value in values]
    print(f"{name}: {len(everything)} requests, median {statistics.median(everything):.2f} ms, "
          f"95th percentile {percentile(everything, .95):.2f} ms, 99th {percentile(everything, .99):.2f} ms")
    for kind, values in sorted(times.items()):
        print(f"  {kind:10} {len(values):6}  median {statistics.median(values):7.2f}  95th {percentile(values, .95):7.2f}")
    return percentile(everything, .95)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register", nargs="?")
    parser.add_argument("--reports", type=int, default=500, help="how many reports a register is made of where none is given")
    parser.add_argument("--program", default=".build/release/chancery")
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--requests", type=int, default=20_000, help="how many without pause")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--most", type=float, default=20, help="milliseconds; 0 for no bound")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    cores = ",".join(map(str, sorted(os.sched_getaffinity(0))[: options.cores]))
    folder = tempfile.TemporaryDirectory()
    register = options.register or f"{folder.name}/made.chancery"
    if not options.register:
        made = pathlib.Path(folder.name) / "reports.jsonl"
        made.write_text("\n".join(reports(options.reports, chance)) + "\n")
        subprocess.run([options.program, "add", "--quiet", str(made), "--register", register], check=True)
    server = subprocess.Popen(
        ["taskset", "-c", cores, options.program, "serve", "--register", register, "--port", "0", "--log", os.devnull],
        stdout=subprocess.PIPE, text=True)
    failed = False
    try:
        address = server.stdout.readline().strip()
        kinds = {kind: part for kind, part in pages(address).items() if part[1]}
        subjects = [row["id"] for row in rows(address, "/affairs?limit=50")]
        asker = Asker(int(address.rsplit(":", 1)[1]))

        async def run():
            nonlocal failed
            for name in ("first pass", "second pass"):
                times = await at_rate(asker, kinds, options.rate, options.seconds, chance)
                if table(f"{name} at {options.rate:.0f}/s", times) > options.most > 0:
                    failed = True
            held, took = await without_pause(asker, kinds, subjects, options.requests, 16, chance, server.pid)
            print(f"without pause: {options.requests} requests, {options.requests / took:.0f}/s; "
                  f"memory {held[0] // 1024} MB, in the middle {held[len(held) // 2] // 1024} MB, at the end {held[-1] // 1024} MB")
            if held[-1] > held[len(held) // 2] * 1.2:
                failed = True

        asyncio.run(run())
        for fault, path in asker.faults[:10]:
            print(f"no page: {path}: {fault}", file=sys.stderr)
        failed = failed or bool(asker.faults)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)
        folder.cleanup()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Seconds that trafilatura takes for body and metadata of a folder of pages (*.html.gz): peer_trafilatura.py FOLDER

Pages are unpacked and decoded before the clock starts.
"""
import gzip
import pathlib
import sys
import time

import trafilatura

pages = [gzip.decompress(path.read_bytes()).decode("utf-8", errors="replace")
         for path in sorted(pathlib.Path(sys.argv[1]).glob("*.html.gz"))]
trafilatura.extract(pages[0], with_metadata=True)
began = time.process_time()
for page in pages:
    trafilatura.extract(page, with_metadata=True)
print(time.process_time() - began)

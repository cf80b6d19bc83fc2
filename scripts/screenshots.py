"""The README's two pictures, from the demonstration at http://127.0.0.1:8000 (`make demo`)."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PICTURES = {"profile.png": "/clusters/biowin/#composition", "directory.png": "/directory/"}
SITE = os.environ.get("SITE_URL", "http://127.0.0.1:8000")


def main():
    """Take each picture at 1280 by 900."""
    FOLDER.mkdir(exist_ok=True)
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    switches = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=switches)
        page = browser.new_page(
            viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
        )
        for name, path in PICTURES.items():
            page.goto(SITE + path)
            page.screenshot(path=FOLDER / name)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())

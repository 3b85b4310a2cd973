"""The built program, for tests that need it."""
import os
import pathlib

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = PACKAGE / "Examples" / "kazakhstan-abraham-accords"


def program():
    """The program that $CHANCERY_PROGRAM names, else that of the test build, else that of the build; None where there is none."""
    named = os.environ.get("CHANCERY_PROGRAM")
    places = [pathlib.Path(named)] if named else [PACKAGE / ".build-tests/release/chancery", PACKAGE / ".build/release/chancery"]
    return next((str(place) for place in places if place.is_file()), None)

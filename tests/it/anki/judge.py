"""What Anki itself makes of packages. Reads commands, one JSON array a line, from stdin; answers
each with one line of JSON."""

import json
import os
import sys
import tempfile

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

collections = {}
folder = tempfile.TemporaryDirectory()


def opened(name):
    """A collection of this process, new at first."""
    if name not in collections:
        collections[name] = Collection(os.path.join(folder.name, name + ".anki2"))
    return collections[name]


def import_package(name, path):
    """Imports a package; returns how many notes are new, updated, and the same."""
    options = ImportAnkiPackageOptions(
        merge_notetypes=False, with_scheduling=True, with_deck_configs=False
    )
    request = ImportAnkiPackageRequest(package_path=path, options=options)
    log = opened(name).import_anki_package(request).log
    return [len(log.new), len(log.updated), len(log.duplicate), log.found_notes]


def cards(name):
    """Every card: its note, deck, schedule and memory."""
    collection = opened(name)
    found = []
    for id in collection.find_cards(""):
        card = collection.get_card(id)
        note = card.note()
        state = card.memory_state
        reviews = collection.db.all(
            "select id, ease, type, time from revlog where cid = ? order by id", id
        )
        found.append(
            {
                "guid": note.guid,
                "fields": dict(note.items()),
                "note_type": note.note_type()["name"],
                "tags": note.tags,
                "deck": collection.decks.name(card.did),
                "type": card.type,
                "queue": card.queue,
                "due": card.due - (collection.sched.today if card.type == 2 else 0),
                "interval": card.ivl,
                "reps": card.reps,
                "lapses": card.lapses,
                "stability": state.stability if state else None,
                "difficulty": state.difficulty if state else None,
                "reviews": reviews,
                "question": card.question(),
                "answer": card.answer(),
            }
        )
    return found


def problems(name):
    """What Anki's own check of a collection repairs."""
    said, is_fine = opened(name).fix_integrity()
    return said


def main():
    commands = {"import": import_package, "cards": cards, "problems": problems}
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(commands[name](*arguments)), flush=True)


main()

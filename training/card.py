"""Writes card.json, which tells pages what a model takes, says and scored."""

import json
from pathlib import Path


def read_card(folder: Path) -> dict:
    """The model's card, empty where there is none yet."""
    path = folder / "card.json"
    return json.loads(path.read_text()) if path.exists() else {}


def write_card(folder: Path, card: dict) -> None:
    """Writes a model's card; samples, training digits and translations stay unless `card` has some."""
    known = read_card(folder)
    lasting = ("samples", "trainingDigits", "language", "languages")
    kept = {key: known[key] for key in lasting if key in known}
    card = {**card, **{key: value for key, value in kept.items() if key not in card}}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "card.json").write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n")


def titled(layers: dict[str, str]) -> list[dict]:
    """Layers by name with their titles, as a card lists them."""
    return [{"name": name, "title": title} for name, title in layers.items()]


def write_samples(folder: Path, samples: list[dict]) -> None:
    """Replaces the samples of a model's card: `src`, `label`, `title`, `credit` and perhaps `large` of each."""
    write_card(folder, {**read_card(folder), "samples": samples})

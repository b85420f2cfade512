"""Cut the Arabic faces to what the pages need; run once after `npm ci`, before `node build.mjs`.

Plex is a reserved font name of its licence, so the cut face is named "Mithaq Sans Arabic".
The Latin faces are fontsource's own subsets, copied as they are.
"""

import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ASSETS = Path(__file__).parents[1] / "src/mithaq/views/web/assets"
MODULES = ASSETS / "node_modules"
FONTS = ASSETS / "fonts"

#: Letters, marks, digits and punctuation of Arabic and Persian; isolates; the signs of a text.
ARABIC = [
    *range(0x0600, 0x0605), 0x060B, 0x060C, 0x0615, 0x061B, 0x061C, 0x061F,
    *range(0x0621, 0x0656), *range(0x0660, 0x0672), 0x067E, 0x0686, 0x0698, 0x06A4, 0x06A9,
    0x06AF, 0x06BE, 0x06C1, 0x06CC, 0x06D2, 0x06D4, *range(0x06F0, 0x06FA), 0x25CC, 0x00A0,
    0x00AB, 0x00BB, 0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x0020,
    0x200C, 0x200D, 0x200E, 0x200F, 0xFDF2, 0xFDFA,
]  # fmt: skip
#: What stands in an Arabic text without being Arabic: digits and marks.
NUMERALS = [*range(0x0020, 0x0041), *range(0x005B, 0x0061), *range(0x007B, 0x007F), 0x2013, 0x2014]

_PLEX = "@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic"
_NASKH = "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic"
CUTS = (
    (f"{_PLEX}-400-normal", "mithaq-sans-arabic-400", ARABIC),
    (f"{_PLEX}-600-normal", "mithaq-sans-arabic-600", ARABIC),
    (f"{_NASKH}-arabic-wght-normal", "noto-naskh-arabic", ARABIC),
    (f"{_NASKH}-latin-wght-normal", "noto-naskh-numerals", NUMERALS),
)  # fmt: skip
_SANS = "@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans"
WHOLE = (
    (f"{_SANS}-latin-wght-normal", "ibm-plex-sans"),
    (f"{_SANS}-latin-ext-wght-normal", "ibm-plex-sans-ext"),
    ("@fontsource-variable/newsreader/files/newsreader-latin-wght-normal", "newsreader"),
    ("@fontsource-variable/newsreader/files/newsreader-latin-ext-wght-normal", "newsreader-ext"),
)  # fmt: skip
LICENCES = (
    ("@fontsource-variable/ibm-plex-sans", "ibm-plex-sans"),
    ("@fontsource/ibm-plex-sans-arabic", "ibm-plex-sans-arabic"),
    ("@fontsource-variable/newsreader", "newsreader"),
    ("@fontsource-variable/noto-naskh-arabic", "noto-naskh-arabic"),
)


def cut(source: Path, target: Path, points: list[int]) -> None:
    """Write the part of *source* that draws *points*, without a new timestamp."""
    options = subset.Options(flavor="woff2", layout_features=["*"], recalc_timestamp=False)
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    if target.stem.startswith("mithaq"):
        rename(font, "Mithaq Sans Arabic")
    subset.save_font(font, str(target), options)


def rename(font: TTFont, family: str) -> None:
    """Give the cut font a family name that its licence does not reserve."""
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            value = family.replace(" ", "") if record.nameID == 6 else family  # noqa: PLR2004 - PostScript name
            font["name"].setName(
                value, record.nameID, record.platformID, record.platEncID, record.langID
            )


def main() -> None:
    """Make every font file and copy every licence."""
    FONTS.mkdir(exist_ok=True)
    for source, name, points in CUTS:
        cut(MODULES / f"{source}.woff2", FONTS / f"{name}.woff2", points)
    for source, name in WHOLE:
        shutil.copyfile(MODULES / f"{source}.woff2", FONTS / f"{name}.woff2")
    for package, name in LICENCES:
        shutil.copyfile(MODULES / package / "LICENSE", FONTS / f"{name}.OFL.txt")
    for path in sorted(FONTS.iterdir()):
        print(f"{path.stat().st_size:>8,}  {path.name}")


if __name__ == "__main__":
    main()

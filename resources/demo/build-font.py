"""Cuts resources/demo/jurybox-demo-sans.ttf out of Noto Sans CJK SC.

Usage: python3 build-font.py <NotoSansCJK-Regular.ttc> <generator source folder>

Keeps ASCII, GB2312 rows 1-3 (punctuation, symbols) and level 1 (3755 common
hanzi), and every character that occurs in the generator's sources. Outlines
become TrueType quadratics, because the PDF library's CFF subsetter drops
CID-keyed glyphs; hints, layout and vertical tables go, since nothing reads them.
"""
import pathlib
import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection
from fontTools import subset

UPM = 1000
MAX_ERROR = 1.4
FAMILY = "Jurybox Demo Sans"


def wanted_characters(sources):
    chars = {chr(c) for c in range(0x20, 0x7F)}
    rows = [*range(1, 4), *range(16, 56)]
    for row in rows:
        for cell in range(1, 95):
            try:
                chars.add(bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    for path in sorted(pathlib.Path(sources).rglob("*.ts")):
        chars |= {c for c in path.read_text("utf-8") if ord(c) >= 0x20}
    return chars


def main(collection, sources):
    faces = TTCollection(collection).fonts
    font = next(f for f in faces if f["name"].getDebugName(1) == "Noto Sans CJK SC")
    options = subset.Options(hinting=False, layout_features=[], desubroutinize=True)
    options.name_IDs = ["*"]
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(wanted_characters(sources)))
    cutter.subset(font)
    order = font.getGlyphOrder()
    glyph_set = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    short = {name: f"g{index}" for index, name in enumerate(order)}
    short[order[0]] = ".notdef"
    build(font, order, glyphs, short)


def build(font, order, glyphs, short):
    builder = FontBuilder(UPM, isTTF=True)
    builder.setupGlyphOrder([short[name] for name in order])
    builder.setupCharacterMap({c: short[n] for c, n in font.getBestCmap().items()})
    builder.setupGlyf({short[name]: glyphs[name] for name in order})
    glyf = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {short[n]: (font["hmtx"][n][0], getattr(glyf[short[n]], "xMin", 0)) for n in order}
    )
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=1160,
                     usWinDescent=288, sCapHeight=733, sxHeight=543)
    builder.setupPost(keepGlyphNames=False)
    builder.setupNameTable({
        "copyright": font["name"].getDebugName(0),
        "familyName": FAMILY, "styleName": "Regular",
        "uniqueFontIdentifier": "jurybox-demo-sans 1.0",
        "fullName": FAMILY, "version": "Version 1.0", "psName": "JuryboxDemoSans",
        "licenseDescription": font["name"].getDebugName(13),
        "licenseInfoURL": "https://scripts.sil.org/OFL",
    })
    # Fixed dates keep the file identical from run to run.
    builder.font["head"].created = builder.font["head"].modified = 3786912000
    builder.font.recalcTimestamp = False
    builder.font.save("jurybox-demo-sans.ttf")


main(*sys.argv[1:])

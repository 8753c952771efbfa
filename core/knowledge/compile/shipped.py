"""The form in which files of core/data are shipped. The trainers' files and the lists are for people and tools; what is downloaded and read at
every start holds the same in fewer bytes, as Brotli sees them, and in the order in which it is read. core/entities/lexicon.cpp,
core/learning/packed_weights.cpp and core/learning/tree_model.cpp read these forms.
"""
from collections import Counter, defaultdict

from source import DataError

LONG_GAP = 255
ESCAPE = 255
ROW = 8
LABELS = 9  # outside, begin and inside of each of the contract's EntityType
MOST_TOGETHER = 4  # rows of this many weights and more stand together
IN_PLANES = 0x80
TREES = ("models/boilerplate.bin", "models/boilerplate_html.bin", "models/headline.bin", "models/header.bin", "models/quotes.trees")


class Reader:
    def __init__(self, data: bytes):
        self.data = data
        self.at = 0

    def byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def number(self) -> int:
        value = 0
        for shift in range(0, 32, 7):
            next_byte = self.byte()
            value |= (next_byte & 127) << shift
            if next_byte < 128:
                break
        return value

    def take(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]

    def rising(self, count: int) -> bytes:
        """Passes over `count` keys in Rice code; gives their bytes."""
        start = self.at
        low_bits = self.byte()
        bits = int.from_bytes(self.data[self.at :], "little")
        digits = bin(bits)[:1:-1].ljust(8 * (len(self.data) - self.at), "0")
        at = 0
        for _ in range(count):
            at = digits.index("0", at) + 1 + low_bits
        self.at += (at + 7) // 8
        return self.data[start : self.at]


def number(value: int) -> bytes:
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def plane_of(kinds: list) -> tuple[list, bytes]:
    """The different kinds, the most frequent first, and a plane of bytes that tells each one's number; of the rare ones the rest stands behind
    it."""
    classes = [kind for kind, _ in sorted(Counter(kinds).items(), key=lambda item: (-item[1], item[0]))]
    number_of = {kind: index for index, kind in enumerate(classes)}
    plane, rare = bytearray(), bytearray()
    for kind in kinds:
        index = number_of[kind]
        plane.append(min(index, ESCAPE))
        if index >= ESCAPE:
            rare += (index - ESCAPE).to_bytes(2, "little")
    return classes, bytes(plane + rare)


def lexicon(data: bytes) -> bytes:
    """Entries that are alike but for sense and cluster form a class. A plane names each entry's class; then the senses stand class by class,
    and the clusters, where there are any, by class and sense: a compressor sees like beside like."""
    reader = Reader(data)
    key_bits = reader.byte()
    count = reader.number()
    keys = reader.rising(count)
    low, high, senses, names, flags = (reader.take(count) for _ in range(5))
    kinds = [(names[k], flags[k], 1 if low[k] or high[k] else 0) for k in range(count)]
    classes, plane = plane_of(kinds)
    number_of = {kind: index for index, kind in enumerate(classes)}
    order = sorted(range(count), key=lambda k: number_of[kinds[k]])
    by_sense = sorted((k for k in range(count) if kinds[k][2]), key=lambda k: (number_of[kinds[k]], senses[k]))
    out = bytes([key_bits]) + number(count) + keys + number(len(classes))
    out += b"".join(bytes(kind[part] for kind in classes) for part in range(3))
    out += plane + bytes(senses[k] for k in order)
    return out + bytes(low[k] for k in by_sense) + bytes(high[k] for k in by_sense)


def tagger(data: bytes) -> bytes:
    """The weights of a tagger. Begins with a zero, which tells it from the trainer's form. A plane names each row's set of labels; the weights
    stand by how many a row has and by label."""
    reader = Reader(data)
    count = reader.number()
    transitions = reader.take(2 * LABELS * LABELS)
    keys = reader.rising(count)
    low, high = reader.take(count), reader.take(count)
    masks = [low[k] | high[k] << 8 for k in range(count)]
    weights = defaultdict(bytearray)
    for label in range(LABELS):
        for mask in masks:
            if mask >> label & 1:
                weights[min(mask.bit_count(), MOST_TOGETHER), label].append(reader.byte())
    classes, plane = plane_of(masks)
    out = bytes([0]) + number(count) + transitions + keys + number(len(classes))
    out += bytes(mask & 255 for mask in classes) + bytes(mask >> 8 for mask in classes) + plane
    return out + b"".join(bytes(weights[group]) for group in sorted(weights))


def rows(data: bytes) -> bytes:
    """Of a table that is mostly zero: how many empty rows stand before each other one, which of its eight weights there are, and these weights,
    column by column."""
    count = int.from_bytes(data[:4], "little")
    gaps, weights = data[4 : len(data) - count], data[len(data) - count :]
    table = defaultdict(dict)
    at = 0
    given = iter(weights)
    for gap in gaps:
        at += gap
        if gap != LONG_GAP:
            table[at // ROW][at % ROW] = next(given)
            at += 1
    steps, masks = bytearray(), bytearray()
    columns = [bytearray() for _ in range(ROW)]
    behind = 0
    for row in sorted(table):
        long_gaps, gap = divmod(row - behind, LONG_GAP)
        steps += bytes([LONG_GAP] * long_gaps + [gap])
        behind = row + 1
        masks.append(sum(1 << column for column in table[row]))
        for column, weight in table[row].items():
            columns[column].append(weight)
    head = b"".join(size.to_bytes(4, "little") for size in (len(masks), *map(len, columns)))
    return head + bytes(steps + masks) + b"".join(map(bytes, columns))


def trees(data: bytes) -> bytes:
    """Models of boosted trees, one after the other: the parts of nodes and of leaves each in a plane."""
    out = bytearray()
    at = 0
    while at < len(data):
        head = data[at : at + 7]
        leaves = 1 << head[0]
        count = int.from_bytes(head[1:3], "little")
        of_nodes, of_leaves = 3 * (leaves - 1), 2 * leaves
        at += 7
        given = [data[at + k * (of_nodes + of_leaves) : at + (k + 1) * (of_nodes + of_leaves)] for k in range(count)]
        at += count * (of_nodes + of_leaves)
        if at > len(data):
            raise ValueError("cut short")
        nodes = b"".join(tree[:of_nodes] for tree in given)
        values = b"".join(tree[of_nodes:] for tree in given)
        out += bytes([head[0] | IN_PLANES]) + head[1:]
        out += nodes[0::3] + nodes[1::3] + nodes[2::3] + values[0::2] + values[1::2]
    return bytes(out)


def without_comments(text: bytes) -> bytes:
    return b"".join(line for line in text.splitlines(keepends=True) if line.strip() and not line.startswith(b"# "))


def shipped(path: str, data: bytes) -> bytes:
    """What the core gets of the file at `path`, below core/data."""
    try:
        if path.endswith(".lexicon"):
            return lexicon(data)
        if path.startswith("models/entities.") and path.endswith(".weights"):
            return tagger(data)
        if path in ("models/quotes.weights", "models/speakers.weights"):
            return rows(data)
        if path in TREES:
            return trees(data)
    except (IndexError, ValueError, StopIteration) as error:
        raise DataError(f"core/data/{path}: no table of this kind: {error}") from error
    if path.endswith(".txt"):
        return without_comments(data)
    return data

"""Which near-duplicate library finds reprints: precision, recall and speed on made copies.

    pip install datasketch rensa gaoya && python tools/bench_reprints.py

Reports are made of sentences drawn from a small grammar, in Arabic and English, so that two
reports of one day share names, phrases and a paragraph of background without being copies. Each
original gets one copy with a share of its words changed, dropped or added, one that is cut off,
and one under another headline.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterable, Sequence

Texts = dict[str, str]
Pairs = set[tuple[str, str]]
Finder = Callable[[Texts], Pairs]

_SHINGLE = 3
_PERMUTATIONS = 128

EN = {
    "who": "foreign minister|prime minister|royal adviser|president|envoy|chief negotiator|defence "
    "minister|cabinet spokesman|ambassador|deputy speaker|trade commissioner|army chief",
    "of": "Jordan|Oman|Kazakhstan|Egypt|Turkey|Qatar|Morocco|Bahrain|Iraq|Kuwait|Cyprus|Greece|"
    "Georgia|Serbia|Kenya|Ghana|Chile|Norway|Vietnam|Nepal",
    "did": "said|told reporters|stressed|made clear|wrote|repeated|announced|hinted|conceded",
    "thing": "the northern crossing|a joint committee|talks on water|the new embassy|a second "
    "round|"
    "the gas pipeline|an exchange of prisoners|weekly flights|the draft treaty|a customs office|"
    "the peace plan|student visas|a railway link|the fishing quota|an arms deal|the ceasefire|"
    "a loan of two billion|the visit of the king|a census of refugees|the election law",
    "would": "would open|could be delayed|will be discussed|might fail|must wait|would be signed|"
    "needs more study|had been agreed|would go ahead|was never promised|will be paid for|"
    "should be reviewed|would be cancelled|is nearly ready|had moved forward",
    "when": "before winter|in late spring|within six weeks|next Monday|after the vote|by the "
    "end of "
    "May|in two stages|this summer|once funds arrive|without conditions|at the summit|soon enough",
    "then": "after a meeting of three hours|at the end of his trip|on the margins of a forum|in a "
    "newspaper interview|before leaving for the airport|as the committee met again|following a "
    "call "
    "with his colleague|during a walk in the old town|on the steps of parliament|by letter",
    "and": "The opposition asked for details.|Markets hardly moved.|Observers spoke of a careful "
    "step.|Similar talks had failed last year.|The text has not been published.|Parliament must "
    "still agree.|Both capitals recalled their long friendship.",
    "form": "The {who} of {of} {did} that {thing} {would} {when}, {then}.",
}
AR = {
    "who": "وزير خارجية|رئيس وزراء|مستشار ملك|رئيس|مبعوث|كبير مفاوضي|وزير دفاع|متحدث باسم "
    "حكومة|سفير|"
    "نائب رئيس برلمان|مفوض تجارة|قائد جيش",
    "of": "الأردن|عُمان|كازاخستان|مصر|تركيا|قطر|المغرب|البحرين|العراق|الكويت|قبرص|اليونان|جورجيا|"
    "صربيا|كينيا|غانا|تشيلي|النرويج|فيتنام|نيبال",
    "did": "قال|أبلغ الصحفيين|شدد على|أوضح|كتب|كرر|أعلن|ألمح إلى|أقر",
    "thing": "المعبر الشمالي|تشكيل لجنة مشتركة|ملف المياه|افتتاح السفارة|عقد جولة ثانية|خط "
    "الغاز|تبادل "
    "الأسرى|تسيير الرحلات|مسودة المعاهدة|مكتب الجمارك|خطة السلام|تأشيرات الطلبة|ربط السكك|حصة "
    "الصيد|"
    "صفقة السلاح|وقف النار|قرض بمليارين|زيارة الملك|إحصاء اللاجئين|قانون الانتخاب",
    "would": "سيبدأ|قد يتأخر|سيبحث|ربما يفشل|يجب أن ينتظر|سيوقع|يحتاج إلى دراسة|جرى الاتفاق "
    "عليه|سيمضي "
    "قدما|لم يكن موعودا|سيمول|ينبغي أن يراجع|سيلغى|يوشك أن يكتمل|تقدم كثيرا",
    "when": "قبل الشتاء|أواخر الربيع|خلال ستة أسابيع|الإثنين المقبل|بعد التصويت|مع نهاية مايو|على "
    "مرحلتين|هذا الصيف|متى وصلت الأموال|بلا شروط|في القمة|قريبا",
    "then": "بعد اجتماع دام ثلاث ساعات|في ختام جولته|على هامش منتدى|في مقابلة صحفية|قبل توجهه إلى "
    "المطار|بينما عادت اللجنة للانعقاد|عقب مكالمة مع نظيره|خلال جولة في البلدة القديمة|على درج "
    "البرلمان|في رسالة",
    "and": "وطلبت المعارضة تفاصيل أكثر.|ولم تتأثر الأسواق كثيرا.|ووصف مراقبون الخطوة بالحذرة.|"
    "وكانت "
    "محادثات مشابهة قد فشلت العام الماضي.|ولم ينشر النص بعد.|ولا يزال على البرلمان أن يوافق.|وذكرت "
    "العاصمتان بصداقة قديمة.",
    "form": "{did} {who} {of} أن {thing} {would} {when} {then}.",
}


class Press:
    """Makes reports and copies of them, the same for the same seed."""

    def __init__(self, words: dict[str, str], seed: int) -> None:
        self._lists = {name: text.split("|") for name, text in words.items()}
        self._draw = random.Random(seed)  # noqa: S311 - a benchmark draws no secrets

    def report(self) -> str:
        """Make a report of a headline and eight to fourteen sentences."""
        sentences = [self._sentence() for _ in range(self._draw.randint(8, 14))]
        if self._draw.random() < 0.5:  # noqa: PLR2004
            sentences += self._lists["and"][:4]  # the paragraph that many reports end with
        return " ".join(sentences)

    def _sentence(self) -> str:
        if self._draw.random() < 0.2:  # noqa: PLR2004
            return self._draw.choice(self._lists["and"])
        return self._lists["form"][0].format(
            **{name: self._draw.choice(options) for name, options in self._lists.items()}
        )

    def edit(self, text: str, share: float) -> str:
        """Change, drop or add a *share* of the words, in stretches as an editor does."""
        words = text.split()
        changed = 0
        while changed < share * len(words):
            place, length = self._draw.randrange(len(words)), self._draw.randint(1, 6)
            put = self._sentence().split()[: self._draw.choice([0, length, length])]
            words[place : place + length] = put
            changed += length
        return " ".join(words)

    def cut(self, text: str) -> str:
        """Keep the first half."""
        words = text.split()
        return " ".join(words[: len(words) // 2])

    def retitle(self, text: str) -> str:
        """Put another headline before it."""
        return f"{self._sentence()} {text}"


def shingles(text: str) -> list[str]:
    """Return the runs of words that two texts share if one is a copy."""
    words = text.casefold().split()
    return [" ".join(words[n : n + _SHINGLE]) for n in range(max(len(words) - _SHINGLE + 1, 1))]


def by_datasketch(texts: Texts, threshold: float) -> Pairs:
    """Find pairs with datasketch."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - one of the three to compare

    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    found: Pairs = set()
    sketches = {}
    for id_, text in texts.items():
        sketch = MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([one.encode() for one in shingles(text)])
        near = [str(other) for other in index.query(sketch)]
        found |= {(other, id_) for other in near if sketch.jaccard(sketches[other]) >= threshold}
        sketches[id_] = sketch
        index.insert(id_, sketch)
    return found


def by_rensa(texts: Texts, threshold: float) -> Pairs:
    """Find pairs with rensa."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    index = RMinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS, num_bands=64)
    names, sketches = list(texts), []
    found: Pairs = set()
    for number, text in enumerate(texts.values()):
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=42)
        sketch.update(shingles(text))
        found |= {
            (names[other], names[number])
            for other in index.query(sketch)
            if sketch.jaccard(sketches[other]) >= threshold
        }
        sketches.append(sketch)
        index.insert(number, sketch)
    return found


def by_gaoya(texts: Texts, threshold: float) -> Pairs:
    """Find pairs with gaoya."""
    from gaoya.minhash import MinHashStringIndex  # noqa: PLC0415

    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=threshold, num_bands=64, band_size=2, num_hashes=128,
        analyzer="word", lowercase=True, ngram_range=(_SHINGLE, _SHINGLE),
    )  # fmt: skip
    names = list(texts)
    found: Pairs = set()
    for number, text in enumerate(texts.values()):
        found |= {(names[other], names[number]) for other in index.query(text)}
        index.insert_document(number, text)
    return found


def measure(
    find: Callable[[Texts, float], Pairs], press: Press, *, number: int, threshold: float
) -> None:
    """Print how one library does."""
    name = find.__name__.removeprefix("by_")
    originals = {f"o{n}": press.report() for n in range(number)}
    shares = (0.05, 0.1, 0.2, 0.3, 0.4, 0.6)
    kinds: dict[str, Callable[[str], str]] = {
        f"{share:.0%}": lambda text, share=share: press.edit(text, share) for share in shares
    } | {"cut": press.cut, "title": press.retitle}
    copies = {
        f"{kind}:{id_}": change(text)
        for kind, change in kinds.items()
        for id_, text in originals.items()
    }
    begun = time.perf_counter()
    found = find(originals | copies, threshold)
    spent = time.perf_counter() - begun
    right = [pair for pair in found if _origin(pair[0]) == _origin(pair[1])]
    recall = {kind: _recall(kind, originals, found) for kind in kinds}
    print(
        f"{name:<12}{threshold:>5}  precision {len(right) / max(len(found), 1):.3f}  "
        + "  ".join(f"{kind} {value:.2f}" for kind, value in recall.items())
        + f"  {1000 * spent / len(originals | copies):.2f} ms a report"
    )


def _origin(id_: str) -> str:
    return id_.rpartition(":")[2]


def _recall(kind: str, originals: Iterable[str], found: Pairs) -> float:
    names: Sequence[str] = list(originals)
    return sum((id_, f"{kind}:{id_}") in found for id_ in names) / len(names)


def main() -> None:
    """Compare the three in both languages."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--number", type=int, default=150)
    given = parser.parse_args()
    for language, words in (("en", EN), ("ar", AR)):
        print(language)
        for threshold in (0.15, 0.25, 0.35):
            for find in (by_datasketch, by_rensa, by_gaoya):
                measure(find, Press(words, 5), number=given.number, threshold=threshold)


if __name__ == "__main__":
    main()

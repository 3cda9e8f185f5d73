"""How a name sounds, written beside it in phonetic letters, is neither a name nor an explanation."""

from __future__ import annotations

from glossary.language.patterns import pattern

# Letters and marks of the International Phonetic Alphabet that no spelling has.
_PHONETIC = "ˈˌːəɐɑɒɔɕɖɘɚɛɜɝɞɟɡɤɥɦɨɪɫɬɭɯɰɱɲɳɵɶɸɹɺɻɽɾʀʁʂʃʈʉʊʋʌʍʎʏʐʑʒʔʕθð"
# 拼音：dòufu
_pinyin = pattern(
    r"[,，;；]?\s*(?:汉语拼音|漢語拼音|拼音|读音|讀音|读作|讀作|发音|發音)\s*[：:]"
    r"\s*[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ' ]+(?=[,，;；]|$)"
)
# 发音类似“克劳德”, 读作 o-one
_sounds_like = pattern(
    r"^(?:(?:读|讀|念|唸)作|(?:发音|發音|读音|讀音)(?:类似|類似|近似|同|像|为|為|是)于?)[^,，;；：:]*(?:[,，;；]|$)"
)
_sound = pattern(
    r"[,，;；]?\s*(?:(?:英式|美式)?(?:音标|音標|发音|發音|读音|讀音|读作|讀作|IPA)\s*[为為是]?\s*[：:]?\s*)?"
    rf"(?:/[^/\n]*[{_PHONETIC}][^/\n]*/|\[[^\]\n]*[{_PHONETIC}][^\]\n]*\])"
)


def without_pronunciation(text: str) -> str:
    """The text without what is between strokes or brackets and holds phonetic letters, nor the label of that."""
    if "音" in text or "作" in text:
        text = _sounds_like.sub("", _pinyin.sub("", text)).strip(" ,，;；")
    if "/" not in text and "[" not in text:
        return text
    return _sound.sub("", text).strip() if _sound.search(text) else text

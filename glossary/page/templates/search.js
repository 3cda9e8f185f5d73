// Looks words up as one types, and leads old addresses to where an entry stands now.
// The data come as scripts, since a page opened from a folder may load scripts and nothing else.
"use strict";

const glossarySearch = (() => {
  const SHOWN = 30;
  const FEW = 8; // with fewer names than this, slips are forgiven and definitions are searched too
  const PAUSE = 250; // milliseconds without a key, after which a name that is not there yet is asked for by itself
  const AT_ONCE = 5; // files of names on their way: of all at once, the first would come as late as the last
  const PACE = 150; // milliseconds from one of them to the next, until one has come
  const SLOW = 1000; // milliseconds without an answer, after which the reader is told why
  const LOOKED_AT = 1000; // with more names than this, whether the words stand there whole is not looked at
  const TERM = 0, EXACT = 0.2, WHOLE = 0.5, PREFIX = 1, INSIDE = 2, WORDS = 3, SOUND = 4, SLIP = 5, DEFINED = 7, SOME = 7.5, LIKE = 8;
  const base = document.currentScript.src.replace(/[^/]*$/, "");

  const shards = []; // as the index lists them: {name, start, parts}, and once loaded {fields, folded, starts, …}
  const definitions = new Map(); // by the name of a part: {texts, folded}
  const sheets = new Map(); // where an id stands, by its hash, or by itself where another one has that hash
  const titles = new Map(); // of posts, by address
  let titlesName = "";
  let spoken = {}; // what is said to the reader, by what it is said of
  let size = "";
  let toSimplified = new Map();
  const usualSounds = new Map(); // of characters: names that are read so do not say it
  const loads = new Map();

  // --- Data -----------------------------------------------------------------------------------------------------

  function load(name) {
    if (!loads.has(name)) {
      loads.set(name, new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = `${base}search/${name}.js`;
        script.onload = resolve;
        script.onerror = resolve;
        document.head.append(script);
      }));
    }
    return loads.get(name);
  }

  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const isWhole = () => shards.length > 0 && shards.every((shard) => shard.folded);

  // The names that most posts have, which are few.
  async function loadFirst() {
    await load("index");
    if (shards.length) await load(`names-${shards[0].name}`);
  }

  // `arrived` is told of each shard that was not there yet.
  async function loadNames(arrived) {
    const missing = shards.filter((shard) => !shard.folded);
    let began;
    const begun = new Promise((resolve) => { began = resolve; });
    const others = async (_, place) => {
      await Promise.race([pause(place * PACE), begun]);
      for (let shard; (shard = missing.shift());) {
        await load(`names-${shard.name}`);
        began();
        arrived();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, others));
    warm(shards.filter((shard) => shard.folded));
  }

  const idle = window.requestIdleCallback ?? setTimeout;

  // What only some searches need is made while nobody types, one shard at a time.
  function warm([shard, ...others]) {
    if (!shard) return;
    idle(() => {
      shard.sounds ??= soundsOfShard(shard);
      shard.beginnings ??= beginningsOf(shard.folded);
      warm(others);
    });
  }

  const parts = () => shards.flatMap((shard) => shard.parts);

  const hasDefinitions = () => parts().every((part) => definitions.has(part.name));

  const loadDefinitions = (wanted) => Promise.all(wanted.map((part) => load(`definitions-${part.name}`)));

  // Without case, width, accents (the tones of pinyin), spaces and punctuation; Traditional as Simplified.
  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]+/g, "").normalize("NFC").toLowerCase()
      .replace(/[ \u00a0\u00b7\u2022\u2027\u30fb\u200b'’"“”.,_/&()!?:;、，。！？：；《》「」\-\u2010-\u2014]+/g, "")
      .replace(/[\u3400-\u9fff]/g, (character) => toSimplified.get(character) ?? character);
  }

  function receiveIndex(list, bytes, named, traditional, simplified, words, sounds = "") {
    titlesName = named;
    spoken = words;
    // An index that a browser kept from an earlier page has none.
    for (const group of sounds.split("\t")) {
      const [syllable] = group.match(/^[a-z]*/);
      for (const character of group.slice(syllable.length)) usualSounds.set(character, syllable);
    }
    let start = 0;
    for (const [name, counted] of list) {
      const shard = { name, start, parts: [] };
      for (const [count, part] of counted) {
        shard.parts.push({ name: part, start, count });
        start += count;
      }
      shards.push(shard);
    }
    size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
    const others = [...simplified];
    toSimplified = new Map([...traditional].map((character, position) => [character, others[position]]));
  }

  function receiveNames(name, text, places) {
    const shard = shards.find((each) => each.name === name);
    if (!shard) return;
    const fields = text.split("\n").map(withSounds);
    const lines = fold(fields.join("\n")).split("\n").map((line, at) => `\t${line}\t${extraSounds(fields[at])}`);
    shard.folded = `\n${lines.join("\n")}\n`;
    shard.starts = startsOf(lines);
    shard.places = places.split("\n");
    shard.posts = Int32Array.from(shard.places, (place) => Number(place.split("\t", 2)[1]));
    shard.fields = fields;
  }

  // An entry's names with the syllables that they leave out, since they are the usual ones.
  function withSounds(line) {
    const [term, english = "", own = "", ...rest] = line.split("\t");
    const aliases = rest.indexOf("") < 0 ? rest.length : rest.indexOf("");
    const former = rest.indexOf("", aliases + 1) < 0 ? rest.length : rest.indexOf("", aliases + 1);
    const names = [...rest.slice(0, aliases), ...rest.slice(aliases + 1, former)];
    const sounds = names.map((name, at) => rest[former + 1 + at] || usualSoundsOf(name));
    const all = [...rest.slice(0, aliases), "", ...rest.slice(aliases + 1, former), "", ...sounds];
    return [term, english, own || usualSoundsOf(term), ...all].join("\t").replace(/\t+$/, "");
  }

  function usualSoundsOf(name) {
    if (/[^\u3400-\u9fff]/.test(name.replace(/[^\p{L}\p{N}]/gu, ""))) return "";
    const syllables = Array.from(name.match(/[\u3400-\u9fff]/g) ?? [], (character) => usualSounds.get(character));
    return syllables.every(Boolean) ? syllables.join(" ") : "";
  }

  // Where each line begins, once they are joined.
  function startsOf(lines) {
    const starts = [];
    for (let at = 0, line = 0; line < lines.length; at += lines[line++].length + 1) starts.push(at);
    return starts;
  }

  // The syllables of an entry's names, as the data have them: with spaces between.
  function syllablesOf(fields) {
    const [, , own = "", ...rest] = fields.split("\t");
    const aliases = rest.indexOf("");
    const former = aliases < 0 ? -1 : rest.indexOf("", aliases + 1);
    return [own, ...(former < 0 ? [] : rest.slice(former + 1))].filter(Boolean);
  }

  // Initials; and 绿 is typed `lv` or `lu`. What is folded has no spaces, so the syllables themselves stand there.
  function extraSounds(fields) {
    let extra = "";
    for (const spoken of syllablesOf(fields)) {
      extra += `${spoken.replace(/([a-z0-9])[a-z0-9]* ?/g, "$1")}\t`;
      if (spoken.includes("v")) extra += `${spoken.replaceAll("v", "u").replaceAll(" ", "")}\t`;
    }
    return extra;
  }

  function receiveDefinitions(name, text) {
    const lines = fold(text).split("\n");
    definitions.set(name, { texts: text.split("\n"), folded: lines.join("\n"), starts: startsOf(lines) });
  }

  function receiveIds(text) {
    for (const line of text.split("\n")) {
      const [id, sheet] = line.split(" ");
      sheets.set(id, sheet);
    }
  }

  function receiveTitles(_, text) {
    for (const line of text.split("\n")) {
      const [address, title] = line.split("\t");
      titles.set(new URL(address, base).href, title);
    }
  }

  const shardOf = (number) => shards.findLast((shard) => shard.start <= number);
  const partOf = (number) => shardOf(number).parts.findLast((part) => part.start <= number);

  function entryAt(number) {
    const shard = shardOf(number);
    const line = number - shard.start;
    const [term, english = "", spoken = "", ...rest] = shard.fields[line].split("\t");
    const [sheet, , kind, id] = shard.places[line].split("\t");
    return { number, term, english, sounds: soundsOf(spoken), names: otherNames(rest), sheet, kind, id: id || term };
  }

  const soundsOf = (spoken) => [spoken.replaceAll(" ", ""), spoken.replace(/([a-z0-9])[a-z0-9]* ?/g, "$1")];

  // An entry's aliases and the names it has given up: each with what the page calls it, and how it sounds.
  function otherNames(fields) {
    const groups = [[], [], []];
    let group = 0;
    for (const field of fields) if (field || group === 2) groups[group].push(field); else group++;
    const [aliases, former, sounds] = groups;
    return [...aliases, ...former].map((text, at) => ({
      text, called: at < aliases.length ? spoken.also : spoken.formerly, sounds: soundsOf(sounds[at] ?? ""),
    }));
  }

  function definitionOf(number) {
    const part = partOf(number);
    return definitions.get(part.name)?.texts[number - part.start] ?? "";
  }

  const place = (sheet, id) => `${base}${sheet ? `letter-${sheet}` : "index"}.html#${encodeURIComponent(id)}`;

  // --- Searching ------------------------------------------------------------------------------------------------

  // The line in which an offset lies: the last start that is not behind it.
  function lineAt(starts, offset) {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle; else high = middle - 1;
    }
    return low;
  }

  // Where the text stands first. What is not there is remembered: as one types on, what begins with it is not, either.
  function firstOf(lines, text) {
    if (lines.missing && text.includes(lines.missing)) return -1;
    const at = lines.folded.indexOf(text);
    if (at < 0) lines.missing = text;
    return at;
  }

  // Each line that holds the text, once.
  function* linesWith(lines, text) {
    const { folded, starts } = lines;
    let line = 0;
    for (let at = firstOf(lines, text); at >= 0; at = folded.indexOf(text, starts[++line])) {
      while (starts[line + 1] <= at) line++;
      yield line;
      if (line + 1 === starts.length) return;
    }
  }

  const lineOf = ({ folded, starts }, line) => folded.slice(starts[line], starts[line + 1]);
  const loaded = () => shards.filter((shard) => shard.folded);

  // What was found so far: each entry's number with its best rank.
  function rankInto(ranks, rank, lines) {
    for (const shard of loaded()) {
      for (const line of lines(shard)) {
        const number = shard.start + line;
        if (!(ranks.get(number) <= rank)) ranks.set(number, rank);
      }
    }
  }

  function findNames(word, ranks) {
    // A single letter, or two, stands inside of nearly everything.
    const tells = /[^\x00-\x7f]/.test(word) || word.length > 2;
    for (const shard of loaded()) {
      rankNames(shard, word, tells, ranks);
      for (const form of singulars(word)) rankNames(shard, form, false, ranks);
    }
  }

  // Where a form stands in names: is one, begins one, or, if that is wanted, stands inside of one.
  function rankNames(shard, form, isInside, ranks) {
    const { folded, starts, start } = shard;
    const sought = isInside ? form : `\t${form}`;
    let line = 0;
    for (let at = firstOf(shard, sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
      while (starts[line + 1] <= at) line++;
      const begins = !isInside || folded[at - 1] === "\t";
      const rank = !begins ? INSIDE : folded[at + sought.length] === "\t" ? exactly(form, at + sought.length - form.length === starts[line] + 2) : PREFIX;
      if (!(ranks.get(start + line) <= rank)) ranks.set(start + line, rank);
    }
  }

  // What is called so in Chinese comes before what is so called as well. In other letters several are called alike, and
  // what most posts have is meant: so 大语言模型 for LLM, though another term may be just that.
  const exactly = (form, isTerm) => (isTerm && /\p{Script=Han}/u.test(form) ? TERM : EXACT);

  // Where it stands in a name as a word or several: 费曼 in 理查德·费曼, before 费曼学习法, which goes on behind it.
  function findWhole(asked, ranks) {
    if (asked.length < 2 || ranks.size > LOOKED_AT) return;
    const escaped = asked.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&");
    const whole = new RegExp(`(?:^|[\\t ·•‧・])${escaped}(?:$|[\\t ·•‧・])`, "i");
    for (const [number, rank] of ranks) {
      if (rank > WHOLE && rank <= INSIDE && whole.test(writtenNames(number))) ranks.set(number, WHOLE);
    }
  }

  // The names of an entry without how they sound.
  function writtenNames(number) {
    const { term, english, names } = entryAt(number);
    return [term, english, ...names.map(({ text }) => text)].join("\t");
  }

  // Where nothing has all the words: what is called like one of them.
  function findSome(forms, ranks) {
    for (const form of forms.flat()) rankInto(ranks, SOME, (shard) => linesWith(shard, `\t${form}\t`));
  }

  function singulars(word) {
    if (!/^[a-z0-9+#]{3,}s$/.test(word)) return [];
    const endings = [["ies", "y"], ["es", ""], ["s", ""]];
    return endings.filter(([end]) => word.endsWith(end)).map(([end, one]) => word.slice(0, -end.length) + one);
  }

  // Whether a name has all of it.
  const isCalled = (word) => loaded().some((shard) => !linesWith(shard, word).next().done);

  // Several words, in any order.
  function findWords(forms, ranks) {
    const longest = forms.reduce((a, b) => (b[0].length > a[0].length ? b : a));
    rankInto(ranks, WORDS, (shard) => longest.flatMap((form) =>
      [...linesWith(shard, form)].filter((line) => holdsAll(forms, lineOf(shard, line)))));
  }

  const holdsAll = (forms, text) => forms.every((each) => each.some((form) => text.includes(form)));

  // Pinyin as it is often mistaken: zh ch sh for z c s, n for ng and l, h for f.
  const slurred = (text) => text.replace(/([zcs])h/g, "$1").replace(/ng/g, "n").replace(/l/g, "n").replace(/f/g, "h").replace(/v/g, "u");

  function findSounds(word, ranks) {
    const slur = slurred(word);
    rankInto(ranks, SOUND, function* (shard) {
      shard.sounds ??= soundsOfShard(shard);
      yield* linesWith(shard.sounds, `\t${slur}`);
    });
    if (ranks.size >= FEW || word.length < 3) return;
    rankInto(ranks, SOUND, function* (shard) {
      for (const { line, spoken } of shard.sounds.beginning.get(word[0]) ?? []) if (spells(word, spoken, 0, 0)) yield line;
    });
  }

  function soundsOfShard({ fields }) {
    const names = fields.map(syllablesOf);
    const lines = names.map((own) => `\t${own.map((spoken) => slurred(spoken.replaceAll(" ", ""))).join("\t")}\t`);
    const beginning = new Map(); // by their first letter, names of several syllables
    names.forEach((own, line) => own.forEach((name) => {
      const spoken = name.split(" ");
      if (spoken.length > 1) beginning.set(name[0], beginning.get(name[0]) ?? []).get(name[0]).push({ line, spoken });
    }));
    return { beginning, folded: `\n${lines.join("\n")}\n`, starts: startsOf(lines) };
  }

  // Some syllables whole, of others only the beginning: rengzn for ren gong zhi neng.
  function spells(word, syllables, at, number) {
    if (at === word.length) return number > 1;
    if (number === syllables.length) return false;
    const syllable = syllables[number];
    let length = 0;
    while (length < syllable.length && word[at + length] === syllable[length]) length++;
    for (; length > 0; length--) if (spells(word, syllables, at + length, number + 1)) return true;
    return false;
  }

  // One slip, or two in a long word: left out, put in, mistaken, or exchanged.
  function findSlips(word, ranks) {
    const isLatin = /^[\x00-\x7f]+$/.test(word);
    const most = isLatin ? (word.length < 4 ? 0 : word.length < 8 ? 1 : 2) : (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);
    if (most && word.length <= LONGEST) for (const shard of loaded()) slipsIn(shard, word, most, ranks);
  }

  // Only names are compared that begin with the word's characters, but for one a slip.
  function slipsIn(shard, word, most, ranks) {
    const { folded, starts, start } = shard;
    const { places, heads, bodies } = (shard.beginnings ??= beginningsOf(folded));
    const head = signs(word, 0, HEAD - most), body = signs(word, 0, BODY - most);
    for (let name = 0; name < places.length; name++) {
      if (lacks(heads[name], head, most) || lacks(bodies[name], body, most)) continue;
      const at = places[name], end = folded.indexOf("\t", at), longest = word.length + most;
      const slips = distance(word, folded, at, Math.min(end - at, longest), most);
      if (slips > most) continue;
      const number = start + lineAt(starts, at);
      const rank = SLIP + slips / 4 + (end - at > longest ? 1 : 0);
      if (!(ranks.get(number) <= rank)) ranks.set(number, rank);
    }
  }

  // Where each name stands, and the signs of the characters that it begins with.
  function beginningsOf(folded) {
    const places = [];
    for (let at = folded.indexOf("\t"); at >= 0; at = folded.indexOf("\t", at + 1)) {
      const next = folded.charCodeAt(at + 1);
      if (next !== TAB && next !== LINE_END) places.push(at + 1);
    }
    const signsTo = (length) => Int32Array.from(places, (place) => signs(folded, place, length));
    return { places, heads: signsTo(HEAD), bodies: signsTo(BODY) };
  }

  // A bit for each character that stands there before the next tab; some share one.
  function signs(text, from, length) {
    let bits = 0;
    for (let at = from; at < Math.min(from + length, text.length); at++) {
      const code = text.charCodeAt(at);
      if (code === TAB) break;
      bits |= 1 << (code & 31);
    }
    return bits;
  }

  function lacks(bits, wanted, most) {
    let missing = wanted & ~bits, count = 0;
    for (; missing && count <= most; count++) missing &= missing - 1;
    return count > most;
  }

  const LONGEST = 60, FAR = 99, TAB = 9, LINE_END = 10, HEAD = 7, BODY = 16;
  const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 8));

  // Damerau's and Levenshtein's distance, as "optimal string alignment", to the nearest beginning of what stands from
  // `begin` on; more than `most` is just far. Only cells that can be so near are filled in.
  function distance(word, text, begin, length, most) {
    let [twoBefore, before, row] = rows;
    for (let j = 0; j <= length; j++) before[j] = j;
    for (let i = 1; i <= word.length; i++) {
      const low = Math.max(1, i - most), high = Math.min(length, i + most);
      row[low - 1] = low === 1 ? i : FAR;
      let least = row[low - 1];
      for (let j = low; j <= high; j++) {
        const differs = word[i - 1] === text[begin + j - 1] ? 0 : 1;
        let cell = Math.min(before[j - 1] + differs, row[j - 1] + 1, j < i + most ? before[j] + 1 : FAR);
        const isExchanged = i > 1 && j > 1 && word[i - 1] === text[begin + j - 2] && word[i - 2] === text[begin + j - 1];
        if (isExchanged) cell = Math.min(cell, twoBefore[j - 2] + 1);
        row[j] = cell;
        least = Math.min(least, cell);
      }
      if (least > most) return FAR;
      [twoBefore, before, row] = [before, row, twoBefore];
    }
    let nearest = FAR;
    for (let j = Math.max(0, word.length - most); j <= length; j++) nearest = Math.min(nearest, before[j]);
    return nearest;
  }

  // All words in a definition, or some there and the others in a name.
  function findDefinitions(forms, ranks) {
    for (const shard of loaded()) {
      for (const part of shard.parts) {
        const known = definitions.get(part.name);
        for (const form of known ? forms.flat() : []) {
          for (const line of linesWith(known, form)) {
            const number = part.start + line;
            if (ranks.has(number)) continue;
            const names = forms.length > 1 ? lineOf(shard, number - shard.start) : "";
            if (holdsAll(forms, lineOf(known, line) + names)) ranks.set(number, DEFINED);
          }
        }
      }
    }
  }

  // Where nothing is called so: what has at least half of its pairs of letters or characters in common.
  function findLike(word, ranks) {
    // Two letters stand together in too many names to tell something of a long word.
    const length = /^[\x00-\x7f]{9,}$/.test(word) ? 3 : 2;
    const pairs = [...new Set(Array.from(word.slice(length - 1), (_, at) => word.slice(at, at + length)))];
    const least = Math.ceil(pairs.length / 2);
    // Whatever has so many of them has at least one of the rarest.
    const rarest = pairs.length > 1 ? rarestFirst(pairs).slice(0, pairs.length - least + 1) : [];
    for (const shard of loaded()) {
      for (const line of new Set(rarest.flatMap((pair) => [...linesWith(shard, pair)]))) {
        const text = lineOf(shard, line);
        const count = pairs.filter((pair) => text.includes(pair)).length;
        if (count < least) continue;
        const fields = text.split("\t").filter(Boolean);
        const differs = Math.min(...fields.map((field) => Math.abs(field.length - word.length)));
        ranks.set(shard.start + line, LIKE + 1 - count / pairs.length + differs / 100);
      }
    }
  }

  // As the first shard has them.
  function rarestFirst(texts) {
    const counted = texts.map((text) => [text, [...linesWith(shards[0], text)].length]);
    return counted.sort((a, b) => a[1] - b[1]).map(([text]) => text);
  }

  // The best first, then what most posts have. That is looked up once for each, not for each comparison.
  function inOrder(ranks) {
    const found = Array.from(ranks, ([number, rank]) => {
      const shard = shardOf(number);
      return { number, rank, posts: shard.posts[number - shard.start] };
    });
    found.sort((a, b) => a.rank - b.rank || b.posts - a.posts || a.number - b.number);
    return found.map(({ number }) => number);
  }

  // Without what asks for a translation or an explanation: tried where nothing is called all that.
  function withoutAsking(query) {
    return query
      .replace(/^\s*how\s+(?:do|does|did|is|are)\s+(?:(?:an?|the)\s+)?(?=\S.*\s(?:works?|used|made|calculated|defined)[\s?]*$)(.*\S)\s+[a-z]+[\s?]*$/i, "$1")
      .replace(/^\s*(?:who\s+(?:is|are|was|were)|who['’]s|谁是|explain|tell\s+me\s+about)(?:\s+(?:an?|the)\s)?\s*(?=\S)/i, "")
      .replace(/(?<=\S)\s*(?:是谁|是哪(?:一?[家个种类国位款])?[一-鿿]{0,3}|是(?:做|干)(?:什么|啥)的|有什么用|怎么用)[\s?？。!！]*$/i, "")
      .replace(/^\s*(?:如何理解|怎么理解|解释一?下?|(?:the\s+)?(?:meaning|definition)\s+of(?:\s+(?:an?|the))?\s)\s*(?=\S)/i, "")
      .replace(/(?<=\S)\s*(?:的|用)?\s*(?:(?:英文|英语|中文|汉语|译名|翻译|全称|缩写|简称|名称|含义|意思|定义|解释)(?:是什么|叫什么|怎么说|怎么写)?|怎么翻译|怎么理解|(?<=\s)(?:means?|stands?\s+for|meaning|definition|defined|explained|in chinese|in english|中英文))[\s?？。!！]*$/i, "");
  }

  // What is asked for, without the words of a question and the tones of pinyin.
  function plain(query) {
    const asked = query
      .replace(/^\s*(?:请问|什么是|什么叫|何为|何谓|啥是|what\s+(?:is|are|do|does)(?:\s+(?:an?|the))?|what's|define)\s*(?=\S)/i, "")
      .replace(/(?<=\S)\s*(?:是什么意思|是什么|是啥|什么意思|的意思|的定义|的含义|是指什么)?[\s?？。!！]*$/i, "");
    return /^(?:[a-zü]+[0-5]\s*)+$/i.test(asked) ? asked.replace(/[0-5]/g, "") : asked;
  }

  function find(query) {
    const started = performance.now();
    let asked = plain(query);
    const shorter = withoutAsking(asked);
    if (shorter !== asked && !isCalled(fold(asked))) asked = shorter;
    const word = fold(asked);
    const words = asked.split(/[\s,，、;；]+/).map(fold).filter(Boolean);
    const ranks = new Map();
    const forms = words.length > 1 ? words.map((each) => [each, ...singulars(each)]) : [[word]];
    if (word) {
      findNames(word, ranks);
      findWhole(asked.trim(), ranks);
      if (words.length > 1) findWords(forms, ranks);
      if (ranks.size < FEW && /^[a-z]+$/.test(word)) findSounds(word, ranks);
      if (ranks.size < FEW) findSlips(word, ranks);
    }
    const wantsDefinitions = word.length > 1 && ranks.size < FEW;
    if (wantsDefinitions) findDefinitions(forms, ranks);
    if (words.length > 1 && ranks.size === 0) findSome(forms, ranks);
    const isGuessed = word.length > 2 && ranks.size === 0 && isWhole() && hasDefinitions();
    if (isGuessed) findLike(word, ranks);
    const ordered = inOrder(ranks);
    performance.measure("glossary search", { start: started, detail: { query, count: ordered.length } });
    // Shards come by how many posts have an entry, so nothing that comes later stands before an exact name.
    const best = ordered.length > 0 ? ranks.get(ordered[0]) : LIKE;
    const isFinal = isWhole() || best === TERM || (best === EXACT && !/\p{Script=Han}/u.test(word));
    return { entries: ordered.slice(0, isGuessed ? FEW : SHOWN).map(entryAt), count: isGuessed ? 0 : ordered.length, wantsDefinitions, isFinal };
  }

  // --- Results --------------------------------------------------------------------------------------------------

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function marked(text, query) {
    const at = text.toLowerCase().indexOf(query.toLowerCase());
    if (!query || at < 0) return [text];
    const end = at + query.length;
    return [text.slice(0, at), element("mark", {}, text.slice(at, end)), text.slice(end)];
  }

  const form = document.getElementById("part:search");
  const input = document.getElementById("part:word");
  const list = document.getElementById("part:results");
  const status = document.getElementById("part:status");
  const language = document.documentElement.lang;
  let chosen = -1;
  let moved = false; // by an arrow key: then the chosen entry stays chosen while more are found
  let asked = "";
  let isFinal = false;
  let opens = false; // Enter was pressed before the results were final

  // The other name that tells why an entry is found, where its own do not.
  function nameThatFits({ term, english, sounds, names }, word) {
    const written = names.find(({ text }) => fold(text).includes(word));
    if (written || [fold(term), fold(english), ...sounds].some((text) => text.includes(word))) return written;
    return names.find((name) => name.sounds.some((sound) => sound.includes(word)));
  }

  function option(entry, query, position) {
    const title = [element("b", {}, ...marked(entry.term, query))];
    if (entry.english) title.push(element("span", { className: "english", lang: "en" }, ...marked(entry.english, query)));
    const other = nameThatFits(entry, fold(plain(query)));
    const lines = [element("div", {}, ...title)];
    if (other) lines.push(element("p", {}, `${other.called} `, ...marked(other.text, query)));
    const definition = element("p", {}, ...marked(definitionOf(entry.number), query));
    if (definition.textContent) lines.push(definition);
    const made = element("a", { id: `part:result-${position}`, href: place(entry.sheet, entry.id), tabIndex: -1 }, ...lines);
    made.dataset.entry = entry.number;
    made.addEventListener("click", () => { keepQuery(); close(); });
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    return made;
  }

  function choose(position) {
    const options = list.children;
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = options.length ? (position + options.length) % options.length : -1;
    input.removeAttribute("aria-activedescendant");
    if (chosen < 0) return;
    options[chosen].setAttribute("aria-selected", "true");
    options[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[chosen].id);
  }

  function move(by) {
    moved = true;
    choose(chosen + by);
  }

  function close() {
    list.hidden = true;
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    list.children[chosen]?.setAttribute("aria-selected", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
    opens = false;
  }

  const said = (found, open) => found.count
    ? spoken.found.replace("{n}", found.count.toLocaleString(language))
    : open ? spoken.suggested : spoken.no_results;

  // A screen reader speaks whenever the text is set, be it the same.
  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  // What an arrow key chose stays among the results, even where better ones have come since.
  function withChosen(entries, kept) {
    return kept === undefined || entries.some((entry) => entry.number === kept) ? entries : [...entries, entryAt(kept)];
  }

  // Says how many were found only once it is known, so that a screen reader speaks once.
  function draw(found, query) {
    const number = list.children[chosen]?.dataset.entry;
    const kept = moved && number ? Number(number) : undefined;
    const entries = withChosen(found.entries, kept);
    const open = entries.length > 0;
    list.replaceChildren(...entries.map((entry, position) => option(entry, query, position)));
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    chosen = -1;
    const again = entries.findIndex((entry) => entry.number === kept);
    // A guess is not chosen, so that Enter does not open it.
    if (found.count) choose(Math.max(0, again)); else input.removeAttribute("aria-activedescendant");
    isFinal = found.isFinal;
    if (isWhole()) say(said(found, open));
    if (opens && isFinal) list.children[chosen]?.click();
  }

  // An entry that is called just so is known by a file of 2 KB, long before all names have come.
  async function drawNamed(query, isWanted) {
    const href = isWanted() && await placeOf([slug(query)]);
    if (!href || !isWanted()) return;
    const made = element("a", { id: "part:result-0", href, tabIndex: -1 }, element("div", {}, element("b", {}, query)));
    made.addEventListener("click", () => { keepQuery(); close(); });
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    list.replaceChildren(made);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  async function answer() {
    const query = input.value.trim();
    const isCurrent = () => asked === query && input.value.trim() === query;
    asked = query;
    [moved, isFinal, opens] = [false, false, false];
    if (!query) return close();
    await load("index");
    // On a slow line others are asked for before the first has come, so that it always has something to bring.
    await Promise.race([loadFirst(), pause(PACE)]);
    if (!isCurrent()) return;
    if (!isWhole()) {
      draw(find(query), query);
      const isWanted = () => isCurrent() && !list.children.length;
      const slow = setTimeout(() => isCurrent() && !isWhole() && say(spoken.loading.replace("{size}", size)), SLOW);
      setTimeout(() => isWanted() && drawNamed(query, isWanted), PAUSE);
      // What few posts have is not in the first shard: shown is the first of it that comes, and then all.
      await loadNames(() => isWanted() && draw(find(query), query));
      clearTimeout(slow);
      if (!isCurrent()) return;
    }
    const found = find(query);
    const looksOn = found.wantsDefinitions && !navigator.connection?.saveData;
    if (found.entries.length || !looksOn) draw(found, query);
    else say(spoken.definitions_too);
    const near = new Set(found.entries.slice(0, 12).map((entry) => partOf(entry.number)));
    await loadDefinitions(looksOn ? parts() : [...near]);
    if (isCurrent()) draw(find(query), query);
  }

  // So that who goes back finds the results again.
  function keepQuery() {
    try {
      const url = new URL(location.href);
      if (asked) url.searchParams.set("q", asked); else url.searchParams.delete("q");
      history.replaceState(history.state, "", url);
    } catch {
      // A page opened from a folder may not change its address.
    }
  }

  // --- Addresses ------------------------------------------------------------------------------------------------

  function wantedId() {
    try {
      return decodeURIComponent(location.hash.slice(1)).normalize("NFC");
    } catch {
      return "";
    }
  }

  const slug = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}_+#.·&]+/gu, "-").replace(/^[-.·&]+|[-.·&]+$/g, "");

  // CRC-32, by which ids are dealt to files.
  function hash(text) {
    let crc = -1;
    for (const byte of new TextEncoder().encode(text)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return ~crc >>> 0;
  }

  async function placeOf(ids) {
    const buckets = Number(input.dataset.ids);
    if (!buckets) return "";
    // All at once: one behind the other, each would wait for a slow line.
    await Promise.all(ids.map((id) => load(`ids-${hash(id) % buckets}`)));
    for (const id of ids) {
      const hashed = hash(id);
      const sheet = sheets.get(`=${id}`) ?? sheets.get(hashed.toString(16));
      if (sheet) return place(sheet, id);
    }
    return "";
  }

  async function goToAddress() {
    const id = wantedId();
    const gone = document.getElementById("part:gone");
    gone.hidden = true;
    if (!id || id.includes(":")) return;
    const ids = [...new Set([id, id.toLowerCase(), slug(id)])];
    const target = ids.map((each) => document.getElementById(each)).find(Boolean);
    document.querySelector(".chosen")?.classList.remove("chosen");
    if (target) {
      target.closest("details")?.setAttribute("open", "");
      const entry = target.closest(".entries > div") ?? target;
      entry.classList.add("chosen");
      entry.scrollIntoView({ block: "start" });
      return;
    }
    const there = await placeOf(ids);
    if (there && there !== location.href) {
      location.replace(there);
    } else {
      await load("index");
      // What no entry has for its id may be an entry's name in English, or one mistyped: the search forgives more.
      const [before, behind] = spoken.gone.split("{name}");
      gone.replaceChildren(before, element("a", { href: `?q=${encodeURIComponent(id)}` }, id), behind);
      gone.hidden = false;
    }
  }

  // --- Titles ---------------------------------------------------------------------------------------------------

  // Of many sheets, links in folds name the date alone until a reader opens one.
  async function nameLinks(fold) {
    const links = Array.from(fold.querySelectorAll(".seen a")).filter((link) => /^[\d-]{10}$/.test(link.textContent));
    if (!links.length) return;
    await load("index");
    await load(`titles-${titlesName}`);
    for (const link of links) {
      const title = titles.get(link.href.split("#:~:")[0]);
      if (!title || link.textContent === title) continue;
      link.after(` ${link.textContent}`);
      link.textContent = title;
    }
  }

  // It does not bubble.
  document.addEventListener("toggle", ({ target }) => target.open && nameLinks(target), true);

  // --- Keys -----------------------------------------------------------------------------------------------------

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: () => (list.hidden ? (input.value = "") : close()),
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("input", (event) => event.isComposing || answer());
  input.addEventListener("compositionend", answer);
  input.addEventListener("focus", loadFirst);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (moved || isFinal) return list.children[chosen]?.click();
    opens = Boolean(asked);
  });
  document.addEventListener("click", (event) => form.contains(event.target) || close());
  document.addEventListener("keydown", (event) => {
    const writes = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || writes || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  window.addEventListener("hashchange", goToAddress);
  document.querySelector(".letters [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  // What says which files there are is small, and without it no other can be asked for.
  if (!navigator.connection?.saveData) window.addEventListener("load", () => idle(() => load("index")));
  form.hidden = false;
  input.value ||= new URLSearchParams(location.search).get("q") ?? "";
  if (input.value && !location.hash) answer();
  goToAddress();

  return { index: receiveIndex, names: receiveNames, titles: receiveTitles, definitions: receiveDefinitions, ids: receiveIds };
})();

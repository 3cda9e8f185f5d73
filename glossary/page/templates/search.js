// Looks words up as one types, and leads old addresses to where an entry stands now.
// The data come as scripts, since a page opened from a folder may load scripts and nothing else.
"use strict";

const glossarySearch = (() => {
  const NAMES = 4000; // entries in one shard of names
  const DEFINITIONS = 500; // and of definitions
  const SHOWN = 30;
  const FEW = 8; // with fewer names than this, definitions are searched too
  const EXACT = 0, PREFIX = 1, INSIDE = 2, DEFINED = 3;
  const base = document.currentScript.src.replace(/[^/]*$/, "");

  const names = []; // by shard: {fields, folded, starts, posts, places}
  const definitions = []; // by shard: {texts, folded}
  let total = 0;
  let size = "";
  let toSimplified = new Map();
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

  async function loadNames(afterEach) {
    await load("index");
    for (let shard = 0; shard * NAMES < total; shard++) {
      await load(`names-${shard}`);
      afterEach?.();
    }
  }

  async function loadDefinitions() {
    const shards = Array.from({ length: Math.ceil(total / DEFINITIONS) }, (_, shard) => load(`definitions-${shard}`));
    await Promise.all(shards);
  }

  // Without case, width, accents (the tones of pinyin), spaces, middle dots and hyphens; Traditional as Simplified.
  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]+/g, "").normalize("NFC").toLowerCase()
      .replace(/[ \u00a0\u00b7\u2022\u2027\u30fb\u200b'’-]+/g, "")
      .replace(/[\u3400-\u9fff]/g, (character) => toSimplified.get(character) ?? character);
  }

  function receiveIndex(entries, bytes, traditional, simplified) {
    total = entries;
    size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
    const others = [...simplified];
    toSimplified = new Map([...traditional].map((character, position) => [character, others[position]]));
  }

  function receiveNames(shard, text, places) {
    const folded = `\n\t${fold(text).replace(/\n/g, "\t\n\t")}\t\n`;
    const starts = [];
    for (let at = folded.indexOf("\n"); at >= 0; at = folded.indexOf("\n", at + 1)) starts.push(at);
    const lines = places.split("\n");
    const posts = Int32Array.from(lines, (line) => Number(line.split("\t", 2)[1]));
    names[shard] = { fields: text.split("\n"), folded, starts, posts, places: lines };
  }

  function receiveDefinitions(shard, text) {
    definitions[shard] = { texts: text.split("\n"), folded: fold(text).split("\n") };
  }

  function entryAt(number) {
    const shard = names[Math.floor(number / NAMES)];
    const line = number % NAMES;
    const [term, english = "", letters = "", initials = "", second = "", ...rest] = shard.fields[line].split("\t");
    const [sheet, , kind, id, ...otherIds] = shard.places[line].split("\t");
    const own = { number, term, english, sounds: [letters, initials, second], names: otherNames(rest) };
    return { ...own, sheet, kind, id: id || term, otherIds };
  }

  // An entry's aliases and the names it has given up: each with what the page calls it, and how it sounds.
  function otherNames(fields) {
    const parts = [[], [], []];
    let part = 0;
    for (const field of fields) if (field || part === 2) parts[part].push(field); else part++;
    const [aliases, former, sounds] = parts;
    return [...aliases, ...former].map((text, at) => ({
      text, called: at < aliases.length ? spoken.also : spoken.formerly, sounds: sounds.slice(2 * at, 2 * at + 2),
    }));
  }

  function definitionOf(number) {
    return definitions[Math.floor(number / DEFINITIONS)]?.texts[number % DEFINITIONS] ?? "";
  }

  const address = (entry) => `${entry.sheet ? `letter-${entry.sheet}` : "index"}.html#${encodeURIComponent(entry.id)}`;

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

  // Each line that holds the text, once.
  function* linesWith({ folded, starts }, text) {
    for (let at = folded.indexOf(text); at >= 0;) {
      const line = lineAt(starts, at);
      yield line;
      at = line + 1 < starts.length ? folded.indexOf(text, starts[line + 1]) : -1;
    }
  }

  function findNames(word) {
    const ranks = new Map();
    const collect = (rank, text) => names.forEach((shard, number) => {
      for (const line of linesWith(shard, text)) {
        const entry = number * NAMES + line;
        if (!ranks.has(entry)) ranks.set(entry, rank);
      }
    });
    collect(EXACT, `\t${word}\t`);
    collect(PREFIX, `\t${word}`);
    // A single letter, or two, stands inside of nearly everything.
    const tells = /[^\x00-\x7f]/.test(word) || word.length > 2;
    if (tells && ranks.size < 2000) collect(INSIDE, word);
    return ranks;
  }

  function findDefinitions(word, ranks) {
    definitions.forEach((shard, number) => shard.folded.forEach((text, line) => {
      const entry = number * DEFINITIONS + line;
      if (text.includes(word) && !ranks.has(entry)) ranks.set(entry, DEFINED);
    }));
  }

  function find(query) {
    const started = performance.now();
    const word = fold(query);
    const ranks = word ? findNames(word) : new Map();
    const wantsDefinitions = word.length > 1 && ranks.size < FEW;
    if (wantsDefinitions) findDefinitions(word, ranks);
    const posts = (entry) => names[Math.floor(entry / NAMES)].posts[entry % NAMES];
    const ordered = [...ranks.keys()].filter((entry) => names[Math.floor(entry / NAMES)])
      .sort((a, b) => ranks.get(a) - ranks.get(b) || posts(b) - posts(a) || a - b);
    performance.measure("glossary search", { start: started, detail: { query, count: ordered.length } });
    return { entries: ordered.slice(0, SHOWN).map(entryAt), count: ordered.length, wantsDefinitions };
  }

  function findId(id) {
    for (const [number, shard] of names.entries()) {
      const line = shard.places.findIndex((place, at) => {
        const [, , , own, ...others] = place.split("\t");
        return (own || shard.fields[at].split("\t", 1)[0]) === id || others.includes(id);
      });
      if (line >= 0) return entryAt(number * NAMES + line);
    }
    return null;
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
  const spoken = JSON.parse(input.dataset.text);
  const language = document.documentElement.lang;
  let chosen = -1;
  let asked = "";

  // The other name that tells why an entry is found, where its own do not.
  function nameThatFits({ term, english, sounds, names }, word) {
    const written = names.find(({ text }) => fold(text).includes(word));
    if (written || [fold(term), fold(english), ...sounds].some((text) => text.includes(word))) return written;
    return names.find((name) => name.sounds.some((sound) => sound.includes(word)));
  }

  function option(entry, query, position) {
    const title = [element("b", {}, ...marked(entry.term, query))];
    if (entry.english) title.push(element("span", { className: "english", lang: "en" }, ...marked(entry.english, query)));
    const other = nameThatFits(entry, fold(query));
    const lines = [element("div", {}, ...title)];
    if (other) lines.push(element("p", {}, `${other.called} `, ...marked(other.text, query)));
    const definition = element("p", {}, ...marked(definitionOf(entry.number), query));
    if (definition.textContent) lines.push(definition);
    const made = element("a", { id: `part:result-${position}`, href: base + address(entry), tabIndex: -1 }, ...lines);
    made.addEventListener("click", close);
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

  function close() {
    list.hidden = true;
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    choose(-1 - list.children.length);
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  }

  function draw(found, query) {
    const open = found.entries.length > 0;
    list.replaceChildren(...found.entries.map((entry, position) => option(entry, query, position)));
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    chosen = -1;
    choose(open ? 0 : -1);
    status.textContent = open ? spoken.found.replace("{n}", found.count.toLocaleString(language)) : spoken.no_results;
  }

  async function answer() {
    const query = input.value.trim();
    asked = query;
    const isCurrent = () => asked === query && input.value.trim() === query;
    if (!query) return close();
    await load("index");
    if (!names.length) status.textContent = spoken.loading.replace("{size}", size);
    await loadNames(() => isCurrent() && names.length * NAMES < total && draw(find(query), query));
    if (!isCurrent()) return;
    let found = find(query);
    draw(found, query);
    if (found.wantsDefinitions && !navigator.connection?.saveData) {
      if (!found.entries.length) status.textContent = spoken.definitions_too;
      await loadDefinitions();
    } else {
      const near = new Set(found.entries.map((entry) => Math.floor(entry.number / DEFINITIONS)));
      await Promise.all([...near].slice(0, 12).map((shard) => load(`definitions-${shard}`)));
    }
    if (!isCurrent()) return;
    const before = chosen;
    found = find(query);
    draw(found, query);
    if (before > 0) choose(before);
  }

  // --- Addresses ------------------------------------------------------------------------------------------------

  function wantedId() {
    try {
      return decodeURIComponent(location.hash.slice(1)).normalize("NFC");
    } catch {
      return "";
    }
  }

  async function goToAddress() {
    const id = wantedId();
    const gone = document.getElementById("part:gone");
    gone.hidden = true;
    if (!id || id.includes(":")) return;
    const target = document.getElementById(id) ?? document.getElementById(id.toLowerCase());
    document.querySelector(".chosen")?.classList.remove("chosen");
    if (target) {
      target.closest("details")?.setAttribute("open", "");
      const entry = target.closest(".entry") ?? target;
      entry.classList.add("chosen");
      entry.scrollIntoView({ block: "start" });
      return;
    }
    await loadNames();
    const entry = findId(id) ?? findId(id.toLowerCase());
    if (entry) {
      location.replace(base + address(entry));
    } else {
      gone.textContent = spoken.gone.replace("{name}", id);
      gone.hidden = false;
    }
  }

  // --- Keys -----------------------------------------------------------------------------------------------------

  const keys = {
    ArrowDown: () => choose(chosen + 1),
    ArrowUp: () => choose(chosen - 1),
    Escape: () => (list.hidden ? (input.value = "") : close()),
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("input", (event) => event.isComposing || answer());
  input.addEventListener("compositionend", answer);
  input.addEventListener("focus", () => loadNames());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.children[chosen]?.click();
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
  form.hidden = false;
  goToAddress();

  return { index: receiveIndex, names: receiveNames, definitions: receiveDefinitions };
})();

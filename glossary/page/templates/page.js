// What a reader may set: the kind of entries, their order, one line an entry, light or dark; and addresses to copy.
// It stands before the page, so that a page in the dark is never seen light first; all can be read without it.
"use strict";

(() => {
  // As a part of a page of the reader's site, it leaves the rest of that page alone.
  const root = document.currentScript.closest(".glossary-page") ?? document.documentElement;

  // A browser may keep nothing for a page that is opened from a folder.
  function kept(store, name, value) {
    try {
      if (value !== undefined) window[store].setItem(`glossary ${name}`, value);
      return window[store].getItem(`glossary ${name}`) ?? "";
    } catch {
      return value ?? "";
    }
  }

  root.dataset.theme = kept("localStorage", "theme");
  root.classList.toggle("compact", kept("localStorage", "compact") === "yes");

  document.addEventListener("DOMContentLoaded", () => {
    const part = (name) => document.getElementById(`part:${name}`);
    const tools = part("tools");
    if (!tools) return;
    const main = part("content"), kind = part("kind"), order = part("order");

    // --- Kinds and orders ---------------------------------------------------------------------------------------

    const entries = Array.from(document.querySelectorAll(".entries > div"), (node) => {
      const use = node.querySelector(".use")?.textContent ?? "";
      const seen = node.querySelector(".seen")?.textContent.trim();
      const term = node.querySelector("dfn").textContent;
      return {
        node,
        home: node.parentElement,
        kind: node.querySelector("[data-kind]")?.dataset.kind ?? "concept",
        posts: use ? Number(use.match(/\d[\d,]*/)[0].replaceAll(",", "")) : seen ? 1 : 0,
        first: (use || seen)?.match(/\d{4}-\d\d-\d\d$/)?.[0] ?? "",
        english: node.querySelector("dt > i")?.textContent ?? (/^\p{Script=Latin}/u.test(term) ? term : ""),
      };
    });
    const orders = {
      use: (a, b) => b.posts - a.posts,
      english: (a, b) => !a.english - !b.english || a.english.localeCompare(b.english, "en"),
      new: (a, b) => b.first.localeCompare(a.first),
    };
    const flat = document.createElement("section");
    flat.className = "flat";
    flat.append(
      Object.assign(document.createElement("h2"), { className: "hidden" }),
      Object.assign(document.createElement("dl"), { className: "entries" }),
    );

    function arrange() {
      const compare = orders[order?.value];
      const shown = compare ? entries.toSorted(compare) : entries;
      for (const { node, home } of shown) (compare ? flat.lastChild : home).append(node);
      for (const one of entries) one.node.hidden = Boolean(kind?.value) && one.kind !== kind.value;
      flat.firstChild.textContent = compare ? order.selectedOptions[0].textContent : "";
      if (compare) main.append(flat); else flat.remove();
      main.classList.toggle("sorted", Boolean(compare));
      main.classList.toggle("filtered", Boolean(kind?.value));
      if (kind?.value) document.querySelectorAll(".rare").forEach((fold) => { fold.open = true; });
    }

    function choose() {
      if (kind) kept("sessionStorage", "kind", kind.value);
      if (order) kept("sessionStorage", "order", order.value);
      arrange();
    }

    // What an address leads to is shown, whatever was chosen.
    function reveal() {
      let id = location.hash.slice(1);
      try { id = decodeURIComponent(id); } catch { /* as it is */ }
      const target = document.getElementById(id) ?? document.querySelector(".chosen");
      if (!id || !target) return;
      if (!target.checkVisibility() && !target.closest("details:not([open])")) {
        for (const select of [kind, order]) if (select) select.value = "";
        choose();
      }
      target.scrollIntoView({ block: "start" });
    }

    for (const [name, select] of Object.entries({ kind, order })) {
      if (!select) continue;
      const before = kept("sessionStorage", name);
      if ([...select.options].some((option) => option.value === before)) select.value = before;
      select.addEventListener("change", choose);
    }
    if (kind?.value || order?.value) {
      arrange();
      reveal();
    }
    window.addEventListener("hashchange", reveal);

    // --- One line an entry, light or dark -------------------------------------------------------------------------

    function toggle(button, isOn, act) {
      button?.setAttribute("aria-pressed", String(isOn()));
      button?.addEventListener("click", () => {
        act();
        button.setAttribute("aria-pressed", String(isOn()));
      });
    }

    const system = window.matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
    toggle(part("dark"), isDark, () => {
      const wanted = isDark() ? "light" : "dark";
      // Who goes back to what the system has follows it from then on.
      root.dataset.theme = kept("localStorage", "theme", (wanted === "dark") === system.matches ? "" : wanted);
    });
    toggle(part("compact"), () => root.classList.contains("compact"), () => {
      kept("localStorage", "compact", root.classList.toggle("compact") ? "yes" : "");
    });

    // --- Addresses ------------------------------------------------------------------------------------------------

    const copy = Object.assign(document.createElement("button"), { type: "button", className: "copy" });

    function follow({ target }) {
      const entry = target.closest?.(".entries > div");
      if (!entry || entry.contains(copy) || document.activeElement === copy) return;
      copy.textContent = tools.dataset.copy;
      entry.querySelector("dfn").after(copy);
    }

    // Pages without https have no clipboard of their own.
    async function write(text) {
      if (navigator.clipboard) return navigator.clipboard.writeText(text);
      const field = Object.assign(document.createElement("textarea"), { value: text });
      copy.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      copy.focus();
    }

    copy.addEventListener("click", async () => {
      await write(`${location.href.split(/[?#]/)[0]}#${encodeURIComponent(copy.closest(".entries > div").id)}`);
      copy.textContent = part("said").textContent = tools.dataset.copied;
    });
    // A link to a post leads to the place where the word stands, by any of its names.
    function aim({ target }) {
      const link = target.closest?.(".seen a");
      if (!link || link.hash) return;
      const names = link.closest(".entries > div").querySelectorAll("dfn, .also > span");
      const texts = Array.from(names, (name) => encodeURIComponent(name.textContent).replaceAll("-", "%2D"));
      link.hash = `:~:text=${texts.slice(0, 4).join("&text=")}`;
    }

    for (const event of ["pointerover", "focusin"]) {
      document.addEventListener(event, follow);
      document.addEventListener(event, aim);
    }
    tools.hidden = false;
  });
})();

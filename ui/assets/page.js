// The page around the map: language and direction of the document, search box, copying, jumping.
"use strict";

(() => {
  if (window.keruenPage) return;
  window.keruenPage = true;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let shown = "";
  let hits = [];
  let active = -1;
  let asked = 0;
  let chosen = "";

  const facts = () => document.getElementById("kr-page");
  const input = () => document.getElementById("kr-search-input");
  const list = () => document.getElementById("kr-search-list");

  // The page grows while it is built: what the address asks for is brought into view until it stays.
  function showAsked() {
    const wanted = document.querySelector("[data-asked]");
    if (!wanted) return;
    wanted.removeAttribute("data-asked");
    for (const wait of [0, 300, 800, 1500]) {
      window.setTimeout(() => wanted.isConnected && wanted.scrollIntoView({ block: "start" }), wait);
    }
  }

  // The words behind a mark of the chart stand below it: show that they are there.
  function showChosen() {
    const words = document.querySelector("[data-chosen]");
    const now = words ? words.dataset.chosen : "";
    if (now && now !== chosen) words.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    chosen = now;
  }

  // In another site's frame the page is slim: map and evidence, and a way to the whole atlas.
  function slim() {
    const search = new URLSearchParams(window.location.search);
    const framed = search.get("embed") === "1";
    document.documentElement.classList.toggle("kr-embed", framed);
    const way = document.querySelector(".kr-open");
    if (!way || !framed) return;
    search.delete("embed");
    const whole = `${window.location.pathname}?${search}`;
    if (way.getAttribute("href") !== whole) way.href = whole;
    way.hidden = false;
  }

  // The map asks for a visitor's own layers only where there are any: this cookie says so.
  function noteHeld() {
    const page = document.querySelector("[data-own-held]");
    if (!page || page.dataset.ownHeld === "gone") return;
    document.cookie = page.dataset.ownHeld === "1" ? "keruen-had=1; path=/; SameSite=Lax" : "keruen-had=; path=/; max-age=0; SameSite=Lax";
  }

  // Streamlit alone knows the theme: our own styles ask for a class.
  function shade() {
    const app = document.querySelector(".stApp");
    if (app) document.documentElement.classList.toggle("kr-dark", window.getComputedStyle(app).colorScheme === "dark");
  }

  function sync() {
    noteHeld();
    shade();
    const said = facts();
    if (!said) return;
    slim();
    showAsked();
    showChosen();
    const state = `${said.dataset.lang}|${said.dataset.title}`;
    if (state === shown && document.documentElement.lang === said.dataset.lang) return;
    shown = state;
    document.documentElement.lang = said.dataset.lang;
    document.documentElement.dir = said.dataset.dir;
    document.title = said.dataset.title;
  }

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch (refused) {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.appendChild(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const before = button.textContent;
    button.textContent = facts().dataset.copied;
    window.setTimeout(() => (button.textContent = before), 1600);
  }

  function fillScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => null);
  }

  function jump(id) {
    const target = document.getElementById(id);
    if (!target) return;
    const folded = target.closest("details");
    if (folded) folded.open = true;
    target.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  }

  // Search: the box asks as one types and shows what was found.
  function piece(hit) {
    const row = document.createElement("li");
    row.setAttribute("role", "option");
    row.id = `kr-hit-${hits.indexOf(hit)}`;
    const name = document.createElement("b");
    name.dir = "auto";
    name.textContent = hit.name;
    const kind = document.createElement("small");
    kind.textContent = hit.kind;
    const words = document.createElement("span");
    words.dir = "auto";
    const mark = document.createElement("mark");
    mark.textContent = hit.match;
    words.append(hit.before, mark, hit.after);
    row.append(name, " ", kind);
    if (hit.match) row.append(words);
    return row;
  }

  function render(message) {
    const box = list();
    box.replaceChildren(...hits.map(piece));
    if (!hits.length && message) {
      const none = document.createElement("li");
      none.className = "none";
      none.textContent = message;
      box.append(none);
    }
    box.hidden = !hits.length && !message;
    input().setAttribute("aria-expanded", String(!box.hidden));
    point(hits.length && input().value.trim() ? 0 : -1);
  }

  function point(index) {
    active = index;
    list().querySelectorAll('[role="option"]').forEach((row, i) => {
      row.setAttribute("aria-selected", String(i === index));
      if (i === index) row.scrollIntoView({ block: "nearest" });
    });
    if (index >= 0) input().setAttribute("aria-activedescendant", `kr-hit-${index}`);
    else input().removeAttribute("aria-activedescendant");
  }

  // A page without a server has keruenFind, which answers as the server would.
  async function askServer(words, lang) {
    const answer = await fetch(`keruen/search?${new URLSearchParams({ q: words, lang })}`);
    return answer.ok ? (await answer.json()).hits : null;
  }

  async function ask() {
    asked += 1;
    const turn = asked;
    const found = await (window.keruenFind || askServer)(input().value, facts().dataset.lang);
    if (turn !== asked || !found) return;
    hits = found;
    render(input().value.trim() ? facts().dataset.nothing : "");
  }

  function close() {
    asked += 1;
    if (!list()) return;
    hits = [];
    list().hidden = true;
    input().setAttribute("aria-expanded", "false");
  }

  function choose(hit) {
    const lang = facts().dataset.lang;
    input().value = "";
    close();
    if (hit.feature && window.keruenChoose && window.keruenChoose(hit.feature)) return;
    if (hit.source && window.keruenOpen && window.keruenOpen({ page: "sources", source: hit.source })) return;
    const search = new URLSearchParams(hit.feature ? { feature: hit.feature } : { source: hit.source });
    if (lang !== "en") search.set("lang", lang);
    window.location.assign(`${hit.feature ? "./" : "sources"}?${search}`);
  }

  document.addEventListener("input", (event) => event.target === input() && ask());
  document.addEventListener("focusin", (event) => {
    if (event.target === input()) ask();
    else if (!event.target.closest(".kr-search")) close();
  });
  window.addEventListener("blur", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && input()) {
      event.preventDefault();
      input().focus();
      return;
    }
    if (event.target !== input()) return;
    if (event.key === "ArrowDown") point(Math.min(active + 1, hits.length - 1));
    else if (event.key === "ArrowUp") point(Math.max(active - 1, 0));
    else if (event.key === "Enter" && hits[active]) choose(hits[active]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  document.addEventListener("mousedown", (event) => {
    const row = event.target.closest('#kr-search-list [role="option"]');
    if (!row) return;
    event.preventDefault();
    choose(hits[Number(row.id.slice("kr-hit-".length))]);
  });
  // Words selected in a visitor's own document go into the field of the quote, as if typed.
  let picked = "";
  function pick() {
    const selection = document.getSelection();
    const within = (node) => node && (node.nodeType === 1 ? node : node.parentElement).closest("[data-own-document]");
    if (selection && !selection.isCollapsed && within(selection.anchorNode) && within(selection.focusNode)) picked = selection.toString();
  }
  document.addEventListener("selectionchange", pick);
  document.addEventListener("pointerdown", pick, true);

  function take() {
    const box = document.querySelector("[class*='st-key-own-words'] textarea");
    const said = document.querySelector("[data-own-said]");
    if (said) said.hidden = Boolean(picked.trim());
    if (!box || !picked.trim()) return;
    box.focus();
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, picked);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.blur();
    box.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-own-take]")) take();
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    if (event.target.closest("[data-fullscreen]")) fillScreen();
    const anchor = event.target.closest("a[data-scroll]");
    if (anchor) {
      event.preventDefault();
      jump(anchor.dataset.scroll);
    }
    if (!event.target.closest(".kr-search")) close();
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => window.setTimeout(shade, 300));
  new MutationObserver(sync).observe(document.body, { childList: true, subtree: true });
  sync();
  // Words typed before this script was there are searched for as well.
  if (input() && input().value.trim()) ask();
})();

// The evidence beside the map and the pages over it, made beforehand, one file a language.
"use strict";

keruen.panel = (() => {
  const evidence = () => document.querySelector(".st-key-evidence");
  const sheet = () => document.querySelector(".st-key-page");
  const stage = () => document.querySelector(".st-key-atlas");
  let shown = "";
  let turn = 0;

  function notice(text) {
    const made = document.createElement("p");
    made.className = "kr-notice kr-fault";
    made.setAttribute("role", "alert");
    made.textContent = text;
    return made;
  }

  function put(box, html, keep) {
    const inside = box.contains(document.activeElement);
    const top = keep ? box.scrollTop : 0;
    box.innerHTML = html;
    box.scrollTop = top;
    if (inside) box.focus({ preventScroll: true });
  }

  function showFeature(panels, wanted, keep) {
    const known = wanted !== null && Object.hasOwn(panels, wanted);
    put(evidence(), known ? panels[wanted] : panels[""], keep);
    if (known || wanted === null) return;
    const article = evidence().querySelector("article");
    article.dataset.wanted = wanted;
    article.prepend(notice(keruen.shell.words().unknown.replace("{id}", wanted.slice(0, 80))));
  }

  function showPage(html, source) {
    put(sheet(), html, false);
    const asked = source && document.getElementById(`source-${source}`);
    if (!asked) return;
    asked.querySelector("details").open = true;
    asked.scrollIntoView({ block: "start" });
  }

  // A page covers map and panel; what is covered is emptied, so that no id stands twice.
  function cover(page) {
    sheet().hidden = !page;
    sheet().setAttribute("aria-label", keruen.shell.words().pages[page] || "");
    stage().inert = Boolean(page);
    (page ? evidence() : sheet()).replaceChildren();
  }

  async function follow() {
    const params = new URLSearchParams(keruen.address.now());
    const { feature, language } = keruen.address.read();
    const page = keruen.shell.pageOf(params);
    const source = page === "sources" ? params.get("source") : null;
    const state = JSON.stringify([language, page, page ? source : feature]);
    keruen.shell.menu();
    if (state === shown) return;
    const spoken = Object.hasOwn(keruen.shell.said, language) ? language : keruen.shell.languages()[0];
    turn += 1;
    const mine = turn;
    const found = await keruen.load.json(`${page ? "pages" : "panels"}.${spoken}.json`);
    if (mine !== turn) return;
    const keep = shown && JSON.stringify(JSON.parse(shown).slice(1)) === JSON.stringify(JSON.parse(state).slice(1));
    shown = state;
    cover(page);
    if (page) showPage(found[page], source);
    else showFeature(found, feature, keep);
  }

  return { follow, fail: (text) => evidence().replaceChildren(notice(text)) };
})();

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

  function placeIn(tours, { tour, step }) {
    const steps = tour && Object.hasOwn(tours, tour) ? tours[tour] : null;
    return steps && { steps, at: Math.min(Math.max(step, 1), steps.length) - 1 };
  }

  // Whoever selects something leaves a tour's step and can come back to it.
  function showPanel({ panels, tours }, address, keep) {
    const place = placeIn(tours, address);
    if (place && !address.feature) return put(evidence(), place.steps[place.at].panel, keep);
    showFeature(panels, address.feature, keep);
    if (place) evidence().insertAdjacentHTML("afterbegin", place.steps[place.at].back);
    else if (address.tour) evidence().querySelector("article").prepend(notice(keruen.shell.words().noTour.replace("{id}", address.tour.slice(0, 60))));
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

  // What stands beside or over the map, as far as the address says it.
  function stateOf(params, address, page) {
    if (!page) return [address.feature, address.tour, address.tour && address.step];
    return [page, ...(page === "quiz" ? keruen.quizpage.stateOf(params) : [page === "sources" ? params.get("source") : null])];
  }

  async function filesOf(page, language) {
    const file = (name) => keruen.load.json(`${name}.${language}.json`);
    if (page === "quiz") return file("quiz");
    if (page) return file("pages");
    const [panels, tours] = await Promise.all([file("panels"), keruen.address.read().tour ? file("tours") : {}]);
    return { panels, tours };
  }

  async function follow() {
    const params = new URLSearchParams(keruen.address.now());
    const address = keruen.address.read();
    const page = keruen.shell.pageOf(params);
    const spoken = Object.hasOwn(keruen.shell.said, address.language) ? address.language : keruen.shell.languages()[0];
    const state = JSON.stringify(stateOf(params, address, page));
    keruen.shell.menu();
    if (`${spoken} ${state}` === shown) return;
    turn += 1;
    const mine = turn;
    const found = await filesOf(page, spoken);
    if (mine !== turn) return;
    const keep = shown.slice(3) === state;
    shown = `${spoken} ${state}`;
    cover(page);
    if (page === "quiz") keruen.quizpage.show(sheet(), found, params);
    else if (page) showPage(found[page], page === "sources" ? params.get("source") : null);
    else showPanel(found, address, keep);
  }

  return { follow, fail: (text) => evidence().replaceChildren(notice(text)) };
})();

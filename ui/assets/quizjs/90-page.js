// In the app's page: finds the place for a quiz, fetches what it needs, starts it once.
"use strict";

(() => {
  if (keruen.quiz.watching) return;
  keruen.quiz.watching = true;

  function once(tag, options) {
    const name = options.src || options.href;
    const found = [...document.querySelectorAll("[data-kq-file]")].find((one) => one.dataset.kqFile === name);
    if (found) return found.loading;
    const made = document.createElement(tag);
    made.dataset.kqFile = name;
    made.loading = new Promise((done, failed) => {
      made.onload = done;
      made.onerror = failed;
    });
    Object.assign(made, options);
    document.head.append(made);
    return made.loading;
  }

  async function fetched(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }

  // The address of this page that also says its language: the class reads what the teacher does.
  function addressIn(language) {
    const found = new URL(window.location.href);
    found.searchParams.set("lang", language);
    return found.href.replaceAll("%2C", ",");
  }

  async function start(host) {
    host.dataset.started = "true";
    const { base, source, failed, lang } = host.dataset;
    for (const button of document.querySelectorAll("[data-copy-address]")) button.dataset.copy = addressIn(lang);
    try {
      const style = (name) => once("link", { rel: "stylesheet", href: `${base}${name}` });
      const [told] = await Promise.all([fetched(source), style("leaflet.css"), style("quiz.css"), once("script", { src: `${base}leaflet.js` })]);
      keruen.load.setBase(base);
      window.startQuiz(host, told.quiz, told.texts);
    } catch (error) {
      console.warn(error);
      host.textContent = failed;
    }
  }

  function look() {
    for (const host of document.querySelectorAll("[data-quiz]:not([data-started])")) start(host);
  }

  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
})();

// The export page: the preview says when it is there or why not; downloads say that they are made.
"use strict";

(() => {
  if (window.keruenExport) return;
  window.keruenExport = true;
  let last = "";

  async function complaint(response) {
    const type = response.headers.get("content-type") || "";
    return type.startsWith("text/plain") ? (await response.text()).slice(0, 600) : response.statusText;
  }

  function show(figure, state) {
    if (figure.dataset.state !== state) figure.dataset.state = state;
  }

  function done(image) {
    last = image.src;
    show(image.closest("figure"), "there");
  }

  async function failed(image) {
    const figure = image.closest("figure");
    const fault = figure.querySelector(".kr-preview-fault");
    const asked = image.src;
    show(figure, "fault");
    const response = await fetch(asked).catch(() => null);
    if (!image.isConnected || image.src !== asked) return;
    if (response && response.ok) {
      image.src = asked;
      return;
    }
    fault.textContent = response ? await complaint(response) : fault.dataset.lost;
    fault.hidden = false;
  }

  // While a new preview is drawn the one before stays, paler, so that nothing jumps.
  function look() {
    for (const image of document.querySelectorAll("img[data-preview]")) {
      const figure = image.closest("figure");
      if (figure.dataset.state) continue;
      if (image.complete && image.naturalWidth) {
        done(image);
        continue;
      }
      show(figure, "waiting");
      if (last && last !== image.src) figure.style.backgroundImage = `url("${last.replaceAll('"', "%22")}")`;
    }
  }

  document.addEventListener("load", (event) => event.target.matches && event.target.matches("img[data-preview]") && done(event.target), true);
  document.addEventListener("error", (event) => event.target.matches && event.target.matches("img[data-preview]") && failed(event.target), true);

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function nameIn(response, fallback) {
    const found = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") || "");
    return found ? found[1] : fallback;
  }

  async function download(link) {
    if (link.getAttribute("aria-busy") === "true") return;
    const before = link.textContent;
    const fault = link.closest("article").querySelector(".kr-fault-line");
    fault.hidden = true;
    link.setAttribute("aria-busy", "true");
    link.textContent = link.dataset.wait;
    try {
      const response = await fetch(link.href);
      if (response.ok) save(await response.blob(), nameIn(response, "keruen"));
      else {
        fault.textContent = await complaint(response);
        fault.hidden = false;
      }
    } catch (lost) {
      fault.textContent = fault.dataset.lost;
      fault.hidden = false;
    }
    link.textContent = before;
    link.removeAttribute("aria-busy");
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-download]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    download(link);
  });
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
})();

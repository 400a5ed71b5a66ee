// The code that shows this view inside another site's page, for the clipboard.
"use strict";

keruen.embed = (() => {
  const NAMES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const escape = (text) => text.replace(/[&<>"]/g, (sign) => NAMES[sign]);

  function code() {
    const { origin, pathname } = window.parent.location;
    const view = new URLSearchParams(keruen.address.changed({ embed: "1" }));
    const search = view.toString().replaceAll("%2C", ",");
    const title = escape(keruen.atlas.title);
    return `<iframe src="${escape(`${origin}${pathname}?${search}`)}" title="${title}" width="100%" height="560" style="border:0" loading="lazy" allowfullscreen></iframe>`;
  }

  async function put(text) {
    try {
      await window.parent.navigator.clipboard.writeText(text);
    } catch (refused) {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.appendChild(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  // In a frame of another site already, or without the app around, there is nothing to offer.
  const offered = () => window.parent !== window && new URLSearchParams(window.parent.location.search).get("embed") !== "1";

  async function copy(button) {
    await put(code());
    const status = document.getElementById("keruen-status");
    if (status) status.textContent = keruen.atlas.text.embedded;
    const before = button.textContent;
    button.textContent = "✓";
    button.title = keruen.atlas.text.embedded;
    window.setTimeout(() => {
      button.textContent = before;
      button.title = keruen.atlas.text.embed;
    }, 2400);
  }

  return { offered, copy, code };
})();

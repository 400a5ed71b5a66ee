// Between the map's frame and the page around it: language, links in the panel, copying.
"use strict";

keruen.bridge = (() => {
  const page = window.parent.document;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let counter = 0;

  // Tells the server the whole next address; it makes it the page's address.
  function send(search) {
    counter += 1;
    window.Streamlit.setComponentValue({ last_active_drawing: { search, at: `${Date.now()}-${counter}` } });
  }

  function speak(atlas) {
    page.title = atlas.title;
    for (const root of [page.documentElement, document.documentElement]) {
      root.lang = atlas.language;
      root.dir = atlas.direction;
    }
  }

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await window.parent.navigator.clipboard.writeText(text);
    } catch (refused) {
      const area = page.createElement("textarea");
      area.value = text;
      page.body.appendChild(area);
      area.select();
      page.execCommand("copy");
      area.remove();
    }
    const before = button.textContent;
    button.textContent = keruen.atlas.text.copied;
    window.setTimeout(() => (button.textContent = before), 1600);
  }

  function listen(choose) {
    const onClick = (event) => {
      const button = event.target.closest("[data-copy]");
      if (button) {
        copy(button);
        return;
      }
      const jump = event.target.closest("a[data-scroll]");
      if (jump) {
        event.preventDefault();
        const target = page.getElementById(jump.dataset.scroll);
        if (target) target.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
        return;
      }
      const link = event.target.closest("a[data-feature]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(link.dataset.feature || null, { look: true });
    };
    page.addEventListener("click", onClick);
    window.addEventListener("pagehide", () => page.removeEventListener("click", onClick));
  }

  function onTheme(callback) {
    const look = (event) => {
      const theme = event.data && event.data.type === "streamlit:render" && event.data.theme;
      if (theme && theme.base) page.documentElement.classList.toggle("kr-dark", theme.base === "dark");
      if (theme && theme.base) callback(theme.base === "dark" ? "dark" : "light");
    };
    window.addEventListener("message", look);
  }

  return { send, speak, listen, onTheme };
})();

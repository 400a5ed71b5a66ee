// The atlas's files: packed inside this page, or beside it in the folder `base`.
"use strict";

keruen.load = (() => {
  let base = "";
  const files = new Map();
  const packed = (name) => document.querySelector(`script[data-file="${CSS.escape(name)}"]`);

  async function unpack(text) {
    const bytes = Uint8Array.from(window.atob(text.trim()), (letter) => letter.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(plain).json();
  }

  async function read(name) {
    const inside = packed(name);
    if (inside) return unpack(inside.textContent);
    const answer = await fetch(base + name);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  }

  function once(name) {
    if (!files.has(name)) {
      const found = read(name);
      found.catch(() => files.delete(name));
      files.set(name, found);
    }
    return files.get(name);
  }

  // A layer is the same in all languages but for its words, which stand in names.LANG.json.
  async function layer(name, language) {
    const [plain, words] = await Promise.all([once(name), once(`names.${language}.json`)]);
    const named = (feature) => ({ ...feature, name: words[feature.id][0], kind: words[feature.id][1] });
    return { ...plain, features: plain.features.map(named) };
  }

  function json(name) {
    const found = /^(layer-.+)\.([a-z]{2})\.json$/.exec(name);
    return found ? layer(`${found[1]}.json`, found[2]) : once(name);
  }

  function url(name) {
    const inside = packed(name);
    return inside ? `data:${inside.dataset.type};base64,${inside.textContent.trim()}` : base + name;
  }

  return { json, url, setBase: (address) => (base = address) };
})();

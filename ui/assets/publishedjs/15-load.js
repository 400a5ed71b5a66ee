// The atlas's files: packed inside this page, or beside it in the folder `base`.
"use strict";

keruen.load = (() => {
  let base = "";
  const files = new Map();
  const packed = (name) => document.querySelector(`script[data-file="${CSS.escape(name)}"]`);

  const isPacked = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

  async function unpack(bytes) {
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(plain).json();
  }

  function inside(text) {
    return Uint8Array.from(window.atob(text.trim()), (letter) => letter.charCodeAt(0));
  }

  async function read(name) {
    const found = packed(name);
    if (found) return unpack(inside(found.textContent));
    const answer = await fetch(`${base}${name}.gz`);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    // Some hosts say that the file is packed, and then the browser has unpacked it.
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return isPacked(bytes) ? unpack(bytes) : JSON.parse(new TextDecoder().decode(bytes));
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
    const found = packed(name);
    return found ? `data:${found.dataset.type};base64,${found.textContent.trim()}` : base + name;
  }

  return { json, url, setBase: (address) => (base = address) };
})();

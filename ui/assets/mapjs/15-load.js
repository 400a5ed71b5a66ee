// Fetches the atlas's cached files; every file is fetched once.
"use strict";

keruen.load = (() => {
  let base = "";
  const files = new Map();

  function json(name) {
    if (!files.has(name)) {
      const fetched = fetch(base + name).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      });
      fetched.catch(() => files.delete(name));
      files.set(name, fetched);
    }
    return files.get(name);
  }

  return {
    json,
    url: (name) => base + name,
    setBase: (address) => (base = address),
  };
})();

// Folds text as geo/folding.py does; the letters' tables come with the search's data.
"use strict";

keruen.folding = (() => {
  const BREVE = "\u0306";
  const BLANK = " ";
  const known = new Map();
  let tables = null;

  const isDigit = (letter) => /\p{Nd}/u.test(letter);

  // Decimal digits stand in runs of ten, of which the first is zero.
  function valueOf(digit) {
    const code = digit.codePointAt(0);
    let first = code;
    while (isDigit(String.fromCodePoint(first - 1))) first -= 1;
    return String((code - first) % 10);
  }

  function plain(letter) {
    if (isDigit(letter)) return valueOf(letter);
    if (/[\p{M}\p{Cf}]/u.test(letter) || letter === tables.tatweel) return "";
    if (tables.apostrophes.includes(letter) || !/[\p{L}\p{N}]/u.test(letter)) return BLANK;
    return tables.near[letter] ?? letter;
  }

  const lower = (text) => Array.from(text, (letter) => tables.casefold[letter] ?? letter.toLowerCase()).join("");

  function foldLetter(letter) {
    if (!known.has(letter)) {
      const small = lower(letter.normalize("NFKD")).normalize("NFKD");
      known.set(letter, "Йй".includes(letter) ? ["й"] : Array.from(Array.from(small, plain).join("")));
    }
    return known.get(letter);
  }

  const isCyrillic = (letter) => letter >= "\u0400" && letter <= "\u052f";

  function unmask(sources, letters) {
    let at = 0;
    for (const word of letters.join("").split(BLANK)) {
      const here = letters.slice(at, at + word.length);
      if (here.some(isCyrillic) && !here.every(isCyrillic)) {
        for (let place = at; place < at + word.length; place += 1) {
          const near = tables.alike[letters[place]] ?? letters[place];
          letters[place] = tables.alike[sources[place]] ?? near;
        }
      }
      at += word.length + 1;
    }
  }

  // Returns the folded letters and where each begins and ends in the text.
  function inPlace(text) {
    const found = { letters: [], starts: [], ends: [], sources: [] };
    const { letters, starts, ends, sources } = found;
    let place = 0;
    for (const letter of text) {
      const folded = foldLetter(letter);
      const end = place + letter.length;
      const last = letters.length - 1;
      if (!folded.length && last >= 0 && letters[last] !== BLANK) {
        ends[last] = end;
        if (letters[last] === "и" && letter === BREVE) letters[last] = "й";
      }
      for (const part of folded) {
        if (part === BLANK && (!letters.length || letters[letters.length - 1] === BLANK)) continue;
        letters.push(part);
        starts.push(place);
        ends.push(end);
        sources.push(letter);
      }
      place = end;
    }
    if (letters[letters.length - 1] === BLANK) letters.pop();
    unmask(sources, letters);
    return found;
  }

  function words(text) {
    const { letters, starts, ends } = inPlace(text);
    let at = 0;
    return letters.join("").split(BLANK).filter(Boolean).map((word) => {
      const size = word.length;
      const made = { text: word, start: starts[at], end: ends[at + size - 1] };
      at += size + 1;
      return made;
    });
  }

  return { fold: (text) => inPlace(text).letters.join(""), words, setTables: (given) => (tables = given) };
})();

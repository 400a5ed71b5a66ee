// No place needs to be chosen where no ways are asked for.
"use strict";

keruen.picking = (() => {
  const nothing = () => null;
  return { prepare: nothing, start: nothing, stop: nothing, wanted: nothing };
})();

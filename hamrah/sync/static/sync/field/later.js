// A screen whose file is fetched once the app stands, so that the app itself stays small. Not here: which files those are
// (shell.py: whatever lies under static/<room>/field/later/).

import { el, empty } from "./draw.js";
import { say } from "./words.js";

export function later(load, name) {
  return async (app, ...at) => {
    const brought = await load().catch(() => null);
    return brought ? brought[name](app, ...at) : empty("clock", el("p", {}, say("This page is still on its way to this phone. Find network for a minute, then open it again.")));
  };
}

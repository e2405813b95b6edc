// Lets Node import the pages' own modules: their addresses (/static/...) as files, each an ES module. In: which
// folder stands behind which address. Not here: any judging.
import { register } from "node:module";

const hooks = `
const FOLDERS = { "/static/vendor/": "vendor/scripts/", "/static/cards/": "hamrah/cards/static/cards/" };
const HOUSE = ${JSON.stringify(new URL("../../", import.meta.url).href)};
export function resolve(name, context, next) {
  const start = Object.keys(FOLDERS).find((address) => name.startsWith(address));
  return next(start ? HOUSE + FOLDERS[start] + name.slice(start.length) : name, context);
}
export function load(url, context, next) {
  const isOurs = url.startsWith(HOUSE) && url.endsWith(".js") && !url.includes("/node_modules/");
  return next(url, isOurs ? { ...context, format: "module" } : context);
}`;
register("data:text/javascript," + encodeURIComponent(hooks));

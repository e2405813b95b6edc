// Lets Node import the pages' own modules: their addresses (/static/...) as files, each an ES module. In: which
// folder stands behind which address. Not here: any judging.
import { register } from "node:module";

const hooks = `
const HOUSE = ${JSON.stringify(new URL("../../", import.meta.url).href)};
export function resolve(name, context, next) {
  const [, room, file] = name.match(/^\\/static\\/([a-z]+)\\/(.+)$/) ?? [];
  const folder = room === "vendor" ? "vendor/scripts/" : \`hamrah/\${room}/static/\${room}/\`;
  return next(room ? HOUSE + folder + file : name, context);
}
export function load(url, context, next) {
  const isOurs = url.startsWith(HOUSE) && url.endsWith(".js") && !url.includes("/node_modules/");
  return next(url, isOurs ? { ...context, format: "module" } : context);
}`;
register("data:text/javascript," + encodeURIComponent(hooks));

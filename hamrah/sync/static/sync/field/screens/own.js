// The app's own screens as a room brings its: today, what is unsent, this phone, a conflict. Not here: what they draw.

import { say } from "../words.js";
import { conflictScreen, conflictWork } from "./conflict.js";
import { homeScreen } from "./home.js";
import { entryScreen, outboxScreen, outboxWork } from "./unsent.js";
import { phoneScreen } from "./phone.js";

export default {
  room: "sync",
  screens: [
    { path: "home", icon: "home", label: () => say("Today"), draw: homeScreen },
    { path: "outbox", icon: "upload", label: () => say("Not sent yet"), draw: outboxScreen },
    { path: "entry", icon: "edit", label: () => say("Entry"), draw: entryScreen },
    { path: "phone", icon: "phone", label: () => say("This phone"), draw: phoneScreen },
    { path: "conflict", icon: "warning", label: () => say("Two values"), draw: conflictScreen },
  ],
  work: (app) => [...outboxWork(app), ...conflictWork(app)],
};

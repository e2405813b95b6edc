// The app's own screens as a room brings its: today, what is unsent, this phone, a conflict. Not here: what they draw.

import { draftWork } from "../drafts.js";
import { say } from "../words.js";
import { conflictScreen, conflictWork } from "./conflict.js";
import { homeScreen } from "./home.js";
import { entryScreen, outboxScreen, outboxWork } from "./unsent.js";
import { phoneScreen } from "./phone.js";

export default {
  room: "sync",
  screens: [
    { path: "home", icon: "home", label: () => say("Today"), hint: () => say("Find a worker, or begin something new. Below stands what waits for you today."), draw: homeScreen },
    { path: "outbox", icon: "upload", label: () => say("Not sent yet"), hint: () => say("This waits for network. Nothing of it is lost."), draw: outboxScreen },
    { path: "entry", icon: "edit", label: () => say("Entry"), hint: () => say("One entry, and why it has not gone yet."), draw: entryScreen },
    { path: "phone", icon: "phone", label: () => say("This phone"), hint: () => say("How this phone stands with the office, and how much room is left on it."), draw: phoneScreen },
    { path: "conflict", icon: "warning", label: () => say("Two values"), hint: () => say("Two people wrote differently. Ask her, then choose."), draw: conflictScreen },
  ],
  work: (app) => [...outboxWork(app), ...conflictWork(app), ...draftWork(app)],
};

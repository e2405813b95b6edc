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
    {
      path: "home", icon: "home", draw: homeScreen,
      label: () => say("Today"),
      hint: () => say("Find a worker, or begin something new. Below stands what waits for you today."),
    },
    {
      path: "outbox", icon: "upload", draw: outboxScreen,
      label: () => say("Not sent yet"),
      hint: () => say("This waits for network. Nothing of it is lost."),
    },
    {
      path: "entry", icon: "edit", draw: entryScreen,
      label: () => say("Entry"),
      hint: () => say("One entry, and why it has not gone yet."),
    },
    {
      path: "phone", icon: "phone", draw: phoneScreen,
      label: () => say("This phone"),
      hint: () => say("How this phone stands with the office, and how much room is left on it."),
    },
    {
      path: "conflict", icon: "warning", draw: conflictScreen,
      label: () => say("Two values"),
      hint: () => say("Two people wrote differently. Ask her, then choose."),
    },
  ],
  work: (app) => [...outboxWork(app), ...conflictWork(app), ...draftWork(app)],
};

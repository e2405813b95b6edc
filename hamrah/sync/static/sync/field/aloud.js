// Sentences spoken: by a recording of the house or of the organisation in this language, else by the phone's own voice.
// Not here: the recordings themselves (hamrah/sync/voices.py).

import { icon, el } from "./draw.js";
import { language, say, voices } from "./words.js";

let playing = null;

// A button that speaks; where there is neither recording nor voice it is not drawn: somebody reads to her.
export function speaker(app, name, text) {
  if (!voices()[name] && !("speechSynthesis" in globalThis)) return null;
  return el("button", { type: "button", class: "speaker", "aria-label": say("Read aloud"), onclick: () => aloud(app, name, text) }, icon("sound"));
}

export const canSpeak = () => "speechSynthesis" in globalThis || Object.keys(voices()).length > 0;

export function aloud(app, name, text) {
  const isMine = playing?.name === name;
  hush();
  if (isMine) return;
  const recording = voices()[name];
  playing = { name, sound: recording ? new Audio(recording) : null };
  if (playing.sound) playing.sound.play().catch(() => spoken(app, text));
  else spoken(app, text);
}

// A cheap phone may have no voice of her language: that is said in words, never met with silence.
function spoken(app, text) {
  const mute = () => {
    playing = null;
    app.tell(say("This phone has no voice for this language. Add one in its settings, under text to speech."), "warn");
  };
  const known = globalThis.speechSynthesis?.getVoices();
  if (!known || (known.length && !known.some(({ lang }) => lang.startsWith(language())))) return mute();
  const said = new SpeechSynthesisUtterance(text);
  said.lang = `${language()}-IN`;
  said.rate = 0.9;
  said.onend = () => (playing = null);
  said.onerror = ({ error }) => ["interrupted", "canceled"].includes(error) || mute();
  speechSynthesis.speak(said);
}

export function hush() {
  playing?.sound?.pause();
  globalThis.speechSynthesis?.cancel();
  playing = null;
}

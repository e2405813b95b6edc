// A judge that is not ours: PixelPass reads the text of a card's code. In: the text on standard input; out:
// what PixelPass makes of it. It throws on stored deflate blocks, which our encoder therefore never writes.
import { createRequire } from "node:module";
const { decode } = createRequire(import.meta.url)("@mosip/pixelpass");

let text = "";
for await (const part of process.stdin) text += part;
console.log(decode(text));

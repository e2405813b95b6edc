// The code reader of /verify/, as vendored, run by Node. In: addresses of picture files as raw grey pixels,
// "width height path" a line; out: the text of each one's code, or an empty string, as a JSON list.
import { readFile } from "node:fs/promises";
import "./house.mjs";

const { prepareZXingModule, readBarcodes } = await import("/static/vendor/zxing-wasm/es/reader/index.js");
const program = await readFile(new URL("../../vendor/scripts/zxing-wasm/reader/zxing_reader.wasm", import.meta.url));
prepareZXingModule({ overrides: { wasmBinary: program.buffer.slice(program.byteOffset, program.byteOffset + program.length) } });

let said = "";
for await (const part of process.stdin) said += part;
const texts = [];
for (const line of said.trim().split("\n")) {
  const [, width, height, path] = line.match(/^(\d+) (\d+) (.*)$/);
  const pixels = { width: Number(width), height: Number(height), data: new Uint8ClampedArray(await readFile(path)) };
  const codes = await readBarcodes(pixels, { formats: ["QRCode"], tryHarder: true, tryInvert: false, maxNumberOfSymbols: 4 });
  texts.push(codes.find((code) => code.isValid)?.text ?? "");
}
console.log(JSON.stringify(texts));

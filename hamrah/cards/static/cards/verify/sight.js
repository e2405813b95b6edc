// Finds a QR code in a frame or a picture: by the browser's own BarcodeDetector, else by zxing-wasm in a worker.
// Not here: the camera (scanner.js), what the text means (judge.js).

// Under the path of the page that asks: elsewhere that page's service worker would not serve it.
const READER = "/verify/reader.js";
// Base45 of a signed card. Another code beside it, such as a web address, is passed over.
const LIKE_A_CARD = /^[0-9A-Z $%*+\-./:]{120,4000}$/;
const LONGEST_SIDE = 2600;

export class Sight {
  #native = nativeDetector();
  #worker = null;
  #waiting = new Map();
  #asked = 0;
  #frames = 0;
  #address;

  constructor(reader = READER) {
    this.#address = reader;
  }

  // The text of a code in a video frame, or "". Quick, for the next frame comes soon: the middle square, which is
  // what the page shows; every third time the whole, for whoever holds the card beside it.
  async inFrame(video) {
    const [width, height] = [video.videoWidth, video.videoHeight];
    const side = Math.min(width, height);
    const part = ++this.#frames % 3 ? [(width - side) / 2, (height - side) / 2, side, side] : [0, 0, width, height];
    return this.#inBitmap(await createImageBitmap(video, ...part), { tryHarder: false });
  }

  // The text of a code anywhere in a picture file, or "". Takes its time; the whole picture, then a smaller one.
  async inPicture(file) {
    for (const longest of [LONGEST_SIDE, 1280]) {
      const text = await this.#inBitmap(await bitmapOf(file, longest), { tryHarder: true });
      if (text) return text;
    }
    return "";
  }

  async #inBitmap(bitmap, how) {
    const native = await this.#native;
    const found = native ? await native.detect(bitmap).catch(() => []) : [];
    const text = best(found.map((code) => code.rawValue));
    if (LIKE_A_CARD.test(text)) return bitmap.close(), text;
    return best([text, ...(await this.#byReader(bitmap, how))]);
  }

  #byReader(bitmap, how) {
    this.#worker ??= this.#reader();
    const number = ++this.#asked;
    return new Promise((done) => {
      this.#waiting.set(number, done);
      this.#worker.postMessage({ number, bitmap, how }, [bitmap]);
    });
  }

  #reader() {
    const worker = new Worker(this.#address, { type: "module" });
    const answer = (number, texts) => {
      this.#waiting.get(number)?.(texts);
      this.#waiting.delete(number);
    };
    worker.onmessage = ({ data: { number, texts } }) => answer(number, texts);
    worker.onerror = () => [...this.#waiting.keys()].forEach((number) => answer(number, []));
    return worker;
  }
}

function best(texts) {
  return texts.find((text) => LIKE_A_CARD.test(text)) ?? texts.find((text) => text) ?? "";
}

export function isLikeACard(text) {
  return LIKE_A_CARD.test(text);
}

async function nativeDetector() {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []);
  return formats?.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
}

async function bitmapOf(file, longest) {
  const whole = await createImageBitmap(file);
  const share = longest / Math.max(whole.width, whole.height);
  if (share >= 1) return whole;
  const size = { resizeWidth: Math.round(whole.width * share), resizeHeight: Math.round(whole.height * share) };
  const smaller = await createImageBitmap(whole, { ...size, resizeQuality: "high" });
  whole.close();
  return smaller;
}

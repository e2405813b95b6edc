// The worker that reads QR codes with zxing-wasm, so that no frame of the page waits. In: {number, bitmap, how};
// out: {number, texts}. Not here: which of the texts is a card's (sight.js).

import { prepareZXingModule, readBarcodes } from "/static/vendor/zxing-wasm/es/reader/index.js";

// Out of the box the library fetches its program from a host that is not ours.
prepareZXingModule({ overrides: { locateFile: (file) => `/static/vendor/zxing-wasm/reader/${file}` } });

onmessage = async ({ data: { number, bitmap, how } }) => {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  brush.drawImage(bitmap, 0, 0);
  bitmap.close();
  const pixels = brush.getImageData(0, 0, canvas.width, canvas.height);
  const options = { formats: ["QRCode"], maxNumberOfSymbols: 4, tryInvert: false, ...how };
  const codes = await readBarcodes(pixels, options).catch(() => []);
  postMessage({ number, texts: codes.map((code) => code.text) });
};

// Her face small enough for a card's code: WebP of a few hundred bytes, the best that fits. Not here: the photo itself.

const SIZES = [[64, 80], [56, 70], [48, 60]];
const [FINEST, COARSEST, LEAST] = [0.5, 0.02, 0.04];

// Bytes of WebP, at most `mostBytes`; null where that is too little, or where the browser writes no WebP.
export async function cardFace(picture, mostBytes) {
  const [wide, high] = [picture.naturalWidth ?? picture.width, picture.naturalHeight ?? picture.height];
  for (const [width, height] of SIZES) {
    const found = await finest(drawn(picture, wide, high, width, height), mostBytes);
    if (found) return found;
  }
  return null;
}

// The middle of the picture, 4:5; on white, for a card has no transparency.
function drawn(picture, wide, high, width, height) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const brush = canvas.getContext("2d", { alpha: false });
  const share = Math.min(wide / width, high / height);
  const [from_x, from_y] = [(wide - share * width) / 2, (high - share * height) / 2];
  brush.imageSmoothingQuality = "high";
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, width, height);
  brush.drawImage(picture, from_x, from_y, share * width, share * height, 0, 0, width, height);
  return canvas;
}

// Halving between the coarsest and the finest; null where even the coarsest is too much.
async function finest(canvas, mostBytes) {
  let [low, high] = [COARSEST, FINEST];
  let best = await webp(canvas, low);
  if (!best || best.length > mostBytes) return null;
  while (high - low > LEAST) {
    const middle = (low + high) / 2;
    const tried = await webp(canvas, middle);
    if (tried && tried.length <= mostBytes) [best, low] = [tried, middle];
    else high = middle;
  }
  return best;
}

async function webp(canvas, quality) {
  const blob = await new Promise((done) => canvas.toBlob(done, "image/webp", quality));
  return blob?.type === "image/webp" ? new Uint8Array(await blob.arrayBuffer()) : null;
}

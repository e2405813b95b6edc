// zlib streams opened by the browser, never past a stated size. Not here: writing them.

import { Refusal } from "./refusal.js";

// Refuses a bomb as soon as it has grown past `most` bytes, and bytes that stand behind the stream.
export async function inflate(bytes, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > most) throw new Refusal("malformed");
      parts.push(part.value);
    }
  } catch {
    reader.cancel().catch(() => {});
    throw new Refusal("malformed");
  }
  const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
  // Some engines pass over what stands behind a stream; zlib ends with the checksum of what it held.
  const ending = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0);
  if (ending !== adler32(whole)) throw new Refusal("malformed");
  return whole;
}

function adler32(bytes) {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}

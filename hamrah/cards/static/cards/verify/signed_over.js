// The bytes a COSE signature stands over (RFC 9052, 4.4), written as CBOR. Not here: any other writing of CBOR.

export function signedOver(context, ...parts) {
  const text = new TextEncoder().encode(context);
  const pieces = [head(4, 1 + parts.length), head(3, text.length), text];
  for (const part of parts) pieces.push(head(2, part.length), part);
  return concatenated(pieces);
}

function head(kind, length) {
  if (length < 24) return [(kind << 5) | length];
  if (length < 0x100) return [(kind << 5) | 24, length];
  if (length < 0x10000) return [(kind << 5) | 25, length >> 8, length & 0xff];
  return [(kind << 5) | 26, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff];
}

function concatenated(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

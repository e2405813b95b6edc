// Her secret closes the diary: PBKDF2 makes a key of it, AES-GCM seals everything, the phone's signing key too. Who has
// the phone and not the secret reads nothing. Not here: where it lies (kept.js), what is in it (diary.js).

const TURNS = 600_000;
const words = new TextEncoder(), letters = new TextDecoder();
const SIGNS = { name: "ECDSA", namedCurve: "P-256" };

async function keyOf(secret, salt, turns) {
  const plain = await crypto.subtle.importKey("raw", words.encode(secret), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: turns };
  return crypto.subtle.deriveKey(how, plain, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

// A first secret: {key, salt, turns}; the salt and the turns are no secret and lie beside what is sealed.
export async function chosen(secret) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { key: await keyOf(secret, salt, TURNS), salt, turns: TURNS };
}

export async function sealed(lock, said) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, lock.key, words.encode(JSON.stringify(said)));
  return { salt: lock.salt, turns: lock.turns, iv, body: new Uint8Array(body) };
}

// {lock, said}; null where the secret is another.
export async function unsealed(record, secret) {
  const lock = { key: await keyOf(secret, record.salt, record.turns), salt: record.salt, turns: record.turns };
  try {
    const body = await crypto.subtle.decrypt({ name: "AES-GCM", iv: record.iv }, lock.key, record.body);
    return { lock, said: JSON.parse(letters.decode(body)) };
  } catch { return null; }
}

export const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const bytesOf = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));

// A signing key of this phone, as text that is only ever kept sealed.
export async function newPen() {
  const pair = await crypto.subtle.generateKey(SIGNS, true, ["sign"]);
  const [secret, open] = await Promise.all([crypto.subtle.exportKey("pkcs8", pair.privateKey), crypto.subtle.exportKey("raw", pair.publicKey)]);
  return { secret: base64(secret), open: base64(open) };
}

export async function signedBy(pen, bytes) {
  const key = await crypto.subtle.importKey("pkcs8", bytesOf(pen.secret), SIGNS, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, bytes));
}

// Reads what servers pack tightly: a few bits for each seat, in chart order.

/**
 * One number a seat, of so many bits (1, 2, 4 or 8), the first in the low bits
 * of the first byte. Seats that the text does not reach get `missing`.
 */
export function unpack(base64: string, count: number, bits: number, missing: number): Uint8Array {
  const bytes = atob(base64);
  const each = 8 / bits; // seats a byte
  const mask = 2 ** bits - 1;
  const states = new Uint8Array(count).fill(missing);
  const told = Math.min(count, bytes.length * each);
  for (let seat = 0; seat < told; seat++) {
    states[seat] = (bytes.charCodeAt(Math.floor(seat / each)) >> ((seat % each) * bits)) & mask;
  }
  return states;
}

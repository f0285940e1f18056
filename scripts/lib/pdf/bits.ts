/** Reads numbers of any count of bits, as samples of functions and vertices of meshes have them. */

/** Returns the number in `count` bits, at most 32, from a bit on; the highest bit of a byte comes first. */
export function bitsAt(data: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let bit = from; bit < from + count;) {
    const taken = Math.min(8 - (bit % 8), from + count - bit);
    const byte = data[Math.floor(bit / 8)] ?? 0;
    value = value * 2 ** taken + ((byte >> (8 - (bit % 8) - taken)) & (2 ** taken - 1));
    bit += taken;
  }
  return value;
}

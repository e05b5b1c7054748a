/** Computes the size of an unpacked ZIP archive from its directory. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Returns the unpacked size in bytes. Returns undefined if the archive has no directory, or one that does not fit its
 * bytes.
 */
export function unpackedSize(zip: Buffer): number | undefined {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > zip.length || zip.readUInt32LE(end) !== END) return undefined;
  let [at, size] = [zip.readUInt32LE(end + 16), 0];
  for (let entry = zip.readUInt16LE(end + 10); entry > 0; entry--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) return undefined;
    size += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return size;
}

/**
 * Matches the bytes with which a file of each type must begin, in hex. Sources: PNG: W3C PNG 3rd ed. 5.2; JPEG: ITU-T
 * T.81 B.1; WebP: RFC 9649; PDF: ISO 32000-1 7.5.2 (`%PDF-1.` or `%PDF-2.`).
 */
const SIGNATURES: Readonly<Record<string, RegExp>> = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/webp': /^52494646.{8}57454250/,
  'application/pdf': /^255044462d3[12]2e/,
};

/** Returns true if the file begins with the bytes (magic number) of its declared type. */
export const hasSignatureOf = (type: string, bytes: Buffer): boolean =>
  SIGNATURES[type]?.test(bytes.toString('hex', 0, 16)) ?? false;

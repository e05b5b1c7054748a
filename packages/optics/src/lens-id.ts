// Lens ids: messages and stock carry them in place of medical values. A lens id is a pseudonym, not a secret: anybody
// with the catalogue can compute the ids of all combinations and compare, so a customer's lens id is personal data.
import { createHash } from 'node:crypto';
import type { LensParameters } from '@toric/contracts/lens';
import { DIMENSIONS, toHundredths } from './dimensions.ts';

/**
 * Returns a text that is the same for equal lenses: keys in the order of DIMENSIONS, numbers in whole hundredths,
 * absent parameters left out.
 */
export function canonicalParameters(parameters: LensParameters): string {
  const present = DIMENSIONS.filter((dimension) => parameters[dimension] !== undefined);
  return JSON.stringify(present.map((dimension) => [dimension, toHundredths(parameters[dimension])]));
}

/**
 * Returns the id of a product in these parameters (dioptres, mm, degrees): SHA-256 in the layout of a version 8 UUID
 * (RFC 9562). Stock and orders on file contain lens ids. If the input of the hash changed, they would no longer match.
 */
export function lensId(productId: string, parameters: LensParameters): string {
  const hash = createHash('sha256')
    .update(`${productId.toLowerCase()}\n${canonicalParameters(parameters)}`)
    .digest();
  // RFC 9562: sets the version to 8 (vendor-specific) and the variant bits to 10
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

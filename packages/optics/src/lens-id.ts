/** The opaque id of "this product in these parameters", which messages and stock carry in place of medical values. */
/** A pseudonym, not a secret: whoever holds the catalogue can try its combinations, so treat it as personal data. */
import { createHash } from 'node:crypto';
import type { LensParameters } from '@toric/contracts/lens';
import { DIMENSIONS, toHundredths } from './dimensions.ts';

/** One text per lens: fixed key order, numbers in whole hundredths, absent parameters left out. */
export function canonicalParameters(parameters: LensParameters): string {
  const present = DIMENSIONS.filter((dimension) => parameters[dimension] !== undefined);
  return JSON.stringify(present.map((dimension) => [dimension, toHundredths(parameters[dimension])]));
}

/** Stored in every service: changing what goes into the hash orphans the stock and the orders on file. */
export function lensId(productId: string, parameters: LensParameters): string {
  const hash = createHash('sha256')
    .update(`${productId.toLowerCase()}\n${canonicalParameters(parameters)}`)
    .digest();
  // RFC 9562: version 8 (vendor-defined) and variant 10
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

// Creates lens ids. Messages and stock contain them in place of medical values (ADR 0006). They are keyed, so that
// nobody without the key can compute the ids of all combinations and compare them (ADR 0045).
import { createHash, createHmac, createSecretKey } from 'node:crypto';
import type { LensParameters } from '@toric/contracts/lens';
import { DIMENSIONS, toHundredths } from './dimensions.ts';

/**
 * Holds the parameters of the lenses in a box. It is null for goods that are no lens, because a product of such goods
 * has one variant.
 */
type Parameters = LensParameters | null;

/**
 * Returns a text that is the same for equal lenses: keys in the order of DIMENSIONS, numbers in whole hundredths,
 * absent parameters left out.
 */
export function canonicalParameters(parameters: Parameters): string {
  const present = parameters ? DIMENSIONS.filter((dimension) => parameters[dimension] !== undefined) : [];
  return JSON.stringify(present.map((dimension) => [dimension, toHundredths(parameters?.[dimension])]));
}

/**
 * Returns a text that is the same for equal lenses of a product. It contains the parameters: compare it only inside a
 * process, and never store or send it.
 */
export const lensText = (productId: string, parameters: Parameters): string =>
  `${productId.toLowerCase()}\n${canonicalParameters(parameters)}`;

/** Returns the first 16 bytes of a digest in the layout of a version 8 UUID (RFC 9562). */
function inUuidLayout(digest: Buffer): string {
  // RFC 9562: the version is 8 (vendor-specific), and the variant bits are 10
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Returns the id that a lens had before ids were keyed: a plain SHA-256. Anybody can compute it, so it is no longer the
 * id of a lens. It is the input of the keyed id, and the upgrade of an older database recognises old ids by it.
 */
export const unkeyedLensId = (productId: string, parameters: Parameters): string =>
  inUuidLayout(createHash('sha256').update(lensText(productId, parameters)).digest());

export type LensIds = {
  /**
   * Returns the id of a product in these parameters (dioptres, mm, degrees), or of goods without parameters. Stored
   * stock and orders contain lens ids. They would match no new id if the key or the input of the digest changed.
   */
  readonly of: (productId: string, parameters: Parameters) => string;
  /**
   * Returns the lens id that replaces an unkeyed id. So a service can replace the old ids in its rows without the
   * parameters, which it does not have.
   */
  readonly replace: (unkeyedId: string) => string;
};

/**
 * Returns the functions that compute lens ids with one key: 32 bytes in base64. All services that compute lens ids must
 * have the same key.
 */
export function createLensIds(key: string): LensIds {
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length !== 32) throw new Error('LENS_ID_KEY must be 32 bytes in base64: openssl rand -base64 32');
  const secret = createSecretKey(bytes);
  const replace = (unkeyedId: string) => inUuidLayout(createHmac('sha256', secret).update(unkeyedId).digest());
  return { replace, of: (productId, parameters) => replace(unkeyedLensId(productId, parameters)) };
}

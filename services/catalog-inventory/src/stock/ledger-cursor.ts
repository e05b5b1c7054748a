import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';

/** Holds the largest number of digits that a JavaScript number holds exactly. */
const MOST_DIGITS = 15;

export const encodePosition = (position: bigint): string => Buffer.from(String(position)).toString('base64url');

/** Returns the position of the cursor: the last entry of the previous page. Throws if the cursor holds no position. */
export function decodePosition(cursor: string): bigint {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!/^\d+$/.test(text) || text.length > MOST_DIGITS) throw REQUEST_INVALID_CURSOR();
  return BigInt(text);
}

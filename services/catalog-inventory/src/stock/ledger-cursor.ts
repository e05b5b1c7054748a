import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';

/** The largest position that a number of JavaScript holds exactly. */
const MOST_DIGITS = 15;

export const encodePosition = (position: bigint): string => Buffer.from(String(position)).toString('base64url');

/** Returns the position that a cursor names: the last entry of the page before. */
export function decodePosition(cursor: string): bigint {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!/^\d+$/.test(text) || text.length > MOST_DIGITS) throw REQUEST_INVALID_CURSOR();
  return BigInt(text);
}

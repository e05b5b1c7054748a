/**
 * Makes the handle of a product. A handle names one product in links and files. If the client gives none, the handle is
 * derived from the name of the product. A handle never changes.
 */
import { Id } from '@toric/contracts/kernel/common';

const MAX_LENGTH = 60;
const DIACRITICS = /\p{M}/gu;

/**
 * Returns the handle for a name: `DAILIES TOTAL1 for Astigmatism` becomes `dailies-total1-for-astigmatism`.
 * Returns `product` if the name has no Latin letters or digits, or if the handle would look like an id, because links
 * accept ids, too.
 */
export function handleOf(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .replace(DIACRITICS, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const handle = words.join('-').slice(0, MAX_LENGTH).replace(/-$/, '');
  return handle === '' || isId(handle) ? 'product' : handle;
}

/** Returns the handle if it is free. Otherwise returns the first free handle of `biofinity-2`, `biofinity-3`, … */
export function freeHandle(handle: string, taken: ReadonlySet<string>): string {
  let free = handle;
  for (let n = 2; taken.has(free); n += 1) free = `${handle}-${n}`;
  return free;
}

export const isId = (name: string): boolean => Id.safeParse(name).success;

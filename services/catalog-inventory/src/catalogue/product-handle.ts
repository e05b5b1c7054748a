/** The name by which links and files know a product: words of its own name, one product each, and never changed. */
import { Id } from '@toric/contracts/kernel/common';

const LONGEST = 60;
const MARKS = /\p{M}/gu;

/** `DAILIES TOTAL1 for Astigmatism` is `dailies-total1-for-astigmatism`; a name without a Latin letter says nothing here. */
export function handleOf(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .replace(MARKS, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const handle = words.join('-').slice(0, LONGEST).replace(/-$/, '');
  return handle === '' || isId(handle) ? 'product' : handle;
}

/** The handle itself, or the first of `biofinity-2`, `biofinity-3`, … that nobody has. */
export function freeHandle(handle: string, taken: ReadonlySet<string>): string {
  let free = handle;
  for (let n = 2; taken.has(free); n += 1) free = `${handle}-${n}`;
  return free;
}

export const isId = (name: string): boolean => Id.safeParse(name).success;

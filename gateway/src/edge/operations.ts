import { declarations } from '@toric/contracts/all';
import { isPublished, type Operation } from '@toric/contracts/kernel/operation';

/** Lists every operation of the public API, in the order of the reference page. */
export const operations: readonly Operation[] = declarations.filter(isPublished);

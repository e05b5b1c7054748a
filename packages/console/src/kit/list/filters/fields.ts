/** The filters of one field of a list, with all relations of the grammar (contracts/filters/filters.ts). */
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Words } from '@toric/contracts/kernel/words';
import type { Filter } from '../../kit.types.ts';

type Named<N extends string> = { readonly [K in N]: Filter };

/** A field with known values: it is one, it is one of several, it is none of several. */
export const choiceField = <const N extends string>(name: N, label: Text, words: Words) =>
  ({
    [name]: { kind: 'choice', label, words },
    [`${name}In`]: { kind: 'choice', label, words, several: true },
    [`${name}Not`]: { kind: 'choice', label, words, several: true, not: true },
  }) as Named<N | `${N}In` | `${N}Not`>; // TypeScript does not know the names of computed properties

/** A field with a day: from, until, and both. */
export const dayField = <const N extends string>(name: N, label: Text) =>
  ({
    [`${name}From`]: { kind: 'day', label, side: 'from' },
    [`${name}To`]: { kind: 'day', label, side: 'to' },
  }) as Named<`${N}From` | `${N}To`>; // as above

/** A field with a day that may be empty. */
export const openDayField = <const N extends string>(name: N, label: Text) =>
  ({ ...dayField(name, label), [`${name}Is`]: { kind: 'presence', label } }) as Named<`${N}From` | `${N}To` | `${N}Is`>; // as above

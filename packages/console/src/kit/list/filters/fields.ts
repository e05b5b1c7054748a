/** Defines the filters of one field of a list, with all relations of the grammar (contracts/filters/filters.ts). */
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Words } from '@toric/contracts/kernel/words';
import type { Filter } from '../../kit.types.ts';

type Named<N extends string> = { readonly [K in N]: Filter };

/** Returns the filters of a field with known values: it is a value, is one of several values, or is none of them. */
export const choiceField = <const N extends string>(name: N, label: Text, words: Words) =>
  ({
    [name]: { kind: 'choice', label, words },
    [`${name}In`]: { kind: 'choice', label, words, several: true },
    [`${name}Not`]: { kind: 'choice', label, words, several: true, not: true },
  }) as Named<N | `${N}In` | `${N}Not`>; // safe cast: TypeScript does not know the names of computed properties

/** Returns the filters of a field with a day: from a day, until a day, or both. */
export const dayField = <const N extends string>(name: N, label: Text) =>
  ({
    [`${name}From`]: { kind: 'day', label, side: 'from' },
    [`${name}To`]: { kind: 'day', label, side: 'to' },
  }) as Named<`${N}From` | `${N}To`>; // safe cast: TypeScript does not know the names of computed properties

/** Returns the filters of a field with a day that may be empty. */
export const openDayField = <const N extends string>(name: N, label: Text) =>
  // safe cast: TypeScript does not know the names of computed properties
  ({ ...dayField(name, label), [`${name}Is`]: { kind: 'presence', label } }) as Named<`${N}From` | `${N}To` | `${N}Is`>;

import type { Text } from '../kernel/sentence.ts';

/** Holds the sentences that a service writes for one code. */
export type Sentences = readonly [Text, ...Text[]];

/** Returns the sentences of a code that has only one. */
export const one = (en: string, zh: string): Sentences => [{ en, zh }];

import type { Text } from '../kernel/sentence.ts';

/** Holds the sentences that a service writes for one code of a reason. */
export type Sentences = readonly [Text, ...Text[]];

/** Returns the sentences for a code that has only one sentence. */
export const one = (en: string, zh: string): Sentences => [{ en, zh }];

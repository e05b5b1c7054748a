import type { z } from 'zod';
import type { Text } from './sentence.ts';

/**
 * Classifies a state, which a badge shows by shape and colour. `new`: nothing happened yet. `works`: the system works.
 * `wait`: a person has to act. `ok`: everything is in order. `stop`: something failed or may not continue. `ended`:
 * nothing follows.
 */
export type State = 'new' | 'works' | 'wait' | 'ok' | 'stop' | 'ended';
export type Word = { readonly label: Text; readonly state?: State };
/** Holds the words for each value of an enum, in the order of the enum. */
export type Words<V extends string = string> = Readonly<Record<V, Word>>;

export const word = (en: string, zh: string, state?: State): Word => ({ label: { en, zh }, ...(state && { state }) });

/**
 * Declares the words for the values of an enum. The compiler demands a word for each value, so a new value cannot be
 * forgotten.
 */
export const wordsOf = <E extends z.ZodEnum>(_: E, words: Words<z.output<E> & string>): Words<z.output<E> & string> =>
  words;

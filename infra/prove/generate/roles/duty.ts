/** Declares the types of the role table: duties in words of the trade, grouped in chapters. */
import type { Text } from '@toric/contracts/kernel/sentence';

/**
 * Describes a duty, such as "Place an order". It names the operations that belong to it. All of them admit the same
 * people, so one row of the table is true for each of them.
 */
export type Duty = { readonly what: Text; readonly operations: readonly string[] };
export type Chapter = { readonly title: Text; readonly duties: readonly Duty[] };

export const duty = (en: string, zh: string, ...operations: readonly string[]): Duty => ({
  what: { en, zh },
  operations,
});
export const chapter = (en: string, zh: string, ...duties: readonly Duty[]): Chapter => ({ title: { en, zh }, duties });

/**
 * Parses the values of cells. Each function returns the value, or the sentence that explains the error. An empty cell
 * is undefined.
 */
import { NO_DAY, NO_NUMBER, NOT_ONE_OF } from '@toric/contracts/customer/imports/import-file.errors';
import type { DateOrder } from '@toric/contracts/customer/imports/import-field';
import { DATE_ORDER_WORDS } from '@toric/contracts/customer/imports/import.words';
import { Email } from '@toric/contracts/contact/email';
import { parsePart } from '../http/field-errors.ts';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';
import { RequestDay } from '@toric/contracts/kernel/common';
import type { z } from 'zod';

export type Parsed<T> = { readonly value: T } | { readonly wrong: Text };

/** Matches the apostrophe with which our own files protect a cell that a spreadsheet would run as a formula. */
const GUARD = /^'(?=\s*[=+\-@＝＋－＠])/;

/** Returns the text of a cell, or undefined if it is empty. */
export function filled(cell: string | undefined): string | undefined {
  if (cell === undefined || cell === '') return undefined;
  const unguarded = cell.startsWith("'") ? cell.replace(GUARD, '') : cell;
  const text = unguarded.normalize('NFC').trim();
  return text === '' ? undefined : text;
}

/** Returns the value of a text by a schema of the contracts, or the sentence that explains the error. */
export function bySchema<S extends z.ZodType>(schema: S, text: unknown): Parsed<z.output<S>> {
  const errors: FieldError[] = [];
  const value = parsePart(schema, text, '', errors);
  const [first] = errors;
  return first ? { wrong: first.detail } : { value: value as z.output<S> }; // a text without an error has a value
}

export const email = (text: string): Parsed<string> => bySchema(Email, text);

const THREE = /^\D?(\d{1,4})\s*[./\-年\s]\s*(\d{1,2})\s*[./\-月\s]\s*(\d{1,4})\s*日?(?:[T\s].*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Returns a day as YYYY-MM-DD. A number of four digits at the start is always the year. A year of two digits is
 * refused.
 */
export function day(text: string, order: DateOrder): Parsed<string> {
  const [, first = '', second = '', third = ''] = COMPACT.exec(text) ?? THREE.exec(text) ?? [];
  const parts = partsOf([first, second, third], order);
  if (!parts) return { wrong: noDay(order) };
  const [year, month, dayOfMonth] = parts;
  const written = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  return RequestDay.safeParse(written).success ? { value: written } : { wrong: noDay(order) };
}

type Three = readonly [string, string, string];

function partsOf([first, second, third]: Three, order: DateOrder): Three | undefined {
  if (first.length === 4) return [first, second, third];
  if (third.length !== 4) return undefined;
  return order === 'month-day-year' ? [third, first, second] : [third, second, first];
}

const EXAMPLES: Readonly<Record<DateOrder, string>> = {
  'year-month-day': '2026-11-30',
  'day-month-year': '30.11.2026',
  'month-day-year': '11/30/2026',
};

function noDay(order: DateOrder): Text {
  const { label } = DATE_ORDER_WORDS[order];
  const say = (language: 'en' | 'zh') => NO_DAY({ order: label[language], example: EXAMPLES[order] })[language];
  return { en: say('en'), zh: say('zh') };
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * Returns a number. A comma may replace the decimal point, the sign may be the typographic minus, and a unit (D, mm or
 * °) may follow.
 */
export function number(text: string): Parsed<number> {
  const plain = text
    .normalize('NFKC')
    .replace(/[−–—]/g, '-')
    .replace(',', '.')
    .replace(/\s|d$|mm$|°$/gi, '');
  return NUMBER.test(plain) ? { value: Number(plain) } : { wrong: NO_NUMBER() };
}

/** Returns a power in dioptres. A plano lens has the power 0. */
export const power = (text: string): Parsed<number> =>
  /^(plano|pl|plan|平光)$/i.test(text) ? { value: 0 } : number(text);

/** Returns the value of the table that has this word, in any language. */
export function oneOf<V extends string>(table: Readonly<Record<V, readonly string[]>>, text: string): Parsed<V> {
  const sought = text.normalize('NFKC').trim().toLowerCase();
  const values = Object.keys(table) as V[]; // the cast is safe: these are the keys of the table
  const found = values.find((value) => value === sought || table[value].includes(sought));
  return found === undefined ? { wrong: NOT_ONE_OF({ values: values.join(', ') }) } : { value: found };
}

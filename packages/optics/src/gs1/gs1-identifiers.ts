// Declares the elements of a box's code that the shop uses (GS1 General Specifications).
import type { Text } from '@toric/contracts/kernel/sentence';
import { type ReadResult, readDate } from './gs1-date.ts';

/** Holds the elements of a box's code that the shop uses. Days are YYYY-MM-DD. */
export interface BoxLabel {
  readonly gtin?: string;
  readonly lot?: string;
  readonly madeOn?: string;
  readonly expiresOn?: string;
  readonly serial?: string;
  /**
   * Holds the Master UDI-DI of the European Union. It groups the lenses of a design with the same base curve and
   * diameter, so it identifies neither power nor pack. Sources: Regulation (EU) 2017/745, Annex VI Part C as amended by
   * Delegated Regulation (EU) 2023/2197; MDCG 2025-7 (contact lenses from 9 November 2026; earlier stock is exempt).
   */
  readonly masterUdiDi?: string;
}

export interface Identifier {
  readonly name: Text;
  readonly key: keyof BoxLabel;
  /** Reads data that fit the format; `thisYear` decides the century of a two-digit year. */
  readonly read: (text: string, thisYear: number) => ReadResult;
}

const asItIs = (text: string): ReadResult => ({ value: text });

/** Maps the codes of the GS1 application identifiers whose values the shop uses to these identifiers. */
export const IDENTIFIERS: ReadonlyMap<string, Identifier> = new Map<string, Identifier>([
  ['01', { name: { en: 'GTIN', zh: 'GTIN' }, key: 'gtin', read: asItIs }],
  ['10', { name: { en: 'lot', zh: '批号' }, key: 'lot', read: asItIs }],
  ['11', { name: { en: 'date made', zh: '生产日期' }, key: 'madeOn', read: readDate }],
  ['17', { name: { en: 'expiry date', zh: '有效期' }, key: 'expiresOn', read: readDate }],
  ['21', { name: { en: 'serial number', zh: '序列号' }, key: 'serial', read: asItIs }],
  ['8014', { name: { en: 'Master UDI-DI', zh: 'Master UDI-DI' }, key: 'masterUdiDi', read: asItIs }],
]);

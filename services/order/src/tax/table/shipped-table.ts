import type { TaxRow } from '../table-engine.ts';
import { EU_ROWS } from './eu.ts';
import { OTHER_ROWS } from './others.ts';
import { US_ROWS } from './us.ts';

/** Names the version of the shipped tax table. A release that changes a row of the table changes this version. */
export const TABLE_VERSION = '2026-11';

export const SHIPPED_ROWS: readonly TaxRow[] = [...EU_ROWS, ...US_ROWS, ...OTHER_ROWS];

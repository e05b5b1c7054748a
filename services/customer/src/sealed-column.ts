import { declared } from '@toric/chassis/data/encoded-json';
import type { Keyring } from '@toric/chassis/data/vault';
import type { z } from 'zod';

/**
 * Describes the column `sealed` of a table: the personal or medical data of a row as encrypted JSON, bound to that row.
 */
export type SealedColumn<S extends z.ZodType> = {
  seal(keys: Keyring, row: string, value: z.output<S>): string;
  /** Returns the decrypted value. Throws if it was encrypted for another row, or if the schema does not accept it. */
  open(keys: Keyring, row: string, sealed: string): z.output<S>;
};

/**
 * Returns functions that seal and open a column. `kept` returns the part of a value that is stored. It may leave out
 * only what the schema fills in again.
 */
export function sealedColumn<S extends z.ZodType>(
  table: string,
  schema: S,
  kept: (value: z.output<S>) => unknown = (value) => value,
): SealedColumn<S> {
  const cell = (row: string) => ({ table, column: 'sealed', row });
  return {
    seal: (keys, row, value) => keys.seal(cell(row), JSON.stringify(kept(value))),
    open: (keys, row, sealed) => declared(schema, JSON.parse(keys.open(cell(row), sealed)), `${table}.sealed`),
  };
}

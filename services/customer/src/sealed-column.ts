/** What is personal or medical is one sealed JSON per row, bound to that row; its schema says what comes out. */
import type { Keyring } from '@toric/chassis/vault';
import type { z } from 'zod';

export type SealedColumn<S extends z.ZodType> = {
  seal(keys: Keyring, row: string, value: z.output<S>): string;
  open(keys: Keyring, row: string, sealed: string): z.output<S>;
};

export function sealedColumn<S extends z.ZodType>(table: string, schema: S): SealedColumn<S> {
  const place = (row: string) => ({ table, column: 'sealed', row });
  return {
    seal: (keys, row, value) => keys.seal(place(row), JSON.stringify(value)),
    open: (keys, row, sealed) => schema.parse(JSON.parse(keys.open(place(row), sealed))),
  };
}

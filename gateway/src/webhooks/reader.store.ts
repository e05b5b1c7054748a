import { readOnlyUrl } from '@toric/chassis/data/reader';
import { openDatabase } from '@toric/messaging/database';
import type { Read } from '@toric/messaging/sql';

/** Provides the connections with which queries read. The database refuses every write on them (ADR 0024). */
export type Reader = { readonly read: Read; $disconnect(): Promise<void> };

const POOL_SIZE = 3;

export function openReader(url: string): Reader {
  const database = openDatabase({ url: readOnlyUrl(url), poolSize: POOL_SIZE, name: 'gateway' });
  return { read: database.read, $disconnect: () => database.close() };
}

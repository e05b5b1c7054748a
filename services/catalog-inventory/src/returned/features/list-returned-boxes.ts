import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListReturnedBoxes } from '@toric/contracts/catalog-inventory/returned/returned.http';
import type { Reader } from '../../reader.store.ts';
import { readReturnedBoxes } from '../returned-box.reader.store.ts';

/** GET /returned-boxes. Lists boxes that came back, newest first. */
export const listReturnedBoxes = query<typeof ListReturnedBoxes, Reader>(ListReturnedBoxes, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readReturnedBoxes(db, filter, { limit, cursor, count }), limit, ({ view }) => view);
  },
});

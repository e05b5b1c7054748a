import { query } from '@toric/chassis/http/endpoint';
import { GetDuplicateProgress } from '@toric/contracts/customer/quality/duplicate.http';
import type { Reader } from '../../reader.store.ts';
import { readProgress } from '../duplicates/block.store.ts';

/** GET /duplicate-progress. Tells how far the search for duplicates is. */
export const getDuplicateProgress = query<typeof GetDuplicateProgress, Reader>(GetDuplicateProgress, {
  run: ({ db }) => readProgress(db),
});

import { query } from '@toric/chassis/http/endpoint';
import { GetDuplicateProgress } from '@toric/contracts/customer/quality/duplicate.http';
import type { Reader } from '../../reader.store.ts';
import { readProgress } from '../duplicates/block.store.ts';

/**
 * GET /duplicate-progress. Returns how many customers wait for the search for duplicates, how many it has compared, and
 * how many pairs are open.
 */
export const getDuplicateProgress = query<typeof GetDuplicateProgress, Reader>(GetDuplicateProgress, {
  run: ({ db }) => readProgress(db),
});

import { query } from '@toric/chassis/http/endpoint';
import { ListDealStages } from '@toric/contracts/customer/pipeline/deal.http';
import type { Reader } from '../../reader.store.ts';
import { readStages } from '../stage.store.ts';

/** GET /deal-stages. Lists the stages of deals, also the stages that are not in use. */
export const listDealStages = query<typeof ListDealStages, Reader>(ListDealStages, {
  run: async ({ db }) => ({ data: await readStages(db) }),
});

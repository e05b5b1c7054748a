import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { DEAL_NOT_FOUND } from '@toric/contracts/customer/pipeline/deal.errors';
import { GetDeal } from '@toric/contracts/customer/pipeline/deal.http';
import type { Reader } from '../../reader.store.ts';
import { readDeal } from '../deal.store.ts';
import { dealDetail } from '../deal.view.ts';

/** GET /deals/{dealId}. Returns a deal and its steps. */
export const getDeal = ({ vault }: { vault: Vault }) =>
  query<typeof GetDeal, Reader>(GetDeal, {
    async run({ params: { dealId }, db, now }) {
      const found = await readDeal(db, vault, dealId);
      if (!found) throw DEAL_NOT_FOUND();
      return dealDetail(found.deal, found.steps, now);
    },
  });

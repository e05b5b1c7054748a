import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { countOwnRows } from '@toric/chassis/waiting/waiting.store';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { shopZone } from '../tasks/due.ts';
import { changeDeal } from './features/change-deal.ts';
import { createDeal } from './features/create-deal.ts';
import { loseDeal, reopenDeal, winDeal } from './features/end-deal.ts';
import { getDeal } from './features/get-deal.ts';
import { getDealForecast } from './features/get-deal-forecast.ts';
import { listDealStages } from './features/list-deal-stages.ts';
import { listDeals } from './features/list-deals.ts';
import { listSalesTargets } from './features/list-sales-targets.ts';
import { moveDeal } from './features/move-deal.ts';
import { putDealStage } from './features/put-deal-stage.ts';
import { putSalesTarget } from './features/put-sales-target.ts';

type Settings = Pick<CustomerConfig, 'SHOP_TIME_ZONE'>;

/**
 * Declares the area `pipeline`: deals with clinics, companies and large customers, their forecast, and sales targets.
 * It uses `desk`, `partners` and `tasks`.
 */
export const pipeline = ({ vault }: { vault: Vault }, { SHOP_TIME_ZONE }: Settings): Area<Reader> => {
  const zone = shopZone(SHOP_TIME_ZONE);
  return {
    routes: [
      ...[createDeal({ vault }), changeDeal({ vault }), moveDeal({ vault }), winDeal({ vault }), loseDeal({ vault })],
      ...[reopenDeal({ vault }), listDeals({ vault }), getDeal({ vault }), listDealStages, putDealStage],
      ...[getDealForecast({ zone }), listSalesTargets({ zone }), putSalesTarget],
    ],
    waiting: countOwnRows({
      'deals-overdue': `
        select expected_close::timestamptz as since, expected_close::timestamptz as late_from
        from deal where state = 'open' and owner_id = $2::uuid and expected_close < $1::date and $3::text[] is not null
        order by expected_close, id`,
    }),
  };
};

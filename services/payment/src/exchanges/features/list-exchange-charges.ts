import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListExchangeCharges } from '@toric/contracts/payment/exchange/exchange.http';
import type { Reader } from '../../reader.store.ts';
import { readCharges } from '../exchange-charge.reader.store.ts';
import { exchangeChargeView } from '../exchange-charge.view.ts';

/**
 * GET /exchange-charges. Lists the charges of exchanges, the newest first. `status=declined` lists the charges that
 * finance must collect.
 */
export const listExchangeCharges = query<typeof ListExchangeCharges, Reader>(ListExchangeCharges, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readCharges(db, filter, { limit, cursor, count }), limit, (charge) =>
      exchangeChargeView(charge, charge.customerId),
    );
  },
});

import { query } from '@toric/chassis/http/endpoint';
import { ListSalesTargets } from '@toric/contracts/customer/pipeline/deal-figures.http';
import type { Zone } from '@toric/optics/verification/zone';
import type { Reader } from '../../reader.store.ts';
import { firstDayOf } from '../deal.ts';
import { readTargets } from '../forecast.reader.store.ts';

/** GET /sales-targets?month=. Compares the targets of a month with the deals that were won in it. */
export const listSalesTargets = ({ zone }: { zone: Zone }) =>
  query<typeof ListSalesTargets, Reader>(ListSalesTargets, {
    async run({ query: { month }, read }) {
      return { data: await readTargets(read, { month, firstDay: firstDayOf(month), zone: zone.name }) };
    },
  });

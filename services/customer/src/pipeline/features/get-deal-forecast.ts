import { query } from '@toric/chassis/http/endpoint';
import { GetDealForecast } from '@toric/contracts/customer/pipeline/deal-figures.http';
import type { Zone } from '@toric/optics/verification/zone';
import type { Reader } from '../../reader.store.ts';
import { localTime } from '../../tasks/due.ts';
import { readForecast, readStageFigures } from '../forecast.reader.store.ts';

/**
 * GET /deal-forecast. Returns sums of the deals by month and currency, and figures of each stage, such as the average
 * days that deals stay in it.
 */
export const getDealForecast = ({ zone }: { zone: Zone }) =>
  query<typeof GetDealForecast, Reader>(GetDealForecast, {
    async run({ query: { ownerId = null }, read, now }) {
      const asked = { ownerId, today: localTime(zone, now).day, zone: zone.name };
      const [data, stages] = await Promise.all([readForecast(read, asked), readStageFigures(read, asked)]);
      return { data, stages };
    },
  });

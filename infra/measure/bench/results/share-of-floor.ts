import { gridBuilder } from './grid-builder.ts';
import { columnOf, GRIDS, WORKLOADS } from './titles.ts';
import type { Grid, Load } from './run.ts';
import { rateInSeries } from './stats.ts';

/**
 * Returns the orders as a share of the order's floor. The repeats are compared one by one, because interleaved repeats
 * met the machine at the same pace.
 */
export function shareOfFloor(loads: readonly Load[]): Grid {
  const grid = gridBuilder(GRIDS.shareOfFloor);
  const ratesOf = (what: string, clients: number) =>
    loads.find((load) => load.what === what && load.clients === clients)?.repeats.map(({ perSecond }) => perSecond) ??
    [];
  for (const { clients } of loads.filter(({ what }) => what === WORKLOADS.order)) {
    const [sql, messages] = [ratesOf(WORKLOADS.sqlFloor, clients), ratesOf(WORKLOADS.brokerFloor, clients)];
    ratesOf(WORKLOADS.order, clients).forEach((orders, repeat) => {
      const floor = rateInSeries(sql[repeat] ?? 0, messages[repeat] ?? 0);
      if (floor > 0)
        grid.add(columnOf(clients), {
          'the floor, orders per second': floor,
          'orders, % of the floor': (100 * orders) / floor,
        });
    });
  }
  return grid.build();
}

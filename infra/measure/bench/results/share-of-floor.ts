import { gridBuilder } from './grid-builder.ts';
import { columnOf, GRIDS, WORKLOADS } from './titles.ts';
import type { Grid, Load } from './run.ts';
import { rateInSeries } from './stats.ts';

/**
 * Returns the orders per second as a share of the floor. Each repeat is compared with the floors of the same repeat,
 * because they were measured right before it, at the same pace of the machine.
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

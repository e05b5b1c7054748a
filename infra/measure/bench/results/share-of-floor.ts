// Orders beside what an order is at the least: repeat by repeat, for what stood in one turn met the same machine.
import { gatherGrid } from './grid-builder.ts';
import { columnOf, GRIDS, LINES } from './titles.ts';
import type { Grid, Load } from './run.ts';
import { oneAfterTheOther } from './stats.ts';

export function besideFloor(loads: readonly Load[]): Grid {
  const grid = gatherGrid(GRIDS.besideFloor);
  const ratesOf = (what: string, clients: number) =>
    loads.find((load) => load.what === what && load.clients === clients)?.repeats.map(({ perSecond }) => perSecond) ??
    [];
  for (const { clients } of loads.filter(({ what }) => what === LINES.order)) {
    const [sql, messages] = [ratesOf(LINES.sqlFloor, clients), ratesOf(LINES.brokerFloor, clients)];
    ratesOf(LINES.order, clients).forEach((orders, repeat) => {
      const floor = oneAfterTheOther(sql[repeat] ?? 0, messages[repeat] ?? 0);
      if (floor > 0)
        grid.add(columnOf(clients), {
          'the floor, orders per second': floor,
          'orders, % of it': (100 * orders) / floor,
        });
    });
  }
  return grid.grid();
}

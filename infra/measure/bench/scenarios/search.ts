import { createLensIds } from '@toric/optics/lens-id';
import { lensIdKeyOf } from '../../../run/system/secrets.ts';
import { products } from '../catalogue/catalogue.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { pathOf, searches } from '../catalogue/searches.ts';
import { openRouteFloor } from '../floors/route/route.ts';
import { type Get, openGet } from '../load/get.ts';
import { runInterleaved } from '../load/interleaved.ts';
import { withTestbed } from '../load/testbed.ts';
import { measure } from '../load/measure.ts';
import { warmUp } from '../load/warm-up.ts';
import { WORKLOADS } from '../results/titles.ts';
import { formatNumber } from '../results/table.ts';
import { always, type Scenario } from './scenario.ts';

const CLIENTS = 32;
const WARM_READS = { atLeast: 5_000, atMostSeconds: 60 };

/**
 * Returns a function that reads the next path for a client. Each client cycles through the paths, starting at a
 * position of its own.
 */
function cycling(paths: readonly string[], get: Get): (client: number) => Promise<unknown> {
  const positions = new Map<number, number>();
  return (client) => {
    const position = positions.get(client) ?? client * 7;
    positions.set(client, position + 1);
    return get(paths[position % paths.length] ?? '');
  };
}

/**
 * Measures public reads through the gateway: search and detail. Their floor is a bare route that reads one row by its
 * key.
 */
export const search: Scenario = {
  name: 'search',
  isSelected: always,
  run: (bench) =>
    withTestbed(bench, 'search', async (testbed) => {
      const { options, signal, say } = bench;
      const { adminDatabaseUrl, gatewayUrl, secrets } = testbed.system;
      const loaded = await loadCatalogue(adminDatabaseUrl, createLensIds(lensIdKeyOf(secrets)));
      const route = testbed.closeAtEnd(await openRouteFloor(adminDatabaseUrl));
      const [bareRoute, api] = [openGet(testbed, route.origin, CLIENTS), openGet(testbed, gatewayUrl, CLIENTS)];
      for (const path of searches.map(pathOf)) await mustFind(path, api);
      const reads = [
        {
          what: WORKLOADS.routeFloor,
          act: cycling(
            products.map(({ id }) => `/products/${id}`),
            bareRoute,
          ),
        },
        { what: WORKLOADS.search, act: cycling(searches.map(pathOf), api) },
        {
          what: WORKLOADS.detail,
          act: cycling(
            products.map(({ id }) => `/v1/products/${id}`),
            api,
          ),
        },
      ];
      const notes = [
        `500 products, ${formatNumber(loaded.rows)} rows, loaded by COPY in ${formatNumber(loaded.seconds)} s.`,
      ];
      for (const read of reads) notes.push(await warmUp({ ...WARM_READS, ...read, clients: CLIENTS, signal }));
      const workloads = reads.map(({ what, act }) => ({
        ...{ what, clients: CLIENTS },
        run: () => measure({ clients: CLIENTS, act, seconds: options.seconds, signal }),
      }));
      return {
        title: 'Search and detail',
        notes,
        loads: await runInterleaved(workloads, { ...options, say }),
        grids: [],
      };
    }),
};

/** Throws if a search has no result, because an empty search is fast and would distort the figures. */
async function mustFind(path: string, get: Get): Promise<void> {
  // the cast is safe: the contract says that the body is a page
  const { data } = JSON.parse(String(await get(path))) as { data: unknown[] };
  if (data.length === 0) throw new Error(`${path} has no result in the catalogue of the bench: correct searches.ts`);
}

// The public's reading: search and detail through the gateway, beside a bare route that reads one row by its key.
import { products } from '../catalogue/catalogue.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { pathOf, searches } from '../catalogue/searches.ts';
import { openRouteFloor } from '../floors/route/route.ts';
import { type Get, openGet } from '../load/get.ts';
import { inTurns } from '../load/interleaved.ts';
import { withLab } from '../load/testbed.ts';
import { measure } from '../load/measure.ts';
import { warmUp } from '../load/warm-up.ts';
import { LINES } from '../results/titles.ts';
import { written } from '../results/table.ts';
import { always, type Scenario } from './scenario.ts';

const CLIENTS = 32;
const WARM_READS = { atLeast: 5_000, atMostSeconds: 60 };

/** Each client goes through the list from a place of its own. */
function inOrder(paths: readonly string[], get: Get): (client: number) => Promise<unknown> {
  const turns = new Map<number, number>();
  return (client) => {
    const turn = turns.get(client) ?? client * 7;
    turns.set(client, turn + 1);
    return get(paths[turn % paths.length] ?? '');
  };
}

export const search: Scenario = {
  name: 'search',
  asked: always,
  run: (bench) =>
    withLab(bench, 'search', async (lab) => {
      const { options, signal, say } = bench;
      const { adminDatabaseUrl, gatewayUrl } = lab.system;
      const loaded = await loadCatalogue(adminDatabaseUrl);
      const route = lab.closes(await openRouteFloor(adminDatabaseUrl));
      const [bare, api] = [openGet(lab, route.origin, CLIENTS), openGet(lab, gatewayUrl, CLIENTS)];
      for (const path of searches.map(pathOf)) await mustFind(path, api);
      const reads = [
        {
          what: LINES.routeFloor,
          act: inOrder(
            products.map(({ id }) => `/products/${id}`),
            bare,
          ),
        },
        { what: LINES.search, act: inOrder(searches.map(pathOf), api) },
        {
          what: LINES.detail,
          act: inOrder(
            products.map(({ id }) => `/v1/products/${id}`),
            api,
          ),
        },
      ];
      const notes = [`500 products, ${written(loaded.rows)} rows, loaded by COPY in ${written(loaded.seconds)} s.`];
      for (const read of reads) notes.push(await warmUp({ ...WARM_READS, ...read, clients: CLIENTS, signal }));
      const lines = reads.map(({ what, act }) => ({
        ...{ what, clients: CLIENTS },
        run: () => measure({ clients: CLIENTS, act, seconds: options.seconds, signal }),
      }));
      return { title: 'Search and detail', notes, loads: await inTurns(lines, { ...options, say }), grids: [] };
    }),
};

/** A search that finds nothing is fast, and says nothing. */
async function mustFind(path: string, get: Get): Promise<void> {
  const { data } = JSON.parse(String(await get(path))) as { data: unknown[] }; // a page, as the contract has it
  if (data.length === 0) throw new Error(`${path} finds nothing in the catalogue of the bench: correct searches.ts`);
}

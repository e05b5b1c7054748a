// npm run bench: what the system does, beside what this machine can do at least effort, in one run. The ratios matter.
import { join } from 'node:path';
import { Pool } from 'undici';
import { type Buyer, openShop, type Shop, SPHERE } from '../e2e/shop.ts';
import { PutPack, CreateProduct } from '@toric/contracts/catalog-inventory.http';
import { sampleProducts } from '../sample-shop/products.ts';
import { ROOT } from '../system/parts.ts';
import { prepareTestServers } from '../testing/test-servers.ts';
import { openRouteFloor, openSqlFloor } from './floors.ts';
import { type Figures, measure, table } from './measure.ts';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);
const CLIENTS = [1, 8, 32] as const;
const say = (line: string) => console.log(line);

const servers = await prepareTestServers(join(ROOT, '.toric/test-servers'), say);
Object.assign(process.env, servers.env);
const shop = await openShop('bench');
const http = new Pool(shop.system.gatewayUrl, { connections: 64 });
const rows: string[][] = [['', 'clients', 'per second', 'p50 ms', 'p99 ms', 'failed']];
const row = (name: string, clients: number, { perSecond, p50, p99, failed }: Figures) =>
  rows.push([
    name,
    String(clients),
    perSecond.toFixed(perSecond < 100 ? 1 : 0),
    p50.toFixed(1),
    p99.toFixed(1),
    String(failed),
  ]);

async function get(url: string, pool = http): Promise<boolean> {
  const { statusCode, body } = await pool.request({ path: url, method: 'GET' });
  await body.dump();
  return statusCode === 200;
}

async function fillCatalogue({ api, staff }: Shop): Promise<void> {
  for (const { id, packs, source: _, ...product } of sampleProducts) {
    await api.call(CreateProduct, { body: { id, ...product }, token: staff.admin });
    for (const { packId, prices, ...pack } of packs)
      await api.call(PutPack, {
        params: { productId: id, packId },
        body: { ...pack, prices: [...prices] },
        token: staff.admin,
      });
  }
}

async function orderRates(buyers: readonly Buyer[]): Promise<Map<number, Figures>> {
  const rates = new Map<number, Figures>();
  for (const clients of CLIENTS) {
    const figures = await measure(clients, SECONDS, async (client) => {
      const buyer = buyers[client % buyers.length];
      if (!buyer) return false;
      const answer = await shop.place(buyer, shop.order(buyer));
      return answer.ok && answer.body.status === 'confirmed';
    });
    rates.set(clients, figures);
    row('order, HTTP to confirmed', clients, figures);
  }
  return rates;
}

async function commits(): Promise<number> {
  const [counted] = await shop.rows<{ n: string }>(
    'select xact_commit as n from pg_stat_database where datname = current_database()',
  );
  return Number(counted?.n);
}

say(`filling a small shop; then ${SECONDS} s per line`);
await fillCatalogue(shop);
const buyers: Buyer[] = [];
for (let made = 0; made < 32; made += 4) buyers.push(...(await Promise.all([1, 2, 3, 4].map(() => shop.newBuyer()))));
const floor = await openSqlFloor(shop.system.adminDatabaseUrl);
const floors = new Map<number, Figures>();
for (const clients of CLIENTS) {
  const figures = await measure(clients, SECONDS, () => floor.order());
  floors.set(clients, figures);
  row("floor: the order's minimal SQL, bare pg", clients, figures);
}
const before = {
  commits: await commits(),
  orders: Number((await shop.rows<{ n: string }>('select count(*) as n from "order".orders'))[0]?.n),
};
const rates = await orderRates(buyers);
const after = {
  commits: await commits(),
  orders: Number((await shop.rows<{ n: string }>('select count(*) as n from "order".orders'))[0]?.n),
};
const searches = ['biofinity', 'oasys', 'daily', 'toric'];
const route = await openRouteFloor(shop.system.adminDatabaseUrl);
const routePool = new Pool(new URL(route.url('')).origin, { connections: 64 });
const bare = await measure(32, SECONDS, () => get(new URL(route.url(SPHERE.productId)).pathname, routePool));
row('floor: bare Express, one indexed read', 32, bare);
const search = await measure(32, SECONDS, (client) =>
  get(`/v1/products?market=US&q=${searches[client % searches.length]}`),
);
row('product search', 32, search);
const detail = await measure(32, SECONDS, () => get(`/v1/products/${SPHERE.productId}`));
row('product detail', 32, detail);

say(`\n${table(rows)}\n`);
const ratio = (a: Figures | undefined, b: Figures | undefined) =>
  a && b && a.perSecond > 0 ? (b.perSecond / a.perSecond).toFixed(1) : '-';
for (const clients of CLIENTS)
  say(
    `the floor's SQL is ${ratio(rates.get(clients), floors.get(clients))} × as fast as an order, at ${clients} clients`,
  );
say(`the bare route is ${ratio(search, bare)} × as fast as search, ${ratio(detail, bare)} × as detail`);
say(
  `${((after.commits - before.commits) / Math.max(1, after.orders - before.orders)).toFixed(1)} committed transactions per order, upkeep and polling included`,
);

await Promise.all([http.close(), routePool.close(), route.close(), floor.close()]);
await shop.close();
await servers.stop();
process.exit(0);

// Command: npm run fuzz -- [requests] [seed]
// Starts a system, sends random requests to every operation of /openapi.json, and prints every answer that no client may
// get. Exits with 1 if there was one.
import { join } from 'node:path';
import { STAFF_ROLES } from '@toric/contracts/kernel/access';
import { SAMPLE_ADMIN } from '../../run/system/environment.ts';
import { ROOT } from '../../run/system/parts.ts';
import { openShop, PASSWORD, SPHERE } from '../e2e/shop.ts';
import { prepareTestServers } from '../testing/test-servers.ts';
import { readDocument } from './document.ts';
import { fuzz, kindsOf, type Target } from './run.ts';

/** Access tokens live for ten minutes. */
const TOKEN_MS = 5 * 60_000;

type Shop = Awaited<ReturnType<typeof openShop>>;

async function targetIn({ system, api, newBuyer, warehouseId, rows }: Shop): Promise<Target> {
  const buyer = await newBuyer();
  const emails = new Map<string, [string, string]>([
    ['customer:self', [buyer.email, PASSWORD]],
    ['admin', [SAMPLE_ADMIN, system.secrets.get('sample password')]],
    ...STAFF_ROLES.filter((role) => role !== 'admin').map((role): [string, [string, string]] => [
      role,
      [`${role}@shop.example`, PASSWORD],
    ]),
  ]);
  const tokens = new Map<string, { token: string; at: number }>();
  const staff = await rows<{ id: string }>('select id from customer.staff');
  return {
    gatewayUrl: system.gatewayUrl,
    document: await readDocument(system.gatewayUrl),
    ids: {
      customerId: buyer.id,
      addressId: buyer.addressId,
      shippingAddressId: buyer.addressId,
      prescriptionId: buyer.prescriptionId,
      warehouseId,
      ...SPHERE,
      handle: SPHERE.productId,
    },
    untouched: new Set(staff.map(({ id }) => id)),
    async tokenOf(role) {
      const known = tokens.get(role);
      if (known && Date.now() - known.at < TOKEN_MS) return known.token;
      const [email, password] = emails.get(role) ?? ['', ''];
      const { accessToken: token } = await api.signIn(email, password);
      tokens.set(role, { token, at: Date.now() });
      return token;
    },
  };
}

async function main(requests: number, seed: number): Promise<boolean> {
  const servers = await prepareTestServers(join(ROOT, '.toric/test-servers'), (line) => console.log(`  ${line}`));
  Object.assign(process.env, servers.env);
  const shop = await openShop('fuzz');
  try {
    const target = await targetIn(shop);
    console.log(`${target.document.operations.length} operations, ${requests} requests, seed ${seed}`);
    const started = performance.now();
    const { findings, statuses, succeeded, rowsListed } = await fuzz(target, requests, seed, console.log);
    for (const [{ n, what, request, answer }, count] of kindsOf(findings))
      console.error(`\n${count} × ${what}, first at request ${n}\n      ${request}\n    → ${answer}`);
    const seconds = Math.round((performance.now() - started) / 1_000);
    const counts = Object.fromEntries([...statuses].sort(([a], [b]) => a - b));
    console.log({ requests, seed, seconds, counts, rowsListed, succeeded: succeeded.size, findings: findings.length });
    return findings.length === 0;
  } finally {
    await shop.close();
    await servers.stop();
  }
}

const [requests = 20_000, seed = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number);
process.exit((await main(requests, seed)) ? 0 : 1);

// Tests the system as clients of another company use it: the commands of the README, and a web page of another origin in a
// real browser, with a client that a public generator made of /openapi.json.
import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from '@toric/client/client';
import { RecordReview } from '@toric/contracts/customer/recording/review.http';
import pg from 'pg';
import { z } from 'zod';
import { environmentOf } from '../../run/system/environment.ts';
import { ROOT, type ServiceName } from '../../run/system/parts.ts';
import { sampleFactorKeyOf } from '../../run/system/secrets.ts';
import { sampleCode } from '../../shop/sample-codes.ts';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { blocksRunBy } from '../checks/blocks.ts';
import { orUndefined } from '../testing/best-effort.ts';
import { until } from '../testing/test-stack.ts';
import { bringChromium, openPage } from './clients/chromium.ts';
import { purchasePage } from './clients/generated-client.ts';
import { servePage, type Told } from './clients/page-server.ts';
import { openSampleSystem, type SampleSystem } from './clients/sample-system.ts';
import { paste } from './clients/shell.ts';

/** Counts the seconds for which an authenticator app shows the same code. */
const CODE_SECONDS = 30;

let chromium: string;
let page: Awaited<ReturnType<typeof servePage>>;
let shop: SampleSystem;
/** Names a folder that looks like the root of the repository while `npm start` runs. */
let desk: string;

/** The installation of a browser takes a minute. Only the first run on a machine needs it. */
beforeAll(async () => void (chromium = await bringChromium()), 300_000);
beforeAll(async () => {
  page = await servePage();
  shop = await openSampleSystem('clients', { origin: page.origin, provisioned: true });
  desk = join(shop.dataDir, 'desk');
  mkdirSync(join(desk, '.toric/servers/postgres'), { recursive: true });
  mkdirSync(join(desk, '.toric/servers/rabbitmq'), { recursive: true });
  for (const name of ['secrets.json', 'logs']) symlinkSync(join(shop.dataDir, name), join(desk, '.toric', name));
  const portOf = (url: string) => Number(new URL(url).port);
  const { postgres, rabbit } = shop.servers;
  const servers = {
    postgres: { port: portOf(postgres.adminUrl) },
    rabbitmq: { ports: { amqp: portOf(rabbit.amqpUrl) } },
  };
  for (const [name, value] of Object.entries(servers))
    writeFileSync(join(desk, '.toric/servers', name, 'server.json'), JSON.stringify(value));
}, 300_000);
afterAll(async () => {
  page?.close();
  await shop?.close();
}, 60_000);

/**
 * Waits until the app of this role shows a code that was not used yet, because the start of the sample shop has used
 * some codes.
 */
async function untilCodeIsFresh(role: string): Promise<void> {
  const client = new pg.Client({ connectionString: shop.system.adminDatabaseUrl });
  await client.connect();
  const { rows } = await client.query<{ step: string | null }>(
    `select max(last_step) as step from customer.second_factor join customer.account on account.id = account_id
     where $1 = any(roles)`,
    [role],
  );
  await client.end();
  const freshFrom = (Number(rows[0]?.step ?? 0) + 1) * CODE_SECONDS * 1_000;
  await delay(Math.max(0, freshFrom - Date.now()));
}

const blocksOf = (at: string) => blocksRunBy(import.meta.filename, at);
const shell = () => ({
  cwd: desk,
  replace: {
    'http://localhost:8080': shop.system.gatewayUrl,
    // the command reads the secrets of the test's shop, and not those of `npm start`
    'npm run --silent code': `TORIC_DATA_DIR=${shop.dataDir} npm run --silent --prefix ${ROOT} code`,
  },
});

describe('the commands of the documents', () => {
  test('"Order something" of the README can be pasted: it places an order, ships it and shows every status', async () => {
    await untilCodeIsFresh('warehouse');
    const printed = await paste(blocksOf('README.md'), shell());
    const [settings, catalogue, ordered, shipped, passport, stream] = printed;
    expect([settings, ordered, shipped]).toEqual(['', 'confirmed', 'shipped']);
    for (const name of ['Biofinity', '"made":false', '"nearest":[']) expect(catalogue).toContain(name);
    expect(passport).toContain('"recalls":[]');
    for (const status of ['confirmed', 'shipping', 'shipped']) expect(stream).toContain(`"status":"${status}"`);
    expect(printed.join()).not.toContain('/docs/errors/');
  }, 180_000);

  test('a catalogue file is tried out, and payments are listed, as the documents say', async () => {
    const csv =
      /^```csv\n([^]*?)^```$/m.exec(await readFile(join(ROOT, 'docs/catalogue-import.md'), 'utf8'))?.[1] ?? '';
    writeFileSync(join(desk, 'catalogue.csv'), csv);
    const api = `${shop.system.gatewayUrl}/v1`;
    const sales = { email: 'sales@toric.example', password: shop.samplePassword };
    const accessToken = await signInStaff(createClient({ baseUrl: api }), sales);
    const asSales = `api=${api}\ntoken=${accessToken}`;
    const [imported] = (await paste([asSales, ...blocksOf('docs/catalogue-import.md')], shell())).slice(1);
    expect(JSON.parse(imported ?? '')).toMatchObject({ created: ['sample-daily', 'sample-toric'] });

    const person = {
      '"finance@…"': '"finance@toric.example"',
      '"password":"…"': `"password":"${shop.samplePassword}"`,
      'the code of your app': sampleCode(sampleFactorKeyOf(shop.system.secrets), 'finance', new Date()),
    };
    const { replace } = shell();
    const [payments] = await paste(blocksOf('docs/runbooks/README.md'), {
      cwd: desk,
      replace: { ...replace, ...person },
    });
    expect(JSON.parse(payments ?? '')).toMatchObject({ data: [] });
  }, 120_000);
});

describe('one service runs alone, beside the others,', () => {
  const [settings = '', start = ''] = blocksOf('docs/services.md');
  const OWN: Partial<Record<ServiceName, string>> = {
    customer: 'services/customer/README.md',
    'catalog-inventory': 'services/catalog-inventory/README.md',
    order: 'services/order/README.md',
    payment: 'services/payment/README.md',
  };
  /** Lists settings without which a service runs. */
  const OPTIONAL = new Set([
    ...['FIRST_ADMIN_EMAIL', 'FIRST_ADMIN_PASSWORD', 'LOG_LEVEL', 'RELEASE', 'TRAINING', 'INVOICE_SELLER'],
    ...['MAIL_WEBHOOK_SECRET', 'TELEPHONY_WEBHOOK_SECRET'],
  ]);
  /**
   * The documents name the stack `toric`, which `npm start` runs; the test replaces this name by that of its own stack.
   */
  const blockFor = (service: ServiceName) =>
    [settings, ...(OWN[service] ? blocksOf(OWN[service]) : [])]
      .join('\n')
      .replace('service=marketing', `service=${service}`)
      .replace('role=toric_', `role=${shop.name}_`)
      .replaceAll('/toric"', `/${shop.name}"`)
      .replaceAll('toric-$service', `${shop.name}-$service`);

  test.each<ServiceName>(['marketing', 'catalog-inventory', 'customer', 'order', 'payment'])(
    'with the settings that the documents give to %s',
    async (service) => {
      const [printed = ''] = await paste([`${blockFor(service)}\nnode -p 'JSON.stringify(process.env)'`], shell());
      const given = z.record(z.string(), z.string()).parse(JSON.parse(printed));
      const all = environmentOf(service, shop.system.secrets, shop.system.addresses);
      const needed = Object.entries(all).filter(([name]) => !OPTIONAL.has(name));
      // the environment names the Unix socket of our own PostgreSQL too, because it is faster than TCP
      const plain = (value = '') =>
        value
          .replace(/^postgresql:/, 'postgres:')
          .replace(/\?host=.*$/, '')
          .replace('http://localhost:', 'http://127.0.0.1:')
          .replace(join(desk, '.toric'), shop.dataDir);
      for (const [name, value] of needed) expect([name, plain(given[name])]).toEqual([name, plain(value)]);
    },
  );

  test('and is ready after the command of the documents', async () => {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const script = `${blockFor('marketing')}\nexport PORT=${port}\nexec ${start}`;
    const child = spawn('bash', ['-c', script], { cwd: desk, stdio: 'ignore', detached: true });
    try {
      await until(
        'the second instance to be ready',
        async () => (await orUndefined(fetch(`http://127.0.0.1:${port}/readyz`)))?.ok || undefined,
        60_000,
      );
    } finally {
      if (child.pid) process.kill(-child.pid, 'SIGTERM');
    }
  }, 180_000);
});

test('a page of another origin signs up and buys in a browser, with a client that a public generator made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'toric-generated-'));
  const { gatewayUrl } = shop.system;
  const api = createClient({ baseUrl: `${gatewayUrl}/v1` });
  const account = { EMAIL: `grace-${Date.now()}@shop.example`, PASSWORD: 'a compiler of her own' };
  const { promise: told, resolve } = Promise.withResolvers<Told>();
  page.show(await purchasePage(gatewayUrl, folder, account), {
    async attached(path) {
      const params = RecordReview.params.parse(path);
      const optician = { email: 'optician@toric.example', password: shop.samplePassword };
      const token = await signInStaff(api, optician);
      return (await api.call(RecordReview, { params, body: { outcome: 'matches', revision: 1 }, token })).body.status;
    },
    bought: async (result) => resolve(result),
    failed: async (result) => resolve(result),
  });
  const browser = openPage(chromium, page.origin);
  const timer = setTimeout(() => resolve({ error: `the page told nothing. ${browser.output()}` }), 60_000);
  try {
    const bought = await told;
    expect(bought['error']).toBeUndefined();
    const order = z.looseObject({ id: z.string(), customerId: z.string() }).parse(bought['order']);
    expect(bought).toMatchObject({
      profile: `/v1/customers/${order.customerId}`,
      location: `/v1/orders/${order.id}`,
      prescription: { file: 'image/jpeg', status: 'presented' },
      quote: { refusals: [], total: { currency: 'USD' } },
      order: { status: 'confirmed', lines: [{ eye: 'right' }, { eye: 'left' }] },
      cancelled: 'cancelled',
    });
    expect(bought['states']).toEqual(expect.arrayContaining(['reserving', 'charging', 'confirmed']));
  } finally {
    clearTimeout(timer);
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 180_000);

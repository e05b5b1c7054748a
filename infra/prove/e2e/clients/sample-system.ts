/** Starts the whole system with a small part of the sample shop, as a client of another company uses it. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { seedShop } from '../../../shop/sample-shop/seed.ts';
import { httpAdmin } from '../../../run/servers/rabbitmq-admin.ts';
import { SAMPLE_ADMIN } from '../../../run/system/environment.ts';
import { forgetSystem } from '../../../run/system/forget.ts';
import { NO_RATE_LIMITS } from '../../../run/system/no-rate-limits.ts';
import { ROOT } from '../../../run/system/parts.ts';
import { sampleFactorKeyOf } from '../../../run/system/secrets.ts';
import { startSystem } from '../../../run/system/system.ts';
import { cloneForSystem } from '../../testing/cloned-database.ts';
import { needEnv } from '../../testing/test-stack.ts';

export type SampleSystem = Awaited<ReturnType<typeof openSampleSystem>>;

/**
 * Holds the options of the system. `origin`: pages of this origin may call the API. `mailbox`: the system is a
 * development system with a mailbox. `isWhole`: the shop has all sample customers. `provisioned`: the database has
 * roles of its own, as that of a real shop; otherwise it is a clone, which is faster.
 */
type Options = { origin?: string; mailbox?: boolean; isWhole?: boolean; provisioned?: boolean };

/**
 * Starts the system and fills it with the four customers that the README names, or with all sample customers if
 * `isWhole` is true.
 */
export async function openSampleSystem(prefix: string, options: Options) {
  const { origin = '', mailbox = false, isWhole = false, provisioned = false } = options;
  const name = `toric_test_${prefix}_${randomBytes(3).toString('hex')}`;
  const dataDir = join(ROOT, '.toric', name);
  const managementUrl = needEnv('TORIC_TEST_RABBITMQ_MANAGEMENT_URL');
  const stop = () => Promise.resolve();
  const servers = {
    postgres: { adminUrl: needEnv('TORIC_TEST_DATABASE_ADMIN_URL'), how: 'given', stop },
    rabbit: {
      ...{ amqpUrl: needEnv('TORIC_TEST_RABBITMQ_URL'), managementUrl, how: 'given' },
      ...{ admin: httpAdmin(managementUrl), stop },
    },
  };
  const system = await startSystem({
    ...{ name, dataDir, servers, mailbox, supervised: false },
    log: () => undefined,
    ...(!provisioned && { makeDatabase: () => cloneForSystem(servers.postgres.adminUrl, name) }),
    extra: { ...NO_RATE_LIMITS, gateway: { ...NO_RATE_LIMITS.gateway, CORS_ORIGINS: origin } },
  });
  const samplePassword = system.secrets.get('sample password');
  const urlOf = (service: 'customer' | 'catalog-inventory' | 'marketing' | 'order') =>
    `http://127.0.0.1:${system.children[service].port}`;
  await seedShop({
    urls: {
      customer: urlOf('customer'),
      'catalog-inventory': urlOf('catalog-inventory'),
      marketing: urlOf('marketing'),
      order: urlOf('order'),
    },
    admin: { email: SAMPLE_ADMIN, password: samplePassword },
    samplePassword,
    factorKey: sampleFactorKeyOf(system.secrets),
    log: () => undefined,
    namedCustomersOnly: !isWhole,
  });
  return {
    name,
    dataDir,
    servers,
    system,
    samplePassword,
    async close() {
      await system.stop();
      await forgetSystem({ name, servers });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

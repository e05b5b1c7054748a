// Makes ten mistakes in a shop on real servers. Tests that the doctor reports each mistake with the way to mend it, and
// reports nothing else.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  connect as connectTcp,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault } from '@toric/chassis/data/vault';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from 'amqplib';
import { selfSigned } from '../../../prove/testing/self-signed.ts';
import { needEnv, type TestStack, testStack } from '../../../prove/testing/test-stack.ts';
import { migrate } from '../../../run/migrations/migrate.ts';
import { urlFor } from '../../../run/servers/provision.ts';
import { brokerUrl } from '../../../run/servers/rabbitmq.ts';
import { type BrokerUser, httpAdmin } from '../../../run/servers/rabbitmq-admin.ts';
import { brokerUserName, brokerUsers } from '../../../run/system/broker.ts';
import { environmentOf } from '../../../run/system/environment.ts';
import { migrationsOf, OWNERS, type OwnerName, type ProcessName, ROOT } from '../../../run/system/parts.ts';
import { openSecrets } from '../../../run/system/secrets.ts';
import { makeBackupKeys, type WriterKeys } from '../../backup/keys/backup-keys.ts';
import { backupId, type Card, manifestKey } from '../../backup/objects/manifest.ts';
import { writeNote } from '../../backup/objects/signed-object.ts';
import { diskAt } from './checks/disks.ts';
import { examine, isHealthy } from './doctor.ts';
import type { Finding } from './finding.ts';
import { type Means, type Patient, withWard } from './patient.ts';

const PASSWORD = 'the-broker-s-password';
const HOUR_MS = 3_600_000;
const GIB = 1024 ** 3;
/**
 * Replaces the disks of the test machine by disks with free space, so that a full disk of the machine fails no test.
 */
const MEANS: Means = { now: () => new Date(), diskAt: async () => ({ free: 100 * GIB, size: 200 * GIB }) };

let stack: TestStack;
let folder: string;
let healthy: Patient;
let adminUrl: string;
let backupKeys: WriterKeys;
/** Undoes the mistake that one test has made in the shop. */
let mend: () => Promise<void> | void = () => undefined;
const servers: Server[] = [];

const broker = () => httpAdmin(needEnv('TORIC_TEST_RABBITMQ_MANAGEMENT_URL'));
const users = (): BrokerUser[] => brokerUsers(stack.name, () => PASSWORD);

/** Starts a server on a free port of the loopback, and stops it at the end. */
async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port; // the cast is safe: the server listens on TCP
}

const gatewayThatSays = (body: string, date?: Date): Server =>
  createServer((_request, response) => {
    if (date) response.setHeader('date', date.toUTCString());
    response.setHeader('connection', 'close').end(body);
  });

/** Returns the shop with other settings of one process. A setting with the value undefined is removed. */
function withSettings(name: OwnerName, settings: Record<string, string | undefined>, patient = healthy): Patient {
  const processes = patient.processes.map((process) =>
    process.name === name ? { name, env: { ...process.env, ...settings } } : process,
  );
  return { ...patient, processes };
}

/** Returns a folder that contains one migration more than the service has. */
function extraMigration(sql: string): string {
  const extra = mkdtempSync(join(folder, 'migrations-'));
  mkdirSync(join(extra, '29990101000000_later'));
  writeFileSync(join(extra, '29990101000000_later/migration.sql'), sql);
  return extra;
}
const withMigrations = (extra: string): Patient => ({
  ...healthy,
  migrationsOf: (owner) => [migrationsOf(owner), ...(owner === 'marketing' ? [extra] : [])],
});

/** Stores the signed card of a backup in a folder. The doctor reads no other part of the backup. */
async function storeCard(target: string, startedAt: Date): Promise<void> {
  const id = backupId(startedAt);
  const at = startedAt.toISOString();
  const segment = '000000010000000000000001';
  const wal = { first: segment, last: segment, segmentBytes: 16 * 1024 ** 2 };
  const note: Card = { format: 2, id, startedAt: at, endedAt: at, wal, objects: [] };
  await writeNote(join(target, manifestKey(id)), { key: manifestKey(id), note, keys: backupKeys });
}

/** Examines the shop and returns the only finding. Fails if there is none, or more than one. */
async function onlyFinding(patient: Patient, means: Partial<Means> = {}): Promise<Finding> {
  const outcomes = await examine(patient, { ...MEANS, ...means });
  expect(outcomes.filter(({ isBroken }) => isBroken)).toEqual([]);
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  expect(findings.map(({ code, where }) => `${code} at ${where}`)).toHaveLength(1);
  const [finding] = findings;
  if (!finding) throw new Error('the doctor found nothing');
  for (const { en, zh } of [finding.what, finding.next]) {
    expect(en).toMatch(/[.:]$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
  }
  return finding;
}

beforeAll(async () => {
  stack = await testStack();
  folder = mkdtempSync(join(tmpdir(), 'toric-doctor-test-'));
  adminUrl = urlFor(needEnv('TORIC_TEST_DATABASE_ADMIN_URL'), { database: stack.name });
  await broker().apply({ users: users() });
  const port = await listen(gatewayThatSays('{"status":"ok"}'));
  const target = join(folder, 'backups');
  mkdirSync(join(target, 'manifests'), { recursive: true });
  const { writer, reader } = await makeBackupKeys();
  backupKeys = writer;
  await storeCard(target, new Date());
  const amqpUrl = needEnv('TORIC_TEST_RABBITMQ_URL');
  const userUrl = (owner: OwnerName) =>
    brokerUrl(amqpUrl, { vhost: stack.name, user: brokerUserName(stack.name, owner), password: PASSWORD });
  const secrets = await openSecrets(join(folder, 'secrets.json'));
  const addresses = {
    databases: Object.fromEntries(OWNERS.map((owner) => [owner, stack.databaseUrl(owner)])),
    brokers: Object.fromEntries(OWNERS.map((owner) => [owner, userUrl(owner)])),
    // the cast is safe: environmentOf reads only these ports
    ports: Object.fromEntries([...OWNERS, 'sandbox-provider'].map((name) => [name, 1])) as Record<ProcessName, number>,
    ...{ providerDataDir: folder, mailbox: undefined, anchorDir: join(folder, 'anchors') },
  };
  healthy = {
    processes: OWNERS.map((name) => ({
      name,
      env: {
        ...environmentOf(name, secrets, addresses),
        ...(name === 'gateway' && { PORT: String(port) }),
        ...(name === 'customer' && { PUBLIC_URL: 'http://localhost:8080' }),
      },
    })),
    ...{ adminUrl, managementUrl: needEnv('TORIC_TEST_RABBITMQ_MANAGEMENT_URL') },
    gatewayUrl: `http://127.0.0.1:${port}`,
    folders: [{ name: 'data', path: folder }],
    backupTargets: () => [target],
    backupKey: () => reader.verifyKey,
    migrationsOf: (owner) => [migrationsOf(owner)],
  };
});

afterEach(async () => {
  await mend();
  mend = () => undefined;
});

afterAll(async () => {
  for (const server of servers) server.close();
  await broker().apply({ deleteUsers: users().map(({ name }) => name) });
  await stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('nothing is wrong with a healthy shop, and every check is complete', async () => {
  const outcomes = await examine(healthy, MEANS);
  expect(outcomes.flatMap(({ findings, unchecked }) => [...findings, ...unchecked])).toEqual([]);
  expect(isHealthy(outcomes)).toBe(true);
});

describe('ten mistakes', () => {
  test('1. a wrong address of the database', async () => {
    const url = new URL(stack.databaseUrl('order'));
    url.search = '';
    url.port = '1';
    const finding = await onlyFinding(withSettings('order', { DATABASE_URL: url.href }));
    expect(finding).toMatchObject({ code: 'database.unreachable', where: 'order, DATABASE_URL (127.0.0.1:1)' });
    expect(finding.next.en).toMatch(/Correct host and port in DATABASE_URL/);
    expect(JSON.stringify(finding)).not.toContain(url.password);
  });

  test('2. a full disk', async () => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    // only root may mount a small disk; for other users the test states the size of the disk
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
    mend = () => void (mounted && execFileSync('umount', [disk]));
    if (mounted) writeFileSync(join(disk, 'log'), Buffer.alloc(1_000_000));
    const full = { free: 3 * 1024 ** 2, size: 100 * GIB };
    const finding = await onlyFinding(
      { ...healthy, folders: [...(mounted ? healthy.folders : []), { name: 'logs', path: disk }] },
      { diskAt: async (path) => (path !== disk ? MEANS.diskAt(path) : mounted ? diskAt(path) : full) },
    );
    expect(finding).toMatchObject({ code: 'disk.full', where: `logs ${disk}` });
    expect(finding.next.en).toMatch(/Free some space/);
  });

  test('3. an expired certificate', async () => {
    const from = new Date(Date.now() - 90 * 24 * HOUR_MS);
    const expired = selfSigned({ name: 'localhost', from, until: new Date(Date.now() - 24 * HOUR_MS) });
    const port = await listen(createTlsServer(expired));
    const finding = await onlyFinding(withSettings('customer', { PUBLIC_URL: `https://localhost:${port}` }));
    expect(finding).toMatchObject({ code: 'certificate.expired', where: `customer, PUBLIC_URL (localhost:${port})` });
    expect(finding.next.en).toMatch(/Renew the certificate/);
  });

  test('4. a clock that is off by an hour', async () => {
    const here = await onlyFinding(healthy, { now: () => new Date(Date.now() + HOUR_MS) });
    expect(here).toMatchObject({ code: 'clock.differs', where: 'this machine' });
    expect(here.what.en).toMatch(/3600 s ahead of PostgreSQL and the gateway/);
    const port = await listen(gatewayThatSays('{"status":"ok"}', new Date(Date.now() - HOUR_MS)));
    const there = await onlyFinding({ ...healthy, gatewayUrl: `http://127.0.0.1:${port}` });
    expect(there).toMatchObject({ code: 'clock.differs', where: `gateway 127.0.0.1:${port}` });
    expect(there.next.en).toMatch(/time service/);
  });

  test('5. a missing key', async () => {
    const finding = await onlyFinding(withSettings('order', { MASTER_KEY: undefined }));
    expect(finding).toMatchObject({ code: 'configuration.key-missing', where: 'order, MASTER_KEY' });
    expect(finding.next.en).toMatch(/key store of a backup/);
  });

  test('6. a schema that is older than the code', async () => {
    const finding = await onlyFinding(withMigrations(extraMigration('create table later (id int);')));
    expect(finding).toMatchObject({ code: 'migration.missing', where: 'marketing, schema marketing' });
    expect(finding.what.en).toMatch(/29990101000000_later/);
    expect(finding.next.en).toMatch(/Run the set-up/);
  });

  test('7. a port that another program has taken', async () => {
    const port = await listen(gatewayThatSays('hello'));
    const finding = await onlyFinding(withSettings('gateway', { PORT: String(port) }));
    expect(finding).toMatchObject({ code: 'port.taken', where: `gateway, PORT (127.0.0.1:${port})` });
    expect(finding.next.en).toMatch(/Stop that program/);
  });

  test('8. a migration that was begun and failed', async () => {
    const extra = extraMigration('create table later (id int); select 1 / 0;');
    const migrationDirs = [migrationsOf('marketing'), extra];
    await expect(migrate({ url: adminUrl, schema: 'marketing', migrationDirs })).rejects.toThrow('division by zero');
    mend = async () =>
      void (await stack.admin.query(`delete from marketing._prisma_migrations where finished_at is null`));
    const finding = await onlyFinding(withMigrations(extra));
    expect(finding).toMatchObject({ code: 'migration.half-applied', where: 'marketing, schema marketing' });
    expect(finding.next.en).toMatch(/delete its row from "marketing"._prisma_migrations/);
  });

  test.each([
    ['declare its queues', { configure: '^$' }],
    ['publish to marketing.events', { write: '^marketing\\.doctor.*$' }],
    ['bind its queues to order.events', { read: '^(marketing\\..*|customer\\.events|catalog-inventory\\.events)$' }],
  ])('9. a broker user who may not %s', async (what, taken) => {
    const narrowed = users().flatMap((user) =>
      user.name === brokerUserName(stack.name, 'marketing')
        ? [{ ...user, permissions: { ...user.permissions, ...taken } }]
        : [],
    );
    await broker().apply({ users: narrowed });
    mend = () => broker().apply({ users: users() });
    const finding = await onlyFinding(healthy);
    expect(finding.code).toBe('broker.no-rights');
    expect(finding.where).toMatch(/^marketing, BROKER_URL/);
    expect(finding.what.en).toContain(what);
    expect(finding.next.en).toMatch(/Run the set-up/);
  });

  test('10. a backup target that cannot be read', async () => {
    const target = join(folder, 'closed');
    // root may read every folder, so for root the target is a file instead of a folder
    if (process.getuid?.() === 0) writeFileSync(target, '');
    else mkdirSync(target);
    chmodSync(target, 0);
    mend = () => chmodSync(target, 0o700);
    const finding = await onlyFinding({ ...healthy, backupTargets: () => [target] });
    expect(finding).toMatchObject({ code: 'backup.target-unusable', where: `folder ${target}` });
    expect(finding.next.en).toMatch(/Mount the disk/);
  });
});

describe('further mistakes', () => {
  test('a key that does not open what is sealed', async () => {
    const customerId = '0197a000-0000-7000-8000-0000000000c1';
    const other = createVault({ service: 'order', masterKey: Buffer.alloc(32, 7).toString('base64') });
    const { version, wrapped } = other.newKey(customerId);
    await stack.admin.query('insert into "order".data_key (customer_id, version, wrapped) values ($1, $2, $3)', [
      ...[customerId, version, wrapped],
    ]);
    mend = async () => void (await stack.admin.query('delete from "order".data_key'));
    expect(await onlyFinding(healthy)).toMatchObject({ code: 'key.does-not-fit', where: 'order, MASTER_KEY' });
  });

  test('a key of another length', async () => {
    const short = Buffer.alloc(40, 1).toString('base64');
    const finding = await onlyFinding(withSettings('payment', { MASTER_KEY: short }));
    expect(finding).toMatchObject({ code: 'key.wrong-length', where: 'payment, MASTER_KEY' });
    expect(JSON.stringify(finding)).not.toContain(short);
  });

  test('a role that reaches the data of other services', async () => {
    const finding = await onlyFinding(withSettings('order', { DATABASE_URL: adminUrl }));
    expect(finding.code).toBe('database.too-many-rights');
  });

  test('a table without its rights', async () => {
    const { rows } = await stack.admin.query<{ role: string }>(
      `select rolname as role from pg_roles where rolname like '%\\_marketing\\_app' and has_schema_privilege(oid, 'marketing', 'usage')`,
    );
    const role = rows[0]?.role ?? '';
    await stack.admin.query(`revoke insert on marketing.coupon from ${role}`);
    mend = async () => void (await stack.admin.query(`grant insert on marketing.coupon to ${role}`));
    const finding = await onlyFinding(healthy);
    expect(finding.code).toBe('database.no-rights');
    expect(finding.what.en).toContain('coupon');
  });

  test('a queue from which nobody reads', async () => {
    const connection = await connect(stack.brokerUrl);
    const channel = await connection.createChannel();
    await channel.assertQueue('order.project-nothing', { durable: true });
    mend = async () => {
      await channel.deleteQueue('order.project-nothing');
      await connection.close();
    };
    expect(await onlyFinding(healthy)).toMatchObject({ code: 'queue.no-consumer', where: 'order.project-nothing' });
  });

  test('a message that was set aside', async () => {
    await stack.admin.query(
      `insert into payment.dead_letter (id, consumer, reason, error, body, attempts)
       values (gen_random_uuid(), 'payment.charge', 'refused', 'no', '{}', 1)`,
    );
    mend = async () => void (await stack.admin.query('delete from payment.dead_letter'));
    const finding = await onlyFinding(healthy);
    expect(finding).toMatchObject({ code: 'dead-letters.open', where: 'payment, table dead_letter' });
    expect(finding.next.en).toContain('npm run ops -- dead-letters list --service payment');
  });

  test('a backup that is too old', async () => {
    const target = join(folder, 'old-backups');
    mkdirSync(join(target, 'manifests'), { recursive: true });
    await storeCard(target, new Date('2026-01-01T03:15:00Z'));
    const old = { ...healthy, backupTargets: () => [target] };
    const finding = await onlyFinding(old);
    expect(finding).toMatchObject({ code: 'backup.old', where: `folder ${target}` });
    expect(finding.what.en).toMatch(/^The newest backup is \d+ hours old\.$/);
    // somebody else can write newer names, and a clock that was wrong can have named a backup of the future
    writeFileSync(join(target, manifestKey(backupId(new Date()))), '{}');
    await storeCard(target, new Date('2099-01-01T00:00:00Z'));
    expect((await onlyFinding(old)).code).toBe('backup.old');
  });
});

test('a certificate that is not valid yet', async () => {
  const from = new Date(Date.now() + 24 * HOUR_MS);
  const early = selfSigned({ name: 'localhost', from, until: new Date(Date.now() + 90 * 24 * HOUR_MS) });
  const port = await listen(createTlsServer(early));
  const finding = await onlyFinding(withSettings('customer', { PUBLIC_URL: `https://localhost:${port}` }));
  expect(finding.code).toBe('certificate.not-yet-valid');
});

test('a disk that never answers', async () => {
  const finding = await onlyFinding(healthy, { diskAt: () => new Promise<never>(() => undefined) });
  expect(finding).toMatchObject({ code: 'disk.unreadable', where: `data ${folder}` });
});

test('a process of ours that hangs is not called another program', async () => {
  const port = await listen(createTcpServer(() => undefined));
  const outcomes = await examine(withSettings('gateway', { PORT: String(port) }), MEANS);
  expect(outcomes.flatMap(({ findings }) => findings)).toEqual([]);
  const where = outcomes.flatMap(({ unchecked }) => unchecked.map((one) => one.where));
  expect(where).toEqual([`gateway, PORT (127.0.0.1:${port})`]);
});

test('a broker that stops in the middle does not keep the doctor from its end', async () => {
  const { hostname, port } = new URL(needEnv('TORIC_TEST_RABBITMQ_URL'));
  const sockets: Socket[] = [];
  const between = createTcpServer((socket) => {
    const upstream = connectTcp(Number(port), hostname);
    for (const one of [socket, upstream]) one.on('error', () => undefined);
    sockets.push(socket, upstream);
    socket.pipe(upstream).pipe(socket);
  });
  const url = new URL(healthy.processes.find(({ name }) => name === 'order')?.env['BROKER_URL'] ?? '');
  url.port = String(await listen(between));
  const processes = [{ name: 'order' as const, env: { BROKER_URL: url.href } }];
  mend = () => sockets.forEach((socket) => void socket.destroy());
  await withWard({ ...healthy, processes, adminUrl: undefined }, MEANS, async ({ brokers }) => {
    expect(brokers.get('order')?.ok).toBe(true);
    sockets.forEach((socket) => void socket.unpipe());
  });
});

test('a server that accepts and never answers holds up no other check', async () => {
  const port = await listen(createTcpServer(() => undefined));
  const silent = withSettings('order', { DATABASE_URL: `postgresql://order:secret-word@127.0.0.1:${port}/toric` });
  const began = Date.now();
  expect(await onlyFinding(silent)).toMatchObject({ code: 'database.unreachable' });
  expect(Date.now() - began).toBeLessThan(20_000);
});

test('the command prints the findings in Chinese, without a secret, and ends with exit code 1', async () => {
  const settings = mkdtempSync(join(folder, 'settings-'));
  const wrong = withSettings('order', { MASTER_KEY: undefined });
  for (const { name, env } of wrong.processes) {
    const lines = Object.entries(env).map(([key, value]) => (value === undefined ? '' : `${key}='${value}'\n`));
    writeFileSync(join(settings, `${name}.env`), lines.join(''));
  }
  const env = { ...process.env, DATABASE_ADMIN_URL: adminUrl, TORIC_URL: healthy.gatewayUrl, NODE_OPTIONS: '' };
  const command = ['infra/operate/ops/main.ts', 'doctor', '--env', settings, '--language', 'zh'];
  const { status, stdout } = await new Promise<{ status: unknown; stdout: string }>((resolve) => {
    execFile(process.execPath, command, { cwd: ROOT, env }, (error, out) =>
      resolve({ status: error?.code, stdout: out }),
    );
  });
  expect(stdout).toContain('未设置 MASTER_KEY');
  expect(stdout).not.toContain(PASSWORD);
  expect(stdout).not.toContain(new URL(adminUrl).password);
  expect(status).toBe(1);
});

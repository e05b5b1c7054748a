// Tests the state of backups from the agent to the API and to the alarms, with a real database and real folders.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeBackupKeys } from '@toric/infra/operate/backup/keys/backup-keys';
import { manifestKey, writeManifest } from '@toric/infra/operate/backup/objects/manifest';
import { noteCheck, noteOfBrokenDrill, noteOfVerification } from '@toric/infra/operate/backup/state/check-notes';
import { type KeptState, keepState } from '@toric/infra/operate/backup/state/keep-state';
import { folderTarget } from '@toric/infra/operate/backup/targets/folder';
import { registry } from '@toric/messaging/metrics';
import type { Running } from '@toric/chassis/service';
import { type WebhooksStack, webhooksStack } from '../webhooks/webhooks-stack.ts';

const ALERTS = join(import.meta.dirname, '../../../infra/operate/observability/prometheus/alerts.yml');
const SEGMENT_BYTES = 16_777_216;
const NAME = '20261130T031500Z';

let shop: WebhooksStack;
let running: Running;
let folder: string;
let state: KeptState;
let keys: Awaited<ReturnType<typeof makeBackupKeys>>;
/**
 * Lists three consecutive WAL segments. The database server has not begun them yet, so they are later than every probe.
 */
let segments: string[];
const walOf = () => ({ first: segments[0] ?? '', last: segments[1] ?? '', segmentBytes: SEGMENT_BYTES });
const at = (name: string) => join(folder, name);

/** Stores a file in a backup target through the state of the backups. */
async function put(target: number, key: string): Promise<void> {
  await writeFile(at('file'), 'sealed');
  await state.targets[target - 1]?.put(key, at('file'));
}
/** Stores the signed manifest of a backup without objects. */
async function putManifest(target: number): Promise<void> {
  const now = new Date().toISOString();
  const about = { format: 2, id: NAME, startedAt: now, endedAt: now, release: '1' } as const;
  const content = { wal: walOf(), objects: [], keyPrints: {}, tombstones: {} };
  await writeManifest(
    at('manifest'),
    { ...about, server: { version: 180_000, systemId: '1' }, ...content },
    keys.writer,
  );
  await state.targets[target - 1]?.put(manifestKey(NAME), at('manifest'));
}
const read = async (path: string) => {
  const { status, body } = await shop.call('get', path, undefined, { roles: ['operator'] });
  expect(status).toBe(200);
  return body;
};
/** Returns the state of the backups as the API shows it after a look into the targets. */
async function looked() {
  await state.lookNow();
  return read('/backups/state');
}

beforeAll(async () => {
  // the shop is in production: it has no mailbox of a development system
  shop = await webhooksStack({ MAILBOX_URL: '', WEBHOOK_ALLOW_PRIVATE: 'false' });
  running = await shop.start();
  folder = await mkdtemp(join(tmpdir(), 'toric-state-'));
  keys = await makeBackupKeys();
  const named = await shop.rows<{ name: string }>(
    `select pg_walfile_name(pg_current_wal_insert_lsn() + n * ${SEGMENT_BYTES}) as name from generate_series(100, 102) n`,
  );
  segments = named.map(({ name }) => name);
}, 60_000);
afterAll(async () => {
  await state?.stop();
  await shop?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const rules = Array.from(
  readFileSync(ALERTS, 'utf8').matchAll(/- alert: (Backup\w+)\n\s+expr: (.*)\n/g),
  ([, alert = '', expr = '']) => ({ alert, expr }),
);

/** Returns whether a condition such as `min by (target) (backup_target_up) < 1` holds for the present metrics. */
async function holds(condition: string): Promise<boolean> {
  const [, metric = '', sign, limit] = /(\w+)\) ([<>]|==) (\d+)$/.exec(condition) ?? [];
  const { values } = (await registry.getSingleMetric(metric)?.get()) ?? { values: [] };
  return values.some(({ value }) => {
    if (sign === '>') return value > Number(limit);
    return sign === '<' ? value < Number(limit) : value === Number(limit);
  });
}

/** Returns the alarms that would be raised now, without regard to how long they must last. */
async function raised(): Promise<string[]> {
  await running.measure();
  const found: string[] = [];
  for (const { alert, expr } of rules) {
    const parts = await Promise.all(expr.split(' and on() ').map(holds));
    if (parts.every(Boolean)) found.push(alert);
  }
  return found;
}

test('without an agent nobody makes backups, and a shop that sells has an alarm', async () => {
  expect(await read('/backups/state')).toMatchObject({
    ...{ keeper: 'none', safeUntil: null, safeTargets: 0, targets: [], newest: null, drill: null, seenAt: null },
  });
  expect(await raised()).toEqual(['BackupsNotConfigured']);
});

test('the agent reports what its targets have, and the API shows it without a path', async () => {
  const { connectionString: databaseUrl = '' } = shop.stack.admin.options;
  const targets = [folderTarget(at('one')), folderTarget(at('two'))];
  state = keepState({ dataDir: folder, databaseUrl, targets, keys: keys.reader, log: () => undefined });
  expect((await looked()).targets).toMatchObject([
    { number: 1, kind: 'folder', state: 'empty', hasKeys: false, newestBackupAt: null, changesUntil: null },
    { number: 2, kind: 'folder', state: 'empty' },
  ]);
  const begun = Date.now();
  for (const target of [1, 2]) {
    await putManifest(target);
    for (const segment of segments) await put(target, `wal/${segment}`);
  }
  await put(1, `keys/${NAME}`);
  const now = new Date().toISOString();
  await state.took({ id: NAME, startedAt: now, endedAt: now, objects: [{ bytes: 40 }, { bytes: 2 }], wal: walOf() });
  const whole = await read('/backups/state');
  expect(whole).toMatchObject({
    ...{ keeper: 'here', failedAt: null, safeTargets: 1 },
    ...{ newest: { name: NAME, bytes: 42, objects: 2, targets: 2, keyStores: 1 } },
    targets: [
      { state: 'safe', hasKeys: true, missingSegments: 0, newestBackupAt: now },
      { state: 'gap', hasKeys: false, missingSegments: 1 },
    ],
  });
  await put(2, `keys/${NAME}`);
  expect(await looked()).toMatchObject({ safeTargets: 2, targets: [{}, { state: 'safe', hasKeys: true }] });
  expect(Date.parse(whole.safeUntil)).toBeGreaterThanOrEqual(begun);
  expect(JSON.stringify(whole)).not.toContain(folder);
  expect(await read('/backups?count=true')).toMatchObject({ data: [{ name: NAME, targets: 2 }], total: 1 });
});

test('a backup that was deleted from all targets stays in the list, and counts no more', async () => {
  const name = '20261129T031500Z';
  const day = '2026-11-29T03:15:00.000Z';
  await state.took({ id: name, startedAt: day, endedAt: day, objects: [], wal: walOf() });
  expect(await read('/backups')).toMatchObject({ data: [{ name: NAME }, { name, targets: 0 }] });
  const { nextCursor } = await read('/backups?limit=1');
  expect(await read(`/backups?limit=1&cursor=${nextCursor}`)).toMatchObject({ data: [{ name }], nextCursor: null });
  expect((await read('/backups/state')).newest.name).toBe(NAME);
});

test('drills and verifications are read from their notes, once', async () => {
  const drill = { ...noteOfBrokenDrill(), passed: true, findings: 0, backup: NAME, rpoSeconds: 1.5, rtoSeconds: 21 };
  await noteCheck(folder, { ...drill, damages: 7, damagesFound: 7 });
  await noteCheck(folder, noteOfVerification(NAME, []));
  await mkdir(at('backup/checks'), { recursive: true });
  await writeFile(at('backup/checks/strange.json'), '{"kind":"drill"}');
  await state.lookNow();
  expect(await looked()).toMatchObject({
    drill: { outcome: 'passed', rpoSeconds: 1.5, rtoSeconds: 21, damages: 7, damagesFound: 7 },
    ...{ drillPassedAt: drill.at, verification: { outcome: 'passed', backup: NAME } },
  });
  expect((await read('/backup-checks')).data).toHaveLength(2);
  expect((await read('/backup-checks?kind=drill&count=true')).total).toBe(1);
});

test('only those who run the shop read its backups', async () => {
  for (const [roles, status] of [
    [['auditor'], 200],
    [['admin'], 200],
    [['sales'], 403],
    [['finance'], 403],
  ] as const)
    expect((await shop.call('get', '/backups/state', undefined, { roles: [...roles] })).status).toBe(status);
});

/** Lists the alarms, each with the function that raises it and the function that restores the good state. */
const FAULTS: readonly (readonly [alarm: string, bad: () => Promise<unknown>, good: () => Promise<unknown>])[] = [
  [
    'BackupMissing',
    () => shop.rows(`update gateway.backup set created_at = now() - interval '27 hours' where name = '${NAME}'`),
    () => shop.rows(`update gateway.backup set created_at = now() where name = '${NAME}'`),
  ],
  [
    'BackupWalLate',
    () => shop.rows(`update gateway.backup_target set wal_at = now() - interval '16 minutes'`),
    () => shop.rows('update gateway.backup_target set wal_at = now()'),
  ],
  [
    'BackupWalGap',
    async () => {
      await rm(at(`two/wal/${segments[1]}`));
      expect((await looked()).targets[1]).toMatchObject({ state: 'gap', missingSegments: 1 });
    },
    async () => {
      await put(2, `wal/${segments[1]}`);
      await state.lookNow();
    },
  ],
  [
    'BackupTargetAway',
    async () => {
      // a file lies where the target needs a folder
      await writeFile(at('two/blocked'), '');
      await expect(put(2, 'blocked/key')).rejects.toThrow();
      await shop.rows(`update gateway.backup_target set away_since = now() where number = 2`);
    },
    async () => {
      await rm(at('two/blocked'));
      expect((await looked()).targets[1].awaySince).toBeNull();
    },
  ],
  [
    'BackupDrillFailed',
    async () => {
      await noteCheck(folder, noteOfBrokenDrill());
      expect((await looked()).drill).toMatchObject({ outcome: 'failed', backup: null });
    },
    () => shop.rows('update gateway.backup_check set passed = true'),
  ],
  [
    'BackupDrillOld',
    () => shop.rows(`update gateway.backup_check set created_at = now() - interval '9 days' where kind = 'drill'`),
    () => shop.rows(`update gateway.backup_check set created_at = now() where kind = 'drill'`),
  ],
  [
    'BackupVerificationFailed',
    async () => {
      await noteCheck(folder, noteOfVerification(NAME, ['damaged']));
      expect((await looked()).verification).toMatchObject({ outcome: 'failed', findings: 1 });
    },
    () => shop.rows('update gateway.backup_check set passed = true'),
  ],
];

test('each alarm of backups is in the list of faults', () => {
  const known = ['BackupsNotConfigured', ...FAULTS.map(([alarm]) => alarm)];
  expect(rules.map(({ alert }) => alert).toSorted()).toEqual(known.toSorted());
});

test.each(FAULTS)('%s is raised by its fault, and by nothing else', async (alarm, bad, good) => {
  expect(await raised()).toEqual([]);
  await bad();
  expect(await raised()).toEqual([alarm]);
  await good();
  expect(await raised()).toEqual([]);
});

test('a failed try is shown until a backup succeeds', async () => {
  await state.failed();
  expect((await read('/backups/state')).failedAt).not.toBeNull();
  const now = new Date().toISOString();
  await state.took({ id: NAME, startedAt: now, endedAt: now, objects: [], wal: walOf() });
  expect((await read('/backups/state')).failedAt).toBeNull();
});

test('a shop that another start-up continues keeps the moment until which it is safe', async () => {
  const { connectionString: databaseUrl = '' } = shop.stack.admin.options;
  await state.stop();
  const first = '000000010000000000000001'; // this segment is before every probe
  await shop.rows(`update gateway.backup_target set wal_until = '2026-11-30T03:00:00Z', wal_segment = $1`, [first]);
  const targets = [folderTarget(at('one'))];
  state = keepState({ dataDir: folder, databaseUrl, targets, keys: keys.reader, log: () => undefined });
  const { targets: shown } = await looked();
  expect(shown).toMatchObject([{ number: 1, changesUntil: '2026-11-30T03:00:00.000Z' }]);
  expect(await shop.rows('select distinct target from gateway.backup_copy')).toHaveLength(1);
});

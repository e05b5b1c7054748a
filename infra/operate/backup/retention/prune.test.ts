// Tests what is deleted in a folder and in a bucket: nothing that a kept backup needs, and nothing if the newest one is
// not whole.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import S3rver from 's3rver';
import { makeBackupKeys, type ReaderKeys, type WriterKeys } from '../keys/backup-keys.ts';
import { backupId, type Manifest, manifestKey, writeManifest } from '../objects/manifest.ts';
import { deliverTo, storeObject } from '../objects/store-object.ts';
import { keysOfBackup, printsOf, storeKeys } from '../parts/key-store.ts';
import { openTarget } from '../targets/open.ts';
import type { Target } from '../targets/target.ts';
import { segmentName } from '../wal/segments.ts';
import { DoubtfulClock, NewestBackupFaulty, planLines, planPrune, prune } from './prune.ts';
import { prunedBefore } from './pruned.ts';
import { Retention } from './settings.ts';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-30T03:00:00Z');
const segmentBytes = 16 * 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'toric-prune-'));
const server = new S3rver({
  ...{ address: '127.0.0.1', port: 0, silent: true, directory: join(folder, 's3') },
  configureBuckets: [{ name: 'lens-shop', configs: [] }],
});
const retention = Retention.parse({ keepAllDays: 2, weeks: 2, months: 1, keyStoreDays: 1 });
const secrets = { 'customer master key': 'a secret of the customer service' };
const addresses: Record<string, string> = { folder: join(folder, 'target') };
let writer: WriterKeys;
let reader: ReaderKeys;

beforeAll(async () => {
  ({ writer, reader } = await makeBackupKeys());
  const { port } = await server.run();
  addresses['bucket'] = `s3://lens-shop/backups?endpoint=http://127.0.0.1:${port}`;
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const segment = (position: number) => segmentName({ timeline: 1, position }, segmentBytes);
const dayOf = (days: number) => Math.floor(NOW.getTime() / DAY_MS - days);
/** The newest seven backups always stay, so the last day has some more. */
const TODAY = [0.08, 0.06, 0.04, 0.02, 0];
const idOf = (days: number) => backupId(new Date(NOW.getTime() - days * DAY_MS));

/** Stores a small backup of some days ago, with the WAL of its day: five segments. */
async function backUp(target: Target, days: number): Promise<Manifest> {
  const storing = { delivery: deliverTo([target]), keys: writer, workDir: folder };
  const [id, at] = [idOf(days), new Date(NOW.getTime() - days * DAY_MS).toISOString()];
  const kinds = ['base', 'rows', 'files', 'broker'] as const;
  const objects = await Promise.all(
    kinds.map((kind) =>
      storeInTurn(() =>
        storeObject(storing, { key: `${kind}/${id}/0`, what: 'file' }, Readable.from([Buffer.from(id)])),
      ),
    ),
  );
  await storeInTurn(() => storeKeys(storing, id, secrets));
  const first = dayOf(days) * 5;
  const manifest: Manifest = {
    ...{ format: 2, id, startedAt: at, endedAt: at, release: '1', server: { version: 180_000, systemId: '1' } },
    ...{ wal: { first: segment(first), last: segment(first + 1), segmentBytes }, objects },
    ...{ keyPrints: printsOf(secrets), tombstones: {} },
  };
  const file = join(folder, 'manifest');
  await writeManifest(file, manifest, writer);
  await target.put(manifestKey(id), file);
  writeFileSync(join(folder, 'segment'), 'WAL');
  for (let at = first; at < first + 5; at += 1) await target.put(`wal/${segment(at)}`, join(folder, 'segment'));
  return manifest;
}

let turn: Promise<unknown> = Promise.resolve();
/** Objects are sealed in one scratch file, so they are stored one after another. */
function storeInTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = turn.then(work);
  turn = next;
  return next;
}

describe.each(['folder', 'bucket'])('in a %s', (kind) => {
  const target = (): Target => openTarget(addresses[kind] ?? '');
  const lines: string[] = [];
  const options = () => ({
    ...{ target: target(), keys: writer, retention, now: NOW, workDir: join(folder, 'work') },
    log: (line: string) => void lines.push(line),
  });
  const keysOf = async () => (await target().list('')).map(({ key }) => key);
  const has = async (key: string) => (await keysOf()).includes(key);

  test('old backups go with their objects, and a weekly one keeps its own WAL', async () => {
    const manifests: Record<number, Manifest> = {};
    // 2026-11-30 is a Monday: 11-29 and 11-22 are the last days of their weeks
    for (const days of [12, 10, 8, 3, 2, 1, ...TODAY]) manifests[days] = await backUp(target(), days);
    await target().put('wal/00000002.history', join(folder, 'segment'));
    await target().put(`rows/${idOf(20)}/half`, join(folder, 'segment')); // an interrupted backup left this
    await target().put(`rows/${idOf(1.5)}/half`, join(folder, 'segment')); // another machine may still write this

    const before = await keysOf();
    const plan = await planPrune(options());
    expect(await keysOf()).toEqual(before);
    expect(plan.choice.removed.map(({ id }) => id)).toEqual([3, 10, 12].map(idOf));
    expect(planLines(target(), plan, 'would be deleted').join('\n')).toMatch(/8 backups are kept, 3 would be deleted/);

    await prune(options());
    for (const days of [0, 1, 2, 8])
      for (const { key } of manifests[days]?.objects ?? []) expect(await has(key)).toBe(true);
    for (const days of [3, 10, 12]) expect((await keysOf()).filter((key) => key.includes(idOf(days)))).toEqual([]);
    expect(await has(`rows/${idOf(20)}/half`)).toBe(false);
    expect(await has(`rows/${idOf(1.5)}/half`)).toBe(true);
    expect(await has('wal/00000002.history')).toBe(true);
    const wal = (days: number) => Promise.all([0, 1, 2, 3, 4].map((at) => has(`wal/${segment(dayOf(days) * 5 + at)}`)));
    expect(await wal(8)).toEqual([true, true, false, false, false]);
    expect(await wal(3)).toEqual([false, false, false, false, false]);
    for (const days of [2, 1, 0]) expect(await wal(days)).toEqual([true, true, true, true, true]);
    expect(await prunedBefore(target(), reader)).toEqual([segment(dayOf(2) * 5)]);
    expect(lines).toEqual([]);
  });

  test('to prune again deletes nothing', async () => {
    expect((await prune(options())).keys).toEqual([]);
  });

  test('a backup without its key store is opened with another store of the same secrets', async () => {
    expect(await has(`keys/${idOf(8)}`)).toBe(false);
    const scratch = join(folder, 'scratch');
    const manifest = { id: idOf(8), keyPrints: printsOf(secrets) };
    expect(await keysOfBackup(target(), manifest, reader, scratch)).toEqual(secrets);
    const rotated = { id: idOf(8), keyPrints: printsOf({ 'customer master key': 'a former secret' }) };
    await expect(keysOfBackup(target(), rotated, reader, scratch)).rejects.toThrow(/nor another key store/);
  });

  test('WAL stays while the target has backups of other keys', async () => {
    const { writer: others } = await makeBackupKeys();
    const file = join(folder, 'manifest');
    await writeManifest(file, { ...(await backUp(target(), 9)), id: idOf(30) }, others);
    await target().put(manifestKey(idOf(30)), file);
    const { keys } = await planPrune(options());
    expect(keys).toContain(manifestKey(idOf(9)));
    expect(keys.filter((key) => key.startsWith('wal/'))).toEqual([]);
    expect(lines.join('\n')).toMatch(/no WAL is deleted, because 1 backups there are not of these keys/);
    await target().remove(manifestKey(idOf(30)));
  });

  test('a manifest that a list leaves out costs no backup', async () => {
    const hidden = { ...target(), list: async (prefix: string) => without(await target().list(prefix)) };
    const without = <O extends { key: string }>(listed: O[]) =>
      listed.filter(({ key }) => key !== manifestKey(idOf(8)));
    const { keys } = await planPrune({ ...options(), target: hidden });
    expect(keys.filter((key) => key.includes(idOf(8)))).toEqual([]);
  });

  test('the shop deletes nothing after its clock has jumped', async () => {
    const jumped = { ...options(), now: new Date('2030-01-01T00:00:00Z'), doubtsClock: true };
    await expect(prune(jumped)).rejects.toThrow(DoubtfulClock);
  });

  test('nothing is deleted if the newest backup is not whole', async () => {
    const before = await keysOf();
    await target().remove(`base/${idOf(0)}/0`);
    await expect(prune(options())).rejects.toThrow(NewestBackupFaulty);
    expect((await keysOf()).length).toBe(before.length - 1);
    await backUp(target(), 0);
    await target().remove(`wal/${segment(dayOf(0) * 5 + 1)}`);
    await expect(prune(options())).rejects.toThrow(/newest backup .* is not whole: The segment/);
  });
});

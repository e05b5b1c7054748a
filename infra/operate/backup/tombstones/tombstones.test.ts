// Tests that the deletion of a tombstone by a thief is noticed, and that the tombstone is restored from another target
// or from a backup.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { makeBackupKeys, type ReaderKeys, type WriterKeys } from '../keys/backup-keys.ts';
import { folderTarget } from '../targets/folder.ts';
import type { Target } from '../targets/target.ts';
import { listedTombstones, listKey, tombstoneFolder, tombstoneKey } from './list.ts';
import { listedAnywhere, restoreTombstones, verifyTombstones } from './recover.ts';
import { tombstoneFiles, tombstoneShipper } from './ship.ts';

const root = mkdtempSync(join(tmpdir(), 'toric-tombstones-'));
let folder: string;
let writer: WriterKeys;
let reader: ReaderKeys;
let targets: readonly [Target, Target];
let ship: () => Promise<void>;
const at = (name: string) => join(folder, name);
const ANA = '0197a000-0000-7000-8000-000000000001.json';
const BEN = '0197a000-0000-7000-8000-000000000002.json';
const erase = (file: string) => writeFileSync(at(`erased/${file}`), `{"customerId":"${file.slice(0, 36)}"}`);

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'one-'));
  mkdirSync(at('erased'));
  ({ writer, reader } = await makeBackupKeys());
  targets = [folderTarget(at('one')), folderTarget(at('two'))];
  const shippers = targets.map((target) =>
    tombstoneShipper({ folder: at('erased'), workDir: at('work'), keys: writer }, target),
  );
  ship = async () => {
    for (const one of shippers) await one();
  };
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const scratch = () => at('scratch');
const verified = async (target: Target, tombstones: Record<string, string> = {}) => {
  const { names: expected } = await listedAnywhere(targets, reader);
  return verifyTombstones(target, { manifest: { tombstones }, expected, keys: reader, scratch: scratch() });
};
const restored = (known: Record<string, string> = {}) =>
  restoreTombstones(targets, { known, keys: reader, folder: at('restored'), scratch: scratch() });
/** Returns the name under which a tombstone is stored. */
const nameOf = async (file: string) =>
  Object.entries(await tombstoneFiles(at('erased'), writer)).find(([, one]) => one === file)?.[0] ?? '';

test('each tombstone is listed and stored under a name that does not tell who was erased', async () => {
  erase(ANA);
  await ship();
  erase(BEN);
  writeFileSync(at('erased/half.json.new'), '{');
  await ship();
  expect(await listedTombstones(targets[0], reader)).toHaveLength(2);
  const keys = (await targets[0].list('')).map(({ key }) => key);
  expect(keys).toHaveLength(3);
  expect(keys.join()).not.toContain('0197a000');
  expect(await verified(targets[0])).toEqual([]);
  expect(await restored()).toEqual({ tombstones: 2, missing: [], findings: [] });
  expect(readdirSync(at('restored')).toSorted()).toEqual([ANA, BEN]);
});

test('a deleted tombstone is found, and comes from the other target', async () => {
  erase(ANA);
  await ship();
  await targets[0].remove(tombstoneKey(reader, await nameOf(ANA)));
  expect(await verified(targets[0])).toEqual([expect.stringMatching(/has no erased\/.*would bring the person back/)]);
  expect(await verified(targets[1])).toEqual([]);
  expect(await restored()).toEqual({ tombstones: 1, missing: [], findings: [] });
});

test('a tombstone that was deleted everywhere is named', async () => {
  erase(ANA);
  await ship();
  for (const target of targets) await target.remove(tombstoneKey(reader, await nameOf(ANA)));
  expect(await restored()).toEqual({ tombstones: 0, missing: [await nameOf(ANA)], findings: [] });
  expect(await restored({ [await nameOf(ANA)]: ANA })).toEqual({ tombstones: 0, missing: [ANA], findings: [] });
});

test('a list that was deleted with its tombstone, or that is older, is found by the manifest and the other target', async () => {
  erase(ANA);
  await ship();
  const file = at('old-list');
  await import('node:fs/promises').then(({ copyFile }) => copyFile(join(at('one'), listKey(reader)), file));
  erase(BEN);
  await ship();
  const known = await tombstoneFiles(at('erased'), writer);
  await targets[0].put(listKey(reader), file);
  await targets[0].remove(tombstoneKey(reader, await nameOf(BEN)));
  expect(await verified(targets[0], known)).toEqual([
    expect.stringMatching(/list is older than the backup: it lacks 1 of 2/),
    expect.stringMatching(/has no erased/),
  ]);
  await targets[0].remove(listKey(reader));
  expect((await verified(targets[0], known))[0]).toMatch(/somebody has deleted the list/);
  expect((await restored(known)).missing).toEqual([]);
});

test('a stranger cannot add a tombstone or a list, and what he adds stops no restore', async () => {
  erase(ANA);
  await ship();
  writeFileSync(at('forged'), '{"about":"{}","signature":"AA=="}\n');
  await targets[0].put(tombstoneKey(reader, 'f'.repeat(32)), at('forged'));
  await targets[0].put(`${tombstoneFolder(reader)}zzz`, at('forged'));
  await targets[0].put(listKey(reader), at('forged'));
  expect((await verified(targets[0])).join()).toMatch(/was not signed by this shop/);
  const { findings, ...rest } = await restored();
  expect(rest).toEqual({ tombstones: 1, missing: [] });
  expect(findings).toEqual([expect.stringMatching(/was not signed by this shop/)]);
});

test('a restore says that a list was deleted, and that a target could not be asked', async () => {
  erase(ANA);
  await ship();
  await targets[0].remove(listKey(reader));
  const { missing, findings } = await restored();
  expect(missing).toEqual([]);
  expect(findings).toEqual([expect.stringMatching(/one: .*somebody has deleted the list/)]);
  const away = () => Promise.reject(new Error('no route'));
  const silent: Target = { ...targets[1], name: 'bucket two', get: away, list: away };
  const options = { known: {}, keys: reader, folder: at('again'), scratch: scratch() };
  expect((await restoreTombstones([silent], options)).findings).toEqual(['bucket two: no route']);
});

test('after a start with other keys, the tombstones are stored anew beside the old ones', async () => {
  erase(ANA);
  await ship();
  const later = await makeBackupKeys();
  await tombstoneShipper({ folder: at('erased'), workDir: at('work'), keys: later.writer }, targets[0])();
  expect(await listedTombstones(targets[0], later.reader)).toHaveLength(1);
  expect(await verified(targets[0])).toEqual([]);
});

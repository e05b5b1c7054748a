// Tests that a target that never answers delays no other target.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startAgent } from '../agent.ts';
import { makeBackupKeys } from '../keys/backup-keys.ts';
import { deliverTo } from '../objects/store-object.ts';
import { SilentTarget, withDeadlines } from './deadlines.ts';
import { folderTarget } from './folder.ts';
import { openTarget } from './open.ts';
import type { Target } from './target.ts';

const folder = mkdtempSync(join(tmpdir(), 'toric-deadlines-'));
const at = (name: string) => join(folder, name);
const soon = { answerMs: 100, bytesPerMs: 100 };
const never = () => new Promise<never>(() => undefined);
const hanging: Target = { name: 'bucket that hangs', put: never, get: never, list: never, remove: never };

let server: Server;
let port = 0;
const sockets: Socket[] = [];
beforeAll(async () => {
  writeFileSync(at('file'), 'content');
  server = createServer((socket) => void sockets.push(socket)); // this server accepts connections, and never answers
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address && typeof address === 'object') port = address.port;
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

test('an operation fails at its deadline, and further ones fail at once until it has ended', async () => {
  let end = () => undefined as void;
  const late = new Promise<never[]>((resolve) => {
    end = () => resolve([]);
  });
  const target = withDeadlines({ ...hanging, list: () => late }, soon);
  await expect(target.list('')).rejects.toThrow(/bucket that hangs did not answer within 1 s/);
  await expect(target.put('wal/a', at('file'))).rejects.toThrow(/has not answered since 20/);
  end();
  await late;
  expect(await target.list('')).toEqual([]);
});

test('a content that stops in the middle is an error, and one that flows is not', async () => {
  const stuck = () =>
    Promise.resolve(
      Readable.from(
        (async function* () {
          yield Buffer.from('begin');
          await never();
        })(),
      ),
    );
  await expect(buffer(await withDeadlines({ ...hanging, get: stuck }, soon).get('wal/a'))).rejects.toThrow(
    SilentTarget,
  );
  const flows = () => Promise.resolve(Readable.from([Buffer.from('all '), Buffer.from('of it')]));
  expect((await buffer(await withDeadlines({ ...hanging, get: flows }, soon).get('wal/a'))).toString()).toBe(
    'all of it',
  );
});

test('a bucket whose server accepts and never answers is silent', async () => {
  const target = openTarget(`s3://shop/backups?endpoint=http://127.0.0.1:${port}`, soon);
  await expect(target.list('')).rejects.toThrow(SilentTarget);
});

test('a base backup leaves out the target that hangs', async () => {
  const good = folderTarget(at('of-backup'));
  const delivery = deliverTo([good, withDeadlines(hanging, soon)]);
  await delivery.put('base/a', at('file'));
  expect(delivery.alive()).toEqual([good]);
  expect(delivery.failures()).toEqual({ 'bucket that hangs': expect.stringContaining('did not answer') });
});

test('the WAL goes on to the other target, and a log line names the one that is away', async () => {
  const { writer: keys } = await makeBackupKeys();
  const lines: string[] = [];
  mkdirSync(at('spool'));
  const good = folderTarget(at('good'));
  const agent = startAgent({
    ...{ spool: at('spool'), workDir: at('work'), tombstones: at('erased'), keys },
    targets: [withDeadlines(hanging, { ...soon, answerMs: 500 }), good],
    log: (line) => lines.push(line),
  });
  const arrives = async (name: string) => {
    writeFileSync(at(`spool/${name}`), name);
    const begun = Date.now();
    while ((await good.list(`wal/${name}`)).length === 0) {
      if (Date.now() - begun > 10_000) throw new Error(`${name} did not arrive`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await arrives('000000010000000000000001');
  await arrives('000000010000000000000002');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await agent.stop();
  expect(lines).toEqual([
    expect.stringMatching(/^bucket that hangs takes no backup: SilentTarget: .* did not answer within/),
  ]);
});

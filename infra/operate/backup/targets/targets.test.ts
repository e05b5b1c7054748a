// Tests that a folder and a bucket keep objects in the same way. The bucket is of a small server with the interface of S3.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import S3rver from 's3rver';
import { openTarget, openTargets } from './open.ts';
import { MissingObject, type Target } from './target.ts';

const folder = mkdtempSync(join(tmpdir(), 'toric-targets-'));
const server = new S3rver({
  ...{ address: '127.0.0.1', port: 0, silent: true, directory: join(folder, 's3') },
  configureBuckets: [{ name: 'lens-shop', configs: [] }],
});
const addresses: Record<string, string> = { folder: join(folder, 'target') };

beforeAll(async () => {
  const { port } = await server.run();
  addresses['bucket'] = `s3://lens-shop/backups?endpoint=http://127.0.0.1:${port}`;
  // the S3 server of this test accepts only this pair of keys
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(['folder', 'bucket'])('a %s', (kind) => {
  const target = (): Target => openTarget(addresses[kind] ?? '');
  const put = async (key: string, content: string | Buffer) => {
    const file = join(folder, 'source');
    writeFileSync(file, content);
    await target().put(key, file);
  };
  const get = async (key: string) => buffer(await target().get(key));

  test('returns what was stored, also a large object', async () => {
    const large = Buffer.alloc(3_000_000, 'lens');
    await put('base/one', large);
    expect((await get('base/one')).equals(large)).toBe(true);
  });

  test('replaces an object of the same key', async () => {
    await put('manifests/a.json', 'first');
    await put('manifests/a.json', 'second');
    expect((await get('manifests/a.json')).toString()).toBe('second');
  });

  test('lists the objects of a beginning in the order of their keys, with their sizes', async () => {
    for (const name of ['c', 'a', 'b']) await put(`wal/${name}`, `segment ${name}`);
    expect(await target().list('wal/')).toEqual(['a', 'b', 'c'].map((name) => ({ key: `wal/${name}`, bytes: 9 })));
    expect(await target().list('nothing/')).toEqual([]);
  });

  test('names an object that is missing', async () => {
    await expect(target().get('keys/none')).rejects.toThrow(MissingObject);
    await expect(target().get('keys/none')).rejects.toThrow(/has no keys\/none/);
  });

  test('removes an object, also one that is not there', async () => {
    await put('old', 'x');
    await target().remove('old');
    await target().remove('old');
    expect(await target().list('old')).toEqual([]);
  });
});

test('an address that is none says how one is written', () => {
  expect(() => openTarget('ftp://backups')).toThrow(/is no target of backups.*s3:\/\/bucket/s);
  expect(() => openTarget('s3:///nothing')).toThrow(/is no target/);
  expect(openTargets(' /a , s3://b ').map(({ name }) => name)).toEqual(['folder /a', 'bucket b/']);
});

import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { MissingObject, type Target } from '../targets/target.ts';
import { watchTarget } from './watch-target.ts';

const NAME = '00000001000000000000000A';

function open(name = 'folder /mnt/backups') {
  let now = new Date(0);
  let fault: Error | undefined;
  const call = async <T>(answer: T): Promise<T> => {
    if (fault) throw fault;
    return answer;
  };
  const target: Target = {
    name,
    put: () => call(undefined),
    get: () => call(Readable.from([])),
    list: () => call([]),
    remove: () => call(undefined),
  };
  const watched = watchTarget(target, 2, () => now);
  return {
    ...watched,
    at: (ms: number, error?: Error) => {
      now = new Date(ms);
      fault = error;
    },
  };
}

test('a target is away from its first failure until it answers', async () => {
  const { target, seen, at } = open();
  await target.list('manifests/');
  expect(seen).toEqual({ reachedAt: new Date(0), awaySince: undefined });
  at(1_000, new Error('no route'));
  await expect(target.list('manifests/')).rejects.toThrow('no route');
  at(2_000, new Error('no route'));
  await expect(target.put('wal/x', 'file')).rejects.toThrow('no route');
  expect(seen).toEqual({ reachedAt: new Date(0), awaySince: new Date(1_000) });
  at(3_000);
  await target.remove('wal/x');
  expect(seen).toEqual({ reachedAt: new Date(3_000), awaySince: undefined });
});

test('a target that has no such object has answered', async () => {
  const { target, seen, at } = open();
  at(1_000, new MissingObject('manifests/x', 'the target'));
  await expect(target.get('manifests/x')).rejects.toThrow('has no');
  expect(seen).toEqual({ reachedAt: new Date(1_000), awaySince: undefined });
});

test('the newest segment is noted, and no other object', async () => {
  const { target, seen, at } = open();
  at(1_000);
  await target.put(`wal/${NAME}`, 'file');
  at(2_000);
  for (const key of ['wal/000000010000000000000009', 'wal/00000002.history', 'keys/20261130T031500Z'])
    await target.put(key, 'file');
  expect(seen).toMatchObject({ walSegment: NAME, walAt: new Date(1_000), reachedAt: new Date(2_000) });
});

test('the print of a target does not tell its name', () => {
  const [folder, bucket] = [open(), open('bucket lens-shop/backups/')];
  expect([folder.kind, bucket.kind, folder.number]).toEqual(['folder', 'bucket', 2]);
  expect(folder.print).toMatch(/^[0-9a-f]{12}$/);
  expect(folder.print).not.toBe(bucket.print);
});

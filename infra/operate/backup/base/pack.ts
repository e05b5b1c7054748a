/** Packs files that a running server changes into a tar (POSIX.1-2001), and unpacks it. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Pack, pack as newPack } from 'tar-stream';
import { hasCode } from '../../../run/servers/process.ts';
import { DamagedObject } from '../objects/seal.ts';
import type { ClusterEntry } from './cluster-files.ts';

const ZEROS = Buffer.alloc(64 * 1024);

type Sink = NodeJS.WritableStream;
async function write(sink: Sink, chunk: Buffer): Promise<void> {
  if (!sink.write(chunk)) await once(sink, 'drain');
}

/**
 * Writes exactly `bytes` bytes. If the file has become shorter, writes zeros for the rest. The WAL restores the right
 * content.
 */
async function copyExactly(handle: FileHandle, sink: Sink, bytes: number): Promise<void> {
  let left = bytes;
  const buffer = Buffer.alloc(256 * 1024);
  for (let at = 0; left > 0; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, left), at);
    if (bytesRead === 0) break;
    await write(sink, Buffer.from(buffer.subarray(0, bytesRead)));
    at += bytesRead;
    left -= bytesRead;
  }
  for (; left > 0; left -= ZEROS.length) await write(sink, ZEROS.subarray(0, Math.min(ZEROS.length, left)));
}

async function addFile(pack: Pack, cluster: string, name: string): Promise<void> {
  const handle = await open(join(cluster, name), 'r').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (!handle) return;
  try {
    const { size, mtime } = await handle.stat();
    const done = Promise.withResolvers<void>();
    const sink = pack.entry({ name, size, mtime, mode: 0o600 }, (error) =>
      error ? done.reject(error) : done.resolve(),
    );
    await copyExactly(handle, sink, size);
    sink.end(undefined);
    await done.promise;
  } finally {
    await handle.close();
  }
}

function addWhole(pack: Pack, header: { name: string; type?: 'directory'; mode: number }, text = ''): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  pack.entry(header, text, (error) => (error ? reject(error) : resolve()));
  return promise;
}

/** Returns a stream of a tar with the files of a cluster, and with `texts` by name. */
export function packFiles(
  cluster: string,
  entries: readonly ClusterEntry[],
  texts: Readonly<Record<string, string>> = {},
): Readable {
  const pack = newPack();
  const fill = async () => {
    for (const { name, kind } of entries) {
      if (kind === 'directory') await addWhole(pack, { name, type: 'directory', mode: 0o700 });
      else await addFile(pack, cluster, name);
    }
    for (const [name, text] of Object.entries(texts)) await addWhole(pack, { name, mode: 0o600 }, text);
    pack.finalize();
  };
  fill().catch((error: unknown) => pack.destroy(error instanceof Error ? error : new Error(String(error))));
  return Readable.from(pack);
}

/** Returns the path at which an entry of the tar is unpacked. Throws if its name leads out of the folder. */
function pathOf(folder: string, name: string): string {
  if (!name.startsWith('/') && !name.split('/').includes('..')) return join(folder, name);
  throw new DamagedObject(`The volume names ${name}, which lies outside the cluster.`);
}

/** Unpacks the files of a tar below a folder. */
export async function unpackFiles(tar: Readable, folder: string): Promise<void> {
  const unpacker = extract();
  const writeAll = async () => {
    for await (const entry of unpacker) {
      const path = pathOf(folder, entry.header.name);
      if (entry.header.type === 'directory') {
        await mkdir(path, { recursive: true, mode: 0o700 });
        entry.resume();
      } else {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await pipeline(entry, createWriteStream(path, { mode: 0o600 }));
      }
    }
  };
  await Promise.all([pipeline(tar, unpacker), writeAll()]);
}

// Writes a durable append-only file of rows. Appends that arrive during an fsync share the next write and fsync (group
// commit). After a failed write the state of the file is unknown, so the journal refuses all further work.
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { encodeLine, recover, type Recovered } from './journal-lines.ts';

type JournalOptions<Row> = Readonly<{
  path: string;
  schema: z.ZodType<Row>;
  onRow(row: Row): void;
  onFailure(error: Error): void;
}>;

export type Journal<Row> = Readonly<{
  recovered: Recovered;
  /** Assigns the next sequence number to a row at once. `durable` resolves when the row is on the disk. */
  append(row: Omit<Row, 'seq'>): { seq: number; durable: Promise<void> };
  /** Resolves when all rows that were appended before the call are on the disk. */
  settled(): Promise<void>;
  close(): Promise<void>;
}>;

export async function openJournal<Row extends { seq: number }>(options: JournalOptions<Row>): Promise<Journal<Row>> {
  const { path, schema, onRow, onFailure } = options;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a+', 0o600);
  try {
    const recovered = await readBack(file, path, schema, onRow);
    const writer = createWriter(file, path, recovered.validBytes, onFailure);
    let seq = recovered.rows;
    return {
      recovered,
      append: (row) => {
        seq += 1;
        return { seq, durable: writer.write(encodeLine({ seq, ...row })) };
      },
      settled: () => writer.settled(),
      close: async () => {
        try {
          await writer.settled();
        } finally {
          await file.close();
        }
      },
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readBack<Row extends { seq: number }>(
  file: FileHandle,
  path: string,
  schema: z.ZodType<Row>,
  onRow: (row: Row) => void,
): Promise<Recovered> {
  const chunks = file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 });
  const recovered = await recover(chunks, schema, onRow).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The ledger ${path} is damaged: ${why}. Restore it from a copy; nothing was changed.`, {
      cause: error,
    });
  });
  if (recovered.tornBytes > 0) await file.truncate(recovered.validBytes);
  await file.sync();
  // a new file survives a power cut only if its directory entry is on the disk too
  const directory = await open(dirname(path));
  await directory.sync();
  await directory.close();
  return recovered;
}

function createWriter(file: FileHandle, path: string, startSize: number, onFailure: (error: Error) => void) {
  let size = startSize;
  let lines: string[] = [];
  let next: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();

  async function commit(): Promise<void> {
    const batch = Buffer.from(lines.join(''));
    lines = [];
    next = undefined;
    try {
      const { size: found } = await file.stat();
      if (found !== size)
        throw new Error(`another process writes to ${path}; stop it, because each provider needs its own directory`);
      await file.appendFile(batch);
      await file.datasync();
      size += batch.length;
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      onFailure(failure);
      throw failure;
    }
  }

  function write(line: string): Promise<void> {
    lines.push(line);
    // `last` is the last scheduled commit. This line joins the batch that is written after it. If that commit fails,
    // the batch fails too.
    next ??= last = last.then(commit);
    return next;
  }
  return { write, settled: () => last };
}

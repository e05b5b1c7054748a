// Stores the requests that the stand-in receives, so that a test can check that the shop sent no name and no phone
// number.
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Ledger = Awaited<ReturnType<typeof openLedger>>;

/**
 * Opens the ledger in a folder. It is a file with one line for each request, so a killed process loses no finished
 * line.
 */
export async function openLedger(folder: string) {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'ledger.jsonl');
  const kept = await readFile(file, 'utf8').catch(() => '');
  const lines = kept.split('\n').filter(Boolean);
  return {
    async add(request: unknown): Promise<void> {
      const line = JSON.stringify(request);
      lines.push(line);
      await appendFile(file, `${line}\n`);
    },
    /** Returns the requests that the stand-in has received, as they were sent. */
    asked: (): readonly unknown[] => lines.map((line) => JSON.parse(line) as unknown),
  };
}

import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Head } from './chain.ts';

/**
 * Stores the heads of a chain outside the database. A person who may write to the database can forge a whole chain. The
 * stored heads reveal the forgery, because this person cannot change them.
 */
export type Anchors = {
  write(head: Head): Promise<void>;
  /** Returns every anchored head. */
  read(): Promise<Head[]>;
  /**
   * Drops the heads after a number. Only the reset of a training shop does this, because the reset deletes the records
   * of these heads.
   */
  forgetAfter(seq: number): Promise<void>;
};

const Line = z.object({ seq: z.int(), hash: z.string() });

/**
 * Stores the heads of a service in a file of a folder, one line of JSON each. The folder may be a mounted bucket. All
 * instances of a service must use the same folder. A line that was cut off by a crash is ignored.
 */
export function fileAnchors(folder: string, service: string): Anchors {
  const file = join(folder, `${service}.jsonl`);
  const textOf = () =>
    readFile(file, 'utf8').catch((error: unknown) => {
      if (Reflect.get(Object(error), 'code') === 'ENOENT') return ''; // nothing was anchored yet
      throw error;
    });
  return {
    async write(head) {
      await mkdir(folder, { recursive: true });
      await appendFile(file, `${JSON.stringify({ ...head, at: new Date().toISOString() })}\n`);
    },
    async read() {
      const text = await textOf();
      return text.split('\n').flatMap((line) => {
        const parsed = Line.safeParse(parsedLine(line));
        return parsed.success ? [parsed.data] : [];
      });
    },
    async forgetAfter(seq) {
      const text = await textOf();
      if (text === '') return;
      const kept = text.split('\n').filter((line) => {
        const parsed = Line.safeParse(parsedLine(line));
        return parsed.success && parsed.data.seq <= seq;
      });
      await writeFile(`${file}.new`, kept.map((line) => `${line}\n`).join(''));
      await rename(`${file}.new`, file);
    },
  };
}

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

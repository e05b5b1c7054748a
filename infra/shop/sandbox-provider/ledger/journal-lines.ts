// Converts journal rows to lines and back: JSON that begins with `seq` and ends with a CRC-32 of the rest. A last
// line without a newline is a torn write whose request was never answered. Any other fault is damage.
import { crc32 } from 'node:zlib';
import type { z } from 'zod';

export type Recovered = Readonly<{ rows: number; validBytes: number; tornBytes: number }>;

const CHECK = /^(.*),"check":"([0-9a-f]{8})"\}$/s;

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

export function encodeLine(row: object): string {
  const open = JSON.stringify(row).slice(0, -1);
  return `${open},"check":"${checksum(open)}"}\n`;
}

function decodeLine<Row extends { seq: number }>(text: string, schema: z.ZodType<Row>, seq: number): Row {
  const [, open, check] = CHECK.exec(text) ?? [];
  if (open === undefined || check !== checksum(open)) throw new Error('its checksum does not match');
  const row = schema.parse(JSON.parse(`${open}}`));
  if (row.seq !== seq) throw new Error(`it has seq ${row.seq} where ${seq} was expected`);
  return row;
}

/** Splits chunks into lines. `terminated` is false only for a last line that has no newline. */
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ bytes: Buffer; terminated: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield { bytes: bytes.subarray(start, end), terminated: true };
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield { bytes: rest, terminated: false };
}

/**
 * Reads all lines of the journal, passes every row to `onRow`, and counts rows and bytes. Throws an error that names
 * the line if a line is damaged.
 */
export async function recover<Row extends { seq: number }>(
  chunks: AsyncIterable<Buffer>,
  schema: z.ZodType<Row>,
  onRow: (row: Row) => void,
): Promise<Recovered> {
  let rows = 0;
  let validBytes = 0;
  for await (const { bytes, terminated } of splitLines(chunks)) {
    if (!terminated) return { rows, validBytes, tornBytes: bytes.length };
    try {
      onRow(decodeLine(bytes.toString('utf8'), schema, rows + 1));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`line ${rows + 1} (byte ${validBytes}) is corrupt: ${why}`, { cause: error });
    }
    rows += 1;
    validBytes += bytes.length + 1;
  }
  return { rows, validBytes, tornBytes: 0 };
}

// Tests the ledger file on a real disk: torn lines, damage, and a second writer.
import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openLedger } from './ledger.ts';
import { authorise } from './payments.ts';
import { dropDir, scratchDir } from '../testing.ts';

let dir: string;
let failures: Error[];
const file = () => join(dir, 'ledger.jsonl');
const open = () => openLedger(dir, (error) => void failures.push(error));
const outcome = (n: number) =>
  authorise({
    id: `pay_${n}`,
    reference: `ref-${n}`,
    amount: 100 * n,
    currency: 'EUR',
    createdAt: '2026-01-01T00:00:00.000Z',
    existing: undefined,
    declineCode: null,
    captureWillDecline: false,
  });
const record = (ledger: Awaited<ReturnType<typeof open>>, n: number) =>
  ledger.record(outcome(n), { key: `key-${n}`, fingerprint: `print-${n}` }).durable;

beforeEach(async () => {
  failures = [];
  dir = await scratchDir();
  const ledger = await open();
  await Promise.all([record(ledger, 1), record(ledger, 2), record(ledger, 3)]);
  await ledger.close();
});
afterEach(() => dropDir(dir));

test('a row is in the file when its promise `durable` resolves', async () => {
  const ledger = await open();
  await record(ledger, 4);
  expect((await readFile(file(), 'utf8')).split('\n').filter((line) => line.includes('"ref-4"'))).toHaveLength(1);
  await ledger.close();
});

test('a torn last line is cut off, and the next row is written in its place', async () => {
  const whole = (await stat(file())).size;
  await appendFile(file(), '{"seq":4,"at":"2026-01-01T');
  const ledger = await open();
  expect(ledger.recovered).toEqual({ rows: 3, validBytes: whole, tornBytes: 26 });
  expect((await stat(file())).size).toBe(whole);
  await record(ledger, 4);
  await ledger.close();
  const again = await open();
  expect(again.rowsAfter(0, 10).map((row) => [row.seq, row.payment.reference])).toEqual([
    [1, 'ref-1'],
    [2, 'ref-2'],
    [3, 'ref-3'],
    [4, 'ref-4'],
  ]);
  expect(again.rowByKey('key-4')?.fingerprint).toBe('print-4');
  await again.close();
});

test('a ledger with damage in the middle does not open, names the line, and leaves the file unchanged', async () => {
  const damaged = (await readFile(file(), 'utf8')).replace('"amount":200', '"amount":900');
  await writeFile(file(), damaged);
  await expect(open()).rejects.toThrow(/ledger\.jsonl is damaged: line 2 .* corrupt: its checksum/);
  expect(await readFile(file(), 'utf8')).toBe(damaged);
});

test('a second writer on the same file is detected before the next write, which fails', async () => {
  const ledger = await open();
  const intruder = await open();
  await record(intruder, 4);
  await expect(record(ledger, 5)).rejects.toThrow(/another process writes/);
  await expect(record(ledger, 6)).rejects.toThrow(/another process writes/);
  expect(failures).toHaveLength(1);
  await expect(ledger.close()).rejects.toThrow(/another process writes/);
  await intruder.close();
  const after = await open();
  expect(after.recovered.rows).toBe(4);
  await after.close();
});

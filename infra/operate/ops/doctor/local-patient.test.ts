import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { localPatient } from './local-patient.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toric-local-patient-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ENV = { DATABASE_ADMIN_URL: 'postgresql://127.0.0.1:1/postgres', RABBITMQ_URL: 'amqp://127.0.0.1:1' };

test('a shared key that the next start makes is the same for all processes, and the file stays as it is', async () => {
  const file = join(folder, 'secrets.json');
  writeFileSync(file, '{"jwks":"{}"}');
  const { processes } = await localPatient(folder, ENV);
  const keys = processes.map(({ env }) => env['GATEWAY_KEY']);
  expect(keys).toHaveLength(6);
  expect(new Set(keys).size).toBe(1);
  expect(Buffer.from(keys[0] ?? '', 'base64')).toHaveLength(32);
  expect(readFileSync(file, 'utf8')).toBe('{"jwks":"{}"}');
});

test('a key that opens sealed data and is missing stays missing', async () => {
  writeFileSync(join(folder, 'secrets.json'), '{}');
  const { processes } = await localPatient(folder, ENV);
  expect(processes.find(({ name }) => name === 'order')?.env['MASTER_KEY']).toBe('');
});

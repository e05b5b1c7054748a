// Tests that docker-compose.yml with production.yml is a shop that sells: nothing of the sample shop is in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT, SERVICES } from '../system/parts.ts';
import { readStack } from './stack-file.ts';

const FILES = ['docker-compose.yml', 'infra/run/compose/production.yml'];
const { services, text } = readStack(FILES);
const container = (name: string) => {
  const found = services[name];
  if (!found) throw new Error(`the compose files have no ${name}`);
  return found;
};
const started = Object.entries(services).filter(([, { profiles }]) => profiles.length === 0);
const VARIABLE = /\$\{(\w+)(?::?[-?][^}]*)?\}/g;

test('a production stack starts neither the sample shop nor the sandbox provider', () => {
  const names = started.map(([name]) => name);
  expect(names).not.toContain('seed');
  expect(names).not.toContain('sandbox-provider');
  expect(names).not.toContain('mailbox');
  expect(container('gateway').environment['MAILBOX_URL']).toBe('');
  expect(names).toContain('payment');
});

test('webhooks of a production stack go to public addresses only', () => {
  expect(container('gateway').environment['WEBHOOK_ALLOW_PRIVATE']).toBe('false');
});

test('production has no test clock, whatever the environment says, and keys of its own kind', () => {
  for (const name of SERVICES) expect([name, container(name).environment['TEST_CLOCK']]).toEqual([name, 'off']);
  for (const name of [...SERVICES, 'gateway', 'setup'])
    expect([name, container(name).environment['TRAINING']]).toEqual([name, 'off']);
  expect(container('customer').environment['API_KEYS_STACK']).toBe('live');
});

test('no account and no address of the sample shop is left in production', () => {
  const others = Object.entries(services).filter(([name]) => !['seed', 'sandbox-provider', 'mailbox'].includes(name));
  for (const [name, { environment }] of others)
    expect({ name, values: Object.values(environment).join(' ') }).toEqual({
      name,
      values: expect.not.stringMatching(/toric\.example|sandbox/),
    });
});

test('production refuses to start without an administrator, a payment provider and its secrets', () => {
  expect(container('customer').environment['FIRST_ADMIN_EMAIL']).toMatch(/^\$\{FIRST_ADMIN_EMAIL:\?.+\}$/);
  expect(container('payment').environment['PROVIDER_URL']).toMatch(/^\$\{PROVIDER_URL:\?.+\}$/);
  expect(text).toMatch(/file: \$\{TORIC_SECRETS:\?[^}]+\}\/provider-secret-key/);
});

test('the secrets of the payment provider come from files, not from those that were generated for the sandbox', () => {
  const { environment, secrets } = container('payment');
  expect(environment['PROVIDER_SECRET_KEY_FILE']).toBe('/run/secrets/provider-secret-key');
  expect(environment['PROVIDER_WEBHOOK_SECRET_FILE']).toBe('/run/secrets/provider-webhook-secret');
  expect(secrets).toEqual(['provider-secret-key', 'provider-webhook-secret']);
});

test('the address of the mail server, with its password, comes from a file', () => {
  const { environment, secrets } = container('customer');
  expect(environment['SMTP_URL']).toBe('');
  expect(environment['SMTP_URL_FILE']).toBe('/run/secrets/smtp-url');
  expect(secrets).toContain('smtp-url');
});

test('the README explains every variable of the compose files', () => {
  const readme = readFileSync(join(ROOT, 'infra/run/compose/README.md'), 'utf8');
  const variables = [...new Set(Array.from(text.matchAll(VARIABLE), ([, name = '']) => name))];
  expect(variables.length).toBeGreaterThan(8);
  expect(variables.filter((name) => !readme.includes(`| \`${name}\``))).toEqual([]);
});

test('git ignores the file with the settings of a shop', () => {
  expect(readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n')).toContain('.env');
});

// Tests how the sandbox provider reads its environment variables and the test cards.
import { expect, test } from '@jest/globals';
import { readConfig } from './config.ts';
import { behaviourOf } from './routes/tokens.ts';

const enough = { SANDBOX_DATA_DIR: '/tmp/x', SANDBOX_SECRET_KEY: 'a-long-enough-secret' };

test('the directory and the key are required, and the error names both if they are missing', () => {
  expect(() => readConfig({})).toThrow(/SANDBOX_DATA_DIR[\s\S]*SANDBOX_SECRET_KEY/);
  expect(() => readConfig({ ...enough, SANDBOX_SECRET_KEY: 'short' })).toThrow(/SANDBOX_SECRET_KEY/);
});

test('control and webhooks are off by default, and an empty variable counts as unset', () => {
  const config = readConfig({ ...enough, SANDBOX_CONTROL_KEY: '' });
  expect(config).toMatchObject({ port: 0, host: '127.0.0.1', controlKey: undefined, webhook: undefined });
});

test('a webhook address without a secret, or with a malformed one, is refused', () => {
  const url = { ...enough, SANDBOX_WEBHOOK_URL: 'http://localhost:1/hooks' };
  expect(() => readConfig(url)).toThrow(/SANDBOX_WEBHOOK_SECRET/);
  expect(() => readConfig({ ...url, SANDBOX_WEBHOOK_SECRET: 'plain' })).toThrow(/whsec_/);
});

test('the control key must differ from the payment key', () => {
  expect(() => readConfig({ ...enough, SANDBOX_CONTROL_KEY: enough.SANDBOX_SECRET_KEY })).toThrow(/must differ/);
});

test('NAME_FILE gives the contents of a file, but NAME has precedence', () => {
  const files = { SANDBOX_DATA_DIR: '/data', SANDBOX_SECRET_KEY_FILE: '/run/toric/key' };
  expect(readConfig(files, (path) => `contents-of-${path}\n`).secretKey).toBe('contents-of-/run/toric/key');
  expect(readConfig({ ...files, ...enough }, () => 'another-secret-key').secretKey).toBe(enough.SANDBOX_SECRET_KEY);
});

test('a token gives the behaviour of its test card, and an unknown token gives none', () => {
  expect(behaviourOf('tok_delay_250')).toEqual({ kind: 'delay', delayMs: 250 });
  expect(behaviourOf('tok_expired_card')).toEqual({ kind: 'decline', code: 'expired_card' });
  expect(behaviourOf('tok_delay_999999')).toBeUndefined();
  expect(behaviourOf('tok_vista')).toBeUndefined();
});

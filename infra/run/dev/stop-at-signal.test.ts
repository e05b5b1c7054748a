import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';

const PROGRAM = `
  import { stopAtSignal } from '${new URL('stop-at-signal.ts', import.meta.url).href}';
  const { promise, resolve } = Promise.withResolvers();
  stopAtSignal(() => promise, (line) => console.log(line));
  process.stdin.resume();
  console.log('ready');
  // the servers are ready only after the signal
  process.once('SIGINT', () => setTimeout(resolve, 50, { stop: async () => console.log('stopped') }));`;

test('after Ctrl-C the servers end once, also those that were still starting and also if the signal comes twice', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  expect(output).toBe('ready\nstopping the servers of the tests\nstopped\n');
  expect(code).toBe(130);
}, 20_000);

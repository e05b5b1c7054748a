import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { openProxy, type Proxy } from './proxy.ts';

let echo: Server;
let proxy: Proxy;
let client: Socket;
let received: string;
const atEcho: Socket[] = [];

beforeEach(async () => {
  echo = createServer((socket) => {
    atEcho.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  // The cast is safe: the address of a listening TCP server is an `AddressInfo`.
  proxy = await openProxy({ targets: [(echo.address() as AddressInfo).port] });
  client = connect(proxy.port, '127.0.0.1');
  received = '';
  client.on('error', () => undefined);
  client.on('data', (chunk) => {
    received += String(chunk);
  });
  await new Promise((resolve) => client.once('connect', resolve));
});
afterEach(async () => {
  client.destroy();
  await proxy.close();
  for (const socket of atEcho.splice(0)) socket.destroy();
  await new Promise((resolve) => echo.close(resolve));
});

const until = async (holds: () => boolean) => {
  for (let left = 400; !holds(); left--) {
    if (left === 0) throw new Error('the condition did not become true within 2 s');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('bytes pass in both directions, also in large pieces', async () => {
  const large = 'x'.repeat(3_000_000);
  client.write(large);
  await until(() => received.length === large.length);
});

test('a stalled link breaks no connection, and bytes sent meanwhile arrive late', async () => {
  client.write('before');
  await until(() => received === 'before');
  proxy.setMode({ kind: 'stalled' });
  client.write(' meanwhile');
  await wait(100);
  expect([received, client.destroyed]).toEqual(['before', false]);
  proxy.setMode({ kind: 'pass' });
  await until(() => received === 'before meanwhile');
});

test('a stalled link hides from one side that the other has closed', async () => {
  await until(() => atEcho.length === 1);
  proxy.setMode({ kind: 'stalled' });
  client.destroy();
  await wait(50);
  expect(atEcho[0]?.destroyed).toBe(false);
  proxy.setMode({ kind: 'pass' });
  await until(() => atEcho[0]?.destroyed === true);
});

test('a cut resets the open connections and accepts new ones', async () => {
  proxy.cut();
  await until(() => client.destroyed);
  const again = connect(proxy.port, '127.0.0.1');
  again.write('hello');
  await new Promise((resolve) => again.once('data', resolve));
  again.destroy();
  expect(proxy.accepted()).toBe(2);
});

test('a slow link keeps the order and adds its latency', async () => {
  proxy.setMode({ kind: 'slow', latencyMs: 60, bytesPerSecond: 1_000_000 });
  const started = performance.now();
  for (const piece of ['a', 'b', 'c', 'd']) client.write(piece);
  await until(() => received === 'abcd');
  expect(performance.now() - started).toBeGreaterThan(110);
});

test('two servers behind one address are used round-robin', async () => {
  const greeter = createServer((socket) => socket.end('greetings'));
  await new Promise<void>((resolve) => greeter.listen(0, '127.0.0.1', resolve));
  // The cast is safe: the address of a listening TCP server is an `AddressInfo`.
  proxy.addTarget((greeter.address() as AddressInfo).port);
  const second = connect(proxy.port, '127.0.0.1');
  const greeting = await new Promise<string | Buffer>((resolve) => second.once('data', resolve));
  expect(String(greeting)).toBe('greetings');
  second.destroy();
  await new Promise((resolve) => greeter.close(resolve));
});

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { openProxy, type Proxy } from './proxy.ts';

let echo: Server;
let proxy: Proxy;
let client: Socket;
let heard: string;
const atEcho: Socket[] = [];

beforeEach(async () => {
  echo = createServer((socket) => {
    atEcho.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  proxy = await openProxy({ targets: [(echo.address() as AddressInfo).port] }); // a TCP server that listens has one
  client = connect(proxy.port, '127.0.0.1');
  heard = '';
  client.on('error', () => undefined);
  client.on('data', (chunk) => {
    heard += String(chunk);
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
    if (left === 0) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
const quiet = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('it passes both ways, large pieces too', async () => {
  const large = 'x'.repeat(3_000_000);
  client.write(large);
  await until(() => heard.length === large.length);
});

test('silence breaks nothing and tells nothing; what was sent meanwhile arrives late', async () => {
  client.write('before');
  await until(() => heard === 'before');
  proxy.weather({ kind: 'silent' });
  client.write(' meanwhile');
  await quiet(100);
  expect([heard, client.destroyed]).toEqual(['before', false]);
  proxy.weather({ kind: 'pass' });
  await until(() => heard === 'before meanwhile');
});

test('in silence one end does not hear that the other has gone', async () => {
  await until(() => atEcho.length === 1);
  proxy.weather({ kind: 'silent' });
  client.destroy();
  await quiet(50);
  expect(atEcho[0]?.destroyed).toBe(false);
  proxy.weather({ kind: 'pass' });
  await until(() => atEcho[0]?.destroyed === true);
});

test('a cut breaks what is open and lets in what comes', async () => {
  proxy.cut();
  await until(() => client.destroyed);
  const again = connect(proxy.port, '127.0.0.1');
  again.write('hello');
  await new Promise((resolve) => again.once('data', resolve));
  again.destroy();
  expect(proxy.accepted()).toBe(2);
});

test('a slow link keeps the order and takes its time', async () => {
  proxy.weather({ kind: 'slow', latencyMs: 60, bytesPerSecond: 1_000_000 });
  const started = performance.now();
  for (const piece of ['a', 'b', 'c', 'd']) client.write(piece);
  await until(() => heard === 'abcd');
  expect(performance.now() - started).toBeGreaterThan(110);
});

test('two servers behind one address take turns', async () => {
  const greeter = createServer((socket) => socket.end('greetings'));
  await new Promise<void>((resolve) => greeter.listen(0, '127.0.0.1', resolve));
  proxy.addTarget((greeter.address() as AddressInfo).port); // as above
  const second = connect(proxy.port, '127.0.0.1');
  const [said] = await new Promise<Buffer[]>((resolve) => second.once('data', (chunk) => resolve([chunk])));
  expect(String(said)).toBe('greetings');
  second.destroy();
  await new Promise((resolve) => greeter.close(resolve));
});

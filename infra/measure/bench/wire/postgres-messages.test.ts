import { expect, test } from '@jest/globals';
import { messageScanner, noCounts, wireCounter } from './postgres-messages.ts';

const sized = (body: string) => {
  const bytes = Buffer.from(body, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length + 4);
  return Buffer.concat([length, bytes]);
};
const message = (type: string, body = '') => Buffer.concat([Buffer.from(type), sized(body)]);
const STARTUP = sized('\0\u0003\0\0user\0toric\0\0');
const ready = (state: string) => message('Z', state);
const prepared = [message('B', '\0name\0'), message('E', '\0'), message('S')];
const fresh = [message('P', 'name\0select 1\0'), ...prepared];

function connection() {
  const counts = noCounts();
  const { fromClient, fromServer } = wireCounter(counts);
  fromClient(STARTUP);
  fromClient(message('p', 'secret'));
  fromServer(Buffer.concat([message('R', '\0\0\0\0'), message('S', 'TimeZone\0UTC\0'), ready('I')]));
  return {
    counts,
    client: (...all: Buffer[]) => fromClient(Buffer.concat(all)),
    server: (...all: Buffer[]) => fromServer(Buffer.concat(all)),
  };
}

test.each([1, 2, 3, 5, 6, 100])('messages are recognised in pieces of %d bytes', (size) => {
  const seen: string[] = [];
  const scan = messageScanner((type, first) => void seen.push(`${type}${first}`), { hasStartup: true });
  const stream = Buffer.concat([STARTUP, message('Q', 'BEGIN\0'), message('S'), ...fresh, message('X')]);
  for (let at = 0; at < stream.length; at += size) scan(stream.subarray(at, at + size));
  expect(seen).toEqual(['QB', 'S', 'Pn', 'B\0', 'E\0', 'S', 'X']);
});

test('the authentication counts as no statement and no transaction', () => {
  expect(connection().counts).toEqual(noCounts());
});

test('statements that each wait for their answer take one round trip each', () => {
  const { counts, client, server } = connection();
  client(message('Q', 'BEGIN\0'));
  server(message('C', 'BEGIN\0'), ready('T'));
  client(...fresh);
  server(message('1'), message('2'), message('C', 'SELECT 1\0'), ready('T'));
  client(...prepared);
  server(message('2'), message('C', 'SELECT 1\0'), ready('T'));
  client(message('Q', 'COMMIT\0'));
  server(message('C', 'COMMIT\0'), ready('I'));
  expect(counts).toEqual({ statements: 4, parsed: 1, roundTrips: 4, transactions: 1 });
});

test('pipelined statements take one round trip, independent of the chunks', () => {
  const { counts, client, server } = connection();
  const together = Buffer.concat([message('Q', 'BEGIN\0'), ...prepared, ...prepared, message('Q', 'COMMIT\0')]);
  client(together.subarray(0, 20));
  client(together.subarray(20));
  server(ready('T'), ready('T'), ready('T'), ready('I'));
  expect(counts).toEqual({ statements: 4, parsed: 0, roundTrips: 1, transactions: 1 });
});

test('a statement outside a transaction counts as one transaction, also if it fails', () => {
  const { counts, client, server } = connection();
  client(...prepared);
  server(message('C', 'UPDATE 1\0'), ready('I'));
  client(...prepared);
  server(message('E', 'SERROR\0'), ready('I'));
  expect(counts).toEqual({ statements: 2, parsed: 0, roundTrips: 2, transactions: 2 });
});

/** Tests that mails and text messages go to no server but the one that the settings name, and not in clear. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { sandboxTexts } from './sandbox-texts.ts';
import { smtpPool } from './smtp-pool.ts';

const MAIL = {
  envelope: { from: 'mail@shop.example', to: 'ana@toric.example' },
  raw: Buffer.from('Subject: Hi\r\n\r\nHi'),
};

/** Sends one mail to a server that offers no TLS. Returns the outcome and what the server got to see. */
async function sendTo(login: string) {
  const seen: string[] = [];
  const server = new SMTPServer({
    ...{ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, authOptional: true, logger: false },
    onAuth: ({ password }, _session, done) => {
      seen.push(`password ${password}`);
      done(null, { user: 'shop' });
    },
    onData(stream, _session, done) {
      seen.push('a mail');
      stream.resume().once('end', () => done());
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo; // a TCP server that listens has a port
  const pool = smtpPool({ url: `smtp://${login}127.0.0.1:${port}`, connections: 1 });
  const outcome = await pool.send(MAIL, async () => true);
  pool.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return { outcome, seen };
}

test('a mail server that offers no TLS gets neither the password nor a mail', async () => {
  const { outcome, seen } = await sendTo('shop:secret@');
  expect([outcome.kind, seen]).toEqual(['again', []]);
});

test('a mail server without a password, in the private network, gets the mail', async () => {
  const { outcome, seen } = await sendTo('');
  expect([outcome.kind, seen]).toEqual(['sent', ['a mail']]);
});

async function listening(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has a port
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

test('a text message does not follow a redirect: the other server gets neither the number nor the code', async () => {
  let asked = 0;
  const other = await listening((_request, response) => {
    asked += 1;
    response.end('{"status":"accepted","code":"ok"}');
  });
  const provider = await listening((_request, response) => {
    response.writeHead(307, { location: `${other.url}/v1/texts` }).end();
  });
  const outcome = await sandboxTexts(provider.url, 'key of the provider').send({
    ...{ id: 'one', to: '+14155550132', text: 'Your code is 123456' },
  });
  provider.close();
  other.close();
  expect([outcome, asked]).toEqual([{ kind: 'again', code: 'no-answer' }, 0]);
});

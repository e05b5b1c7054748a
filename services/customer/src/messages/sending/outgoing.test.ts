/** Tests that mails and text messages go to no server but the one that the settings name, and not in clear. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { sandboxTexts } from './sandbox-texts.ts';
import { smtpPool } from './smtp-pool.ts';

const MAIL = {
  envelope: { from: 'mail@shop.example', to: 'ana@toric.example' },
  raw: Buffer.from('Subject: Hi\r\n\r\nHi'),
};

/** Holds the answers of a mail server that takes a login, and offers no TLS. */
const ANSWERS: Readonly<Record<string, string>> = {
  EHLO: '250-mail.example\r\n250 AUTH PLAIN LOGIN',
  AUTH: '235 welcome',
  DATA: '354 go on',
  STARTTLS: '502 no TLS',
};

/** Sends one mail to a test server that offers no TLS. Returns the outcome and the commands that the server got. */
async function sendTo(login: string) {
  const commands: string[] = [];
  const server = createTcpServer((socket) => {
    let isContent = false;
    socket.write('220 mail.example\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      for (const line of part.toString().split('\r\n').filter(Boolean)) {
        if (isContent && line !== '.') continue;
        const [command = ''] = line.split(/[ :]/);
        isContent = command === 'DATA';
        commands.push(command);
        socket.write(`${ANSWERS[command] ?? '250 ok'}\r\n`);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // the cast is safe: a TCP server that listens has a port
  const pool = smtpPool({ url: `smtp://${login}127.0.0.1:${port}`, connections: 1 });
  const outcome = await pool.send(MAIL, async () => true);
  pool.close();
  server.close();
  return { outcome, commands };
}

test('a mail server that offers no TLS gets neither the password nor a mail', async () => {
  const { outcome, commands } = await sendTo('shop:secret@');
  expect(outcome.kind).toBe('again');
  for (const command of ['AUTH', 'MAIL', 'DATA']) expect(commands).not.toContain(command);
});

test('a mail server without a password, in the private network, gets the mail', async () => {
  const { outcome, commands } = await sendTo('');
  expect([outcome.kind, commands.slice(0, 5)]).toEqual(['sent', ['EHLO', 'MAIL', 'RCPT', 'DATA', '.']]);
});

async function listening(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // the cast is safe: a TCP server that listens has a port
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

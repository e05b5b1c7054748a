// Starts the SMTP server of the mailbox. It stores every mail that it accepts. A test can make it refuse a mail, delay
// its answer or break the connection.
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { KeptMail } from './kept.ts';
import type { Hit, Trouble } from './trouble.ts';

const MOST_BYTES = 5_000_000;

type Keep = (mail: KeptMail) => Promise<void>;
type Options = { port: number; host: string; trouble: Trouble; keep: Keep };
type Callback = (error?: Error | null) => void;

const refusal = ({ act, text }: Hit): Error => Object.assign(new Error(text), { responseCode: Number(act) });

export async function startSmtp({ port, host, trouble, keep }: Options) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    hideSize: true,
    size: MOST_BYTES,
    closeTimeout: 500,
    logger: false,
    onConnect: (session, callback) => meet('connect', session, callback),
    onRcptTo: (_address, session, callback) => meet('rcpt', session, callback),
    onData: (stream, session, callback) => void answer(take(stream, session), callback),
  });
  // a broken connection of a client is no failure of the mailbox
  server.on('error', () => undefined);

  const drop = (session: SMTPServerSession) => breakConnection(server, session);

  function meet(moment: 'connect' | 'rcpt', session: SMTPServerSession, callback: Callback): void {
    const hit = trouble.at(moment);
    if (!hit) return callback();
    if (typeof hit.act === 'number') return callback(refusal(hit));
    drop(session);
  }

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const early = trouble.at('data');
    if (early && typeof early.act !== 'number') return drop(session);
    const raw = await buffer(stream);
    if (early) throw refusal(early);
    const hit = trouble.at('end');
    if (hit && typeof hit.act === 'number') throw refusal(hit);
    if (hit?.act === 'drop') return forever(session);
    await delay(trouble.delayMs());
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom === false ? '' : mailFrom.address;
    const to = rcptTo.map(({ address }) => address).join(', ');
    await keep({ kind: 'mail', id: randomUUID(), at: new Date().toISOString(), from, to, raw: raw.toString('base64') });
    if (hit) return forever(session);
  }

  /**
   * Breaks the connection, and returns a promise that never resolves. Otherwise an answer could be sent before the
   * connection is broken.
   */
  function forever(session: SMTPServerSession): Promise<never> {
    drop(session);
    return new Promise(() => undefined);
  }

  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port, // a listening TCP server has an AddressInfo
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function answer(taken: Promise<void>, callback: Callback): Promise<void> {
  const error = await taken.then(
    () => null,
    (failure: Error) => failure,
  );
  callback(error);
}

/** Breaks the connection of an SMTP session. smtp-server has no method for this. */
function breakConnection(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections)
    if (connection.session?.id === session.id || connection.id === session.id) connection._socket?.destroy();
}

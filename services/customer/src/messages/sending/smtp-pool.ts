/** Sends mails over a few open SMTP connections. */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Outcome } from '../message.ts';
import type { BuiltMail } from './mime.ts';
import { outcomeOfFailure, type SmtpFailure } from './smtp-outcome.ts';

/** Records that the content of the mail is about to be sent. Resolves to false if the mail must no longer be sent. */
type BeforeContent = () => Promise<boolean>;
export type SmtpPool = {
  /** Sends the mail. Never throws, because every failure is an outcome. */
  send(mail: BuiltMail, beforeContent: BeforeContent): Promise<Outcome>;
  close(): void;
};

/** A connection is replaced after this number of mails, as servers expect. */
const MOST_MAILS = 200;
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

type Settings = { readonly url: string; readonly connections: number };

/**
 * Returns the settings of an SMTP connection. A server that is given a password must offer TLS (STARTTLS). Otherwise
 * somebody on the way could remove the offer, and read the password and all mails. A mail server without a password is
 * on the same machine or in a private network.
 */
function optionsOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const auth = username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    auth,
    connection: {
      ...{ host: hostname, port: port === '' ? (secure ? 465 : 587) : Number(port) },
      ...{ secure, requireTLS: auth !== undefined, ...PATIENCE },
    },
  };
}

export function smtpPool({ url, connections }: Settings): SmtpPool {
  const { auth, connection: options } = optionsOf(url);
  const idle: Session[] = [];
  const open = new Set<Session>();
  const queue: (() => void)[] = [];
  let lent = 0;

  async function session(): Promise<Session> {
    for (let one = idle.pop(); one; one = idle.pop()) if (one.isOpen()) return one;
    const fresh = await openSession(options, auth);
    open.add(fresh);
    fresh.onEnd(() => open.delete(fresh));
    return fresh;
  }

  async function lend(): Promise<void> {
    if (lent >= connections) await new Promise<void>((resolve) => queue.push(resolve));
    else lent += 1;
  }
  function giveBack(): void {
    const next = queue.shift();
    if (next) next();
    else lent -= 1;
  }

  return {
    async send(mail, beforeContent) {
      await lend();
      try {
        const one = await session();
        const outcome = await one.deliver(mail, beforeContent);
        if (one.isOpen()) idle.push(one);
        return outcome;
      } catch (error) {
        return outcomeOfFailure(Object(error), false);
      } finally {
        giveBack();
      }
    },
    close() {
      for (const one of open) one.close();
    },
  };
}

type Session = {
  isOpen(): boolean;
  onEnd(listener: () => void): void;
  deliver(mail: BuiltMail, beforeContent: BeforeContent): Promise<Outcome>;
  close(): void;
};
type Options = ReturnType<typeof optionsOf>;

async function openSession(options: Options['connection'], auth: Options['auth']): Promise<Session> {
  const connection = new SMTPConnection(options);
  let [mails, alive] = [0, true];
  connection.once('end', () => {
    alive = false;
  });
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  // the running call gets the same error; without a listener, Node would end the process
  connection.on('error', () => {
    alive = false;
  });
  if (auth)
    await new Promise<void>((resolve, reject) => {
      connection.login({ credentials: auth }, (error) => (error ? reject(error) : resolve()));
    });
  const close = () => {
    alive = false;
    connection.close();
  };
  return {
    isOpen: () => alive,
    onEnd: (listener) => void connection.once('end', listener),
    close,
    async deliver({ envelope, raw }, beforeContent) {
      mails += 1;
      const content = contentOf(raw, beforeContent);
      const failure = await new Promise<SmtpFailure | string>((resolve) => {
        connection.send(envelope, content.stream, (error, info) =>
          resolve(error ? Object(error) : (info?.response ?? '')),
        );
      });
      if (typeof failure === 'string') {
        if (mails >= MOST_MAILS) close();
        return { kind: 'sent', code: failure.slice(0, 3) };
      }
      // After an answer of the server, the session can send the next mail. After any other error, nobody knows the
      // state of the session.
      if (failure.responseCode === undefined || failure.responseCode === 421 || !(await reset(connection))) close();
      return outcomeOfFailure(failure, content.hasBegun());
    },
  };
}

const reset = (connection: SMTPConnection): Promise<boolean> =>
  new Promise((resolve) => connection.reset((error) => resolve(!error)));

/**
 * Returns the content as a stream. The SMTP client reads it only after the server has answered DATA with 354. The first
 * read records the mark, and the content is sent when the mark is committed.
 */
function contentOf(raw: Buffer, beforeContent: BeforeContent) {
  let [asked, begun] = [false, false];
  const stream = new Readable({
    read() {
      if (asked) return;
      asked = true;
      beforeContent().then(
        (mayGo) => {
          if (!mayGo) return void this.destroy(new Error('another process sends this mail'));
          begun = true;
          this.push(raw);
          this.push(null);
        },
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  return { stream, hasBegun: () => begun };
}

// Signs in at the gateway. The password is never an argument, because every user of the machine can read arguments.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type Client, createClient } from '@toric/client/client';
import { staffEmail } from '../../shop/sample-shop/fill-people.ts';
import { SAMPLE_OPERATOR } from '../../run/system/environment.ts';
import { ROOT } from '../../run/system/parts.ts';
import { openSecrets } from '../../run/system/secrets.ts';

export type Session = { api: Client; token: string };

const LOCAL_HOSTS = ['localhost', '127.0.0.1'];

export async function signIn(env: NodeJS.ProcessEnv): Promise<Session> {
  const url = new URL(env['TORIC_URL'] ?? 'http://localhost:8080');
  const api = createClient({ baseUrl: `${url.origin}/v1` });
  const { email, password } = await credentials(env, url);
  const { accessToken: token } = await api.signIn(email, password);
  return { api, token };
}

async function credentials(env: NodeJS.ProcessEnv, { hostname, host }: URL) {
  const email = env['TORIC_EMAIL'];
  if (email) return { email, password: env['TORIC_PASSWORD'] ?? (await askFor(`Password of ${email} at ${host}: `)) };
  const sampleFile = env['SAMPLE_PASSWORD_FILE'];
  // docker-compose.yml mounts this file into the tool's container while the sample shop is there
  if (sampleFile) return { email: staffEmail('operator'), password: readFileSync(sampleFile, 'utf8').trimEnd() };
  const file = join(ROOT, '.toric/secrets.json');
  // the sample password belongs to the stack on this machine and must not be sent to another host
  if (!LOCAL_HOSTS.includes(hostname) || !existsSync(file))
    throw new Error(
      'Set TORIC_EMAIL to the e-mail address of an operator (and TORIC_PASSWORD, or enter it when asked).',
    );
  return { email: SAMPLE_OPERATOR, password: (await openSecrets(file)).get('sample password') };
}

/** Asks on the terminal without an echo of the input. */
async function askFor(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Error('Set TORIC_PASSWORD, because there is no terminal to ask for it.');
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const password = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return password;
}

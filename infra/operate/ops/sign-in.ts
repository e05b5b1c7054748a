// Signs in at the gateway. The password is never an argument, because every user of the machine can read arguments.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type Client, createClient } from '@toric/client/client';
import { staffEmail } from '../../shop/sample-shop/fill/people.ts';
import { type StaffLogin, signInStaff } from '../../shop/sign-in-staff.ts';
import { secretFile } from '../../run/compose/secret-file.ts';
import { SAMPLE_OPERATOR } from '../../run/system/environment.ts';
import { ROOT } from '../../run/system/parts.ts';
import { openSecrets, sampleFactorKeyOf } from '../../run/system/secrets.ts';

export type Session = { api: Client; token: string };

const LOCAL_HOSTS = ['localhost', '127.0.0.1'];

export async function signIn(env: NodeJS.ProcessEnv): Promise<Session> {
  const url = new URL(env['TORIC_URL'] ?? 'http://localhost:8080');
  const api = createClient({ baseUrl: `${url.origin}/v1` });
  const given = env['TORIC_TOKEN'];
  if (given) return { api, token: given };
  const { sampleKey, ...login } = await credentials(env, url);
  if (sampleKey) return { api, token: await signInStaff(api, login, { sampleKey }) };
  const code = () => env['TORIC_CODE'] ?? askFor('TORIC_CODE', 'Code of your second factor, or a recovery code: ');
  const session = await api.signIn(login.email, login.password, code);
  if (session.enrolmentRequired) throw new Error('Set up your second factor first: docs/accounts.md says how.');
  return { api, token: session.accessToken };
}

type Credentials = StaffLogin & { sampleKey?: string };

async function credentials(env: NodeJS.ProcessEnv, { hostname, host }: URL): Promise<Credentials> {
  const email = env['TORIC_EMAIL'];
  if (email)
    return {
      email,
      password: env['TORIC_PASSWORD'] ?? (await askFor('TORIC_PASSWORD', `Password of ${email} at ${host}: `)),
    };
  const sampleFile = env['SAMPLE_PASSWORD_FILE'];
  // docker-compose.yml mounts the file of this password into the container of `ops` while the sample shop exists
  if (sampleFile) {
    const sampleKey = secretFile('SAMPLE_FACTOR_KEY_FILE', env);
    const password = readFileSync(sampleFile, 'utf8').trimEnd();
    return { email: staffEmail('operator'), password, ...(sampleKey && { sampleKey }) };
  }
  const file = join(ROOT, '.toric/secrets.json');
  // the sample password belongs to the stack on this machine and must not be sent to another host
  if (!LOCAL_HOSTS.includes(hostname) || !existsSync(file))
    throw new Error(
      'Set TORIC_EMAIL to the e-mail address of an operator (and TORIC_PASSWORD, or enter it when asked).',
    );
  const known = await openSecrets(file);
  return { email: SAMPLE_OPERATOR, password: known.get('sample password'), sampleKey: sampleFactorKeyOf(known) };
}

/**
 * Asks on the terminal without showing the input. If there is no terminal, throws an error that names the variable to
 * set.
 */
async function askFor(variable: string, question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Error(`Set ${variable}, because there is no terminal to ask for it.`);
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const password = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return password;
}

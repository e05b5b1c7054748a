/** Tests whether the answers to resets and sign-ups, or their times, distinguish known from unknown e-mails. */
import { loadavg } from 'node:os';
import { type AccountService, type Answer, PASSWORD } from './service.ts';

const MOST_MS = 10;
const ACCOUNTS = 100;

/** Returns the value that this share of the values does not exceed. */
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
const median = (values: readonly number[]): number => quantile(values, 0.5);
const spread = (values: readonly number[]): string =>
  [0.05, 0.25, 0.5, 0.75, 0.95, 0.99].map((share) => quantile(values, share).toFixed(1)).join(' ');

/** Returns the answer without the parts that differ in every answer: ids, instants and the e-mail itself. */
const shapeOf = ({ status, text }: Answer): string =>
  `${status} ${text
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')}`;

/**
 * Sends requests with known and with unknown e-mails in turn. Returns the differences between the answers by which a
 * stranger could tell them apart.
 */
async function compare(
  what: string,
  count: number,
  send: (kind: 'known' | 'unknown', n: number) => Promise<Answer>,
): Promise<string[]> {
  const seen = {
    known: { shapes: new Set<string>(), ms: [] as number[] },
    unknown: { shapes: new Set<string>(), ms: [] as number[] },
  };
  for (let n = 0; n < count / 2; n++) {
    // the order of the two kinds alternates, so that neither has an advantage
    for (const kind of n % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const answer = await send(kind, n);
      seen[kind].shapes.add(shapeOf(answer));
      seen[kind].ms.push(answer.ms);
    }
  }
  const [known, unknown] = [median(seen.known.ms), median(seen.unknown.ms)];
  console.log(`${what}: ${count} requests, load of the machine ${loadavg()[0]?.toFixed(1)}`);
  for (const kind of ['known', 'unknown'] as const)
    console.log(`  ${kind}: ms at 5, 25, 50, 75, 95 and 99 %: ${spread(seen[kind].ms)}`);
  const shapes = new Set([...seen.known.shapes, ...seen.unknown.shapes]);
  return [
    ...(shapes.size > 1 ? [`${what}: ${shapes.size} different answers: ${[...shapes].join(' | ')}`] : []),
    ...(Math.abs(known - unknown) > MOST_MS ? [`${what}: the medians differ by ${Math.abs(known - unknown)} ms`] : []),
  ];
}

/**
 * Requests password resets, equally often for known and for unknown e-mails. The counters of requests are reset before
 * each round over the accounts, so that each known e-mail gets its mail.
 */
export async function resets(service: AccountService, count: number): Promise<string[]> {
  const known = Array.from({ length: ACCOUNTS }, service.newEmail);
  const unknown = Array.from({ length: ACCOUNTS }, service.newEmail);
  for (const email of known) await service.signUp(email);
  return compare('resets', count, async (kind, n) => {
    if (n % ACCOUNTS === 0) await service.value('delete from customer.ask_quota');
    return service.post('/password-resets', { email: (kind === 'known' ? known : unknown)[n % ACCOUNTS] });
  });
}

/**
 * Requests sign-ups with known and with unknown e-mails. A sign-up makes its e-mail known, so each e-mail is used only
 * once.
 */
export async function signUps(service: AccountService, count: number): Promise<string[]> {
  const known = Array.from({ length: ACCOUNTS }, service.newEmail);
  for (const email of known) await service.signUp(email);
  const nameless = (email: string) => ({ email, password: PASSWORD, givenName: 'Grace', familyName: 'Hopper' });
  return compare('sign-ups', count, async (kind, n) => {
    const email = kind === 'known' ? (known[n % ACCOUNTS] ?? '') : service.newEmail();
    const answer = await service.post('/customers', nameless(email));
    return { ...answer, text: answer.text.replace(email, 'EMAIL') };
  });
}

import { expect, test } from '@jest/globals';
import { endedSessions, TRUSTED_MS } from './ended-sessions.ts';

const GONE = '0197a000-0000-7000-8000-000000000001';
const LIVE = '0197a000-0000-7000-8000-000000000002';

/** Returns the list of ended sessions over a table in memory, with a clock that the test moves. */
function list() {
  const table = { rows: [] as string[], down: false, reads: [] as number[] };
  let now = 0;
  const sessions = endedSessions(
    async (seconds) => {
      table.reads.push(seconds);
      if (table.down) throw new Error('the database is away');
      return table.rows;
    },
    () => now,
  );
  return { table, sessions, pass: (ms: number) => (now += ms) };
}
const slugOf = async (act: () => void | Promise<void>): Promise<string> => {
  try {
    await act();
    return 'live';
  } catch (error) {
    return String(Reflect.get(Object(error), 'slug'));
  }
};

test('the token of an ended session is refused as soon as the list was read again', async () => {
  const { table, sessions } = list();
  await sessions.refresh();
  expect(await slugOf(() => sessions.assertLive(GONE))).toBe('live');
  table.rows.push(GONE);
  await sessions.refresh();
  expect(await slugOf(() => sessions.assertLive(GONE))).toBe('auth.session-over');
  expect(await slugOf(() => sessions.assertLive(LIVE))).toBe('live');
});

test('a check on a fresh list reads nothing and waits for nothing', async () => {
  const { table, sessions, pass } = list();
  await sessions.refresh();
  pass(TRUSTED_MS);
  expect(sessions.assertLive(LIVE)).toBeUndefined();
  expect(table.reads).toHaveLength(1);
});

test('a list that is too old is read before a token is accepted', async () => {
  const { table, sessions, pass } = list();
  await sessions.refresh();
  table.rows.push(GONE);
  pass(TRUSTED_MS + 1);
  expect(await slugOf(() => sessions.assertLive(GONE))).toBe('auth.session-over');
});

test('while the list cannot be read no token is accepted', async () => {
  const { table, sessions, pass } = list();
  await sessions.refresh();
  table.down = true;
  expect(await slugOf(() => sessions.assertLive(LIVE))).toBe('live');
  pass(TRUSTED_MS + 1);
  expect(await slugOf(() => sessions.assertLive(LIVE))).toBe('auth.not-checked');
  table.down = false;
  expect(await slugOf(() => sessions.assertLive(LIVE))).toBe('live');
});

test('the first reading covers the life of a token, and each later one overlaps the one before by a minute', async () => {
  const { table, sessions, pass } = list();
  await sessions.refresh();
  pass(1_000);
  await sessions.refresh();
  pass(30_000);
  await sessions.refresh();
  expect(table.reads).toEqual([900, 61, 90]);
});

test('a thousand checks on an old list share one reading', async () => {
  const { table, sessions } = list();
  await Promise.all(Array.from({ length: 1_000 }, async () => sessions.assertLive(LIVE)));
  expect(table.reads).toHaveLength(1);
});

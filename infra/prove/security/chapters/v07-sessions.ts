import { built, type Line, notFor, of, open, proved } from '../line.ts';

const sessions = of('services/customer/test/accounts/sessions.int.test.ts');
const own = of('services/customer/test/accounts/own-account.int.test.ts');
const factors = of('services/customer/test/factors/factors.int.test.ts');
const staff = of('services/customer/test/staff/staff.int.test.ts');
const ended = of('infra/prove/e2e/ended-sessions.e2e.test.ts');
const token = of('services/customer/src/accounts/session.test.ts');
const RANDOM = token('a token is 32 random bytes, and its hash does not contain it');

export const SESSIONS: readonly Line[] = [
  built(
    '7.1.1',
    'The lives of sessions are documented',
    ['docs/security.md#sessions', 'docs/accounts.md#sessions-and-the-security-log'],
    'The pages name the times and why they are so.',
  ),
  built(
    '7.1.2',
    'How many sessions an account has is documented',
    'docs/security.md#sessions',
    'Any number. They are listed.',
  ),
  ...notFor('No other system shares our sessions.', { '7.1.3': 'Federated sessions' }),
  proved(
    '7.2.1',
    'Services verify tokens',
    of('infra/prove/e2e/walls.e2e.test.ts')('unsigned, forged and malformed tokens are refused'),
    of('infra/prove/e2e/walls.e2e.test.ts')('a service that is called directly checks the token itself'),
  ),
  proved('7.2.2', 'Tokens are made anew for each session', RANDOM),
  proved('7.2.3', 'Tokens have 256 random bits', RANDOM),
  proved(
    '7.2.4',
    'A sign-in gives a new session and ends the former one',
    of('gateway/src/console/session.test.ts')('a browser that signs in again leaves no session behind'),
    of('gateway/src/console/session.test.ts')(
      'a cookie that somebody has set before the sign-in is replaced, and gives nobody else the session',
    ),
  ),
  proved(
    '7.3.1',
    'An idle session ends',
    sessions('a session ends after thirty idle days'),
    sessions('a session of staff ends after twelve idle hours'),
  ),
  proved(
    '7.3.2',
    'A session that is used ends too',
    sessions('a session ends ninety days after its sign-in, also if it is used every day'),
    token('of staff, used, a day after the sign-in'),
  ),
  proved(
    '7.4.1',
    'A session that was ended is worth nothing',
    ended('after signing out the access token is refused by all six processes within five seconds'),
    of('packages/chassis/src/access/ended-sessions.test.ts')('while the list cannot be read no token is accepted'),
  ),
  proved(
    '7.4.2',
    'The sessions of an account end with it',
    staff('a new code ends the earlier code, the password and the sessions of a colleague'),
    ended('after a change of roles the access token with the old roles is refused by all six processes'),
  ),
  proved(
    '7.4.3',
    'A new password or factor ends the other sessions',
    own('the password is changed with the present one, and the other sessions end'),
    own('a forgotten password is set anew with the link of a mail, once, and all sessions end'),
  ),
  built(
    '7.4.4',
    'Signing out is in sight',
    'packages/console/src/app/shell/account-menu.tsx',
    'The menu of the account stands on every page of the console, and the palette has it too.',
  ),
  proved(
    '7.4.5',
    'Administrators end the sessions of a colleague',
    staff('a new code ends the earlier code, the password and the sessions of a colleague'),
    staff('changing roles ends the sessions, and the next sign-in has the new roles'),
  ),
  proved(
    '7.5.1',
    'A change of e-mail, password or factor needs proof',
    factors('a second factor is replaced only with a fresh proof and the password'),
    factors('who has a second factor needs a fresh proof of it for a new password and a new e-mail'),
    own('an e-mail is changed with proof at the new address, and both addresses are told'),
  ),
  open(
    '7.5.2',
    'Ending sessions needs proof',
    'People see and end their sessions without a new proof.',
    'A thief of a session may sign the owner out elsewhere. The owner signs in again and ends the thief’s session.',
  ),
  ...notFor('No other system signs people in to Toric.', { '7.6.1': 'Sessions between systems' }),
  built(
    '7.6.2',
    'Nobody is signed in without acting',
    'gateway/src/console/session.ts',
    'A session begins with a password, a code or a passkey that the person gives. Requests of other sites are refused.',
  ),
];

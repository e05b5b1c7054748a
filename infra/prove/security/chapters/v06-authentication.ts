import { built, type Line, notFor, of, open, proved } from '../line.ts';

const passwords = of('services/customer/src/accounts/passwords/password.test.ts');
const own = of('services/customer/test/accounts/own-account.int.test.ts');
const sessions = of('services/customer/test/accounts/sessions.int.test.ts');
const factors = of('services/customer/test/factors/factors.int.test.ts');
const passkeys = of('services/customer/test/factors/passkeys.int.test.ts');
const staff = of('services/customer/test/staff/staff.int.test.ts');
const DECIDED = 'docs/security.md#passwords-codes-and-locks';
const PASSWORD = 'packages/contracts/src/customer/accounts/session.http.ts';
const CHANGED = own('the password is changed with the present one, and the other sessions end');
const ONCE = factors('a sign-in with a second factor has two steps, and each code works once');
const NOT_SKIPPED = factors('a reset of the password does not skip the second factor');

const DOCUMENTED: readonly Line[] = [
  built(
    '6.1.1',
    'Limits of guesses are documented',
    DECIDED,
    'The page says how locks work, and why nobody locks an owner out.',
  ),
  built(
    '6.1.2',
    'Words that passwords may not have are documented',
    [DECIDED, 'services/customer/src/accounts/passwords/password.ts'],
    'The list of words of the trade stands in the code that uses it.',
  ),
  built(
    '6.1.3',
    'All ways to sign in are documented',
    [DECIDED, 'docs/accounts.md'],
    'The page lists them with their strength.',
  ),
];

const PASSWORDS: readonly Line[] = [
  built(
    '6.2.1',
    'A password has at least twelve characters',
    PASSWORD,
    'The type NewPassword demands it wherever a password is set.',
  ),
  proved('6.2.2', 'People change their passwords', CHANGED),
  proved('6.2.3', 'A change needs the present password', CHANGED),
  open(
    '6.2.4',
    'The 3,000 most common long passwords are refused',
    'The list has 407 passwords of twelve characters and more, beside 4,000 words and rules. Of 308 such passwords in a public list of 49,000, 141 are taken.',
    'A person may choose a password that attackers try. Locks allow a few guesses a day, and staff have a second factor.',
  ),
  proved('6.2.5', 'No rule about kinds of characters', passwords('the password %j is fit')),
  built(
    '6.2.6',
    'Fields of passwords hide what is typed',
    ['packages/console/src/kit/form/controls/text-controls.tsx', 'packages/console/src/app/sign-in/sign-in.tsx'],
    'They have the type password. A button of the console shows a new password.',
  ),
  built(
    '6.2.7',
    'Pasting and password managers work',
    'packages/console/src/kit/form/controls/text-controls.tsx',
    'No field of a password listens to pasting, and each has a name that managers know.',
  ),
  built(
    '6.2.8',
    'A password is compared whole',
    'services/customer/src/accounts/passwords/password-hasher.ts',
    'It is neither cut nor changed in its case. Only its Unicode form is made one (NFKC), as NIST SP 800-63B asks.',
  ),
  built('6.2.9', 'A password may have 128 characters', PASSWORD, 'The type NewPassword says so.'),
  built(
    '6.2.10',
    'Passwords do not expire',
    'services/customer/src/accounts/account.store.ts',
    'No code looks at the age of a password.',
  ),
  proved('6.2.11', 'Words of the shop are refused', passwords('the easily guessed password %j is refused')),
  open(
    '6.2.12',
    'Passwords of known thefts are refused',
    'Passwords are compared with no set of stolen passwords.',
    'A person may use a password that was stolen elsewhere. Locks, second factors and mails about new devices limit it.',
  ),
];

const SIGN_INS: readonly Line[] = [
  proved(
    '6.3.1',
    'Guesses are slowed down',
    sessions('of forty concurrent guesses five are checked, and then the right password is locked too'),
    sessions(
      'while many networks guess at an account, each of them gets two guesses, and a known network keeps its five',
    ),
    sessions('strangers cannot lock the owner out, neither of the usual network nor of a new one'),
  ),
  proved(
    '6.3.2',
    'No account has a known password',
    of('infra/run/compose/production.test.ts')('no account and no address of the sample shop is left in production'),
    of('infra/run/compose/production.test.ts')(
      'production refuses to start without an administrator, a payment provider and its secrets',
    ),
  ),
  open(
    '6.3.3',
    'Everybody signs in with two factors',
    'Staff must. Customers may, with an app or a passkey, and most shops cannot demand it of them.',
    'A stolen password opens an account of a customer, with her orders and prescriptions. A mail tells her of the new device.',
  ),
  proved(
    '6.3.4',
    'All ways in are as strong',
    NOT_SKIPPED,
    passkeys('staff sign in with a passkey instead of password and code, with a fresh proof of the second factor'),
    factors('staff without a second factor can do nothing before they have set one up'),
  ),
  open(
    '6.4.1',
    'A first password does not stay',
    'Codes for colleagues are random, work once and expire. The generated password of the first administrator stays until a colleague issues her a code.',
    'Who reads the secrets of the first start knows a password. The second factor is set up by whoever comes first.',
  ),
  built(
    '6.4.2',
    'No secret questions',
    'packages/contracts/src/customer/people/walk-in.http.ts',
    'A date of birth is asked for only beside a code that the shop has handed over.',
  ),
  proved('6.4.3', 'A new password does not skip the second factor', NOT_SKIPPED),
  proved(
    '6.4.4',
    'A lost second factor needs proof',
    factors('two other administrators reset the second factor of a colleague, and the password is still needed'),
    staff('an administrator issues no code to himself, and nobody else issues one'),
  ),
];

const CODES: readonly Line[] = [
  proved(
    '6.5.1',
    'A code works once',
    ONCE,
    factors('of eight concurrent sign-ins with one code one succeeds'),
    factors('a recovery code replaces a code of the app once, and new codes end the earlier ones'),
  ),
  open(
    '6.5.2',
    'Short codes are stored as slow hashes',
    'Recovery codes have 50 random bits and are stored as HMAC-SHA-256 with a key of the service, and not as argon2id with a salt.',
    'Who has the database and the master key finds the codes. Without the key they cannot be guessed.',
  ),
  built(
    '6.5.3',
    'Codes are random',
    ['services/customer/src/factors/totp.ts', 'services/customer/src/factors/recovery-code.ts'],
    'They come from node:crypto and otplib. Codes of messages are derived from random ids with a key.',
  ),
  proved(
    '6.5.4',
    'Codes have at least six digits',
    of('services/customer/src/accounts/link.test.ts')('a code has six digits, and differs by row and by purpose'),
  ),
  open(
    '6.5.5',
    'A code of an app lives 30 seconds',
    'The code before and the code after are taken too, because clocks of phones differ. So a code lives 90 seconds. Codes of messages live ten minutes.',
    'Who sees a code has a minute longer. A code works once, and an account takes ten in an hour.',
  ),
  ...notFor('A text message proves a new phone number, and signs nobody in.', { '6.6.1': 'Codes by text message' }),
  proved(
    '6.6.2',
    'A code belongs to one request',
    factors('a forged, foreign or expired challenge gets one answer'),
    own('a phone number is changed with the code of a text message, and five tries are all there are'),
  ),
  proved(
    '6.6.3',
    'Codes cannot be guessed',
    factors('a challenge takes five codes, and an account ten in an hour, over all challenges'),
    own('a phone number is changed with the code of a text message, and five tries are all there are'),
  ),
  ...notFor('No other system signs people in to Toric.', {
    '6.8.1': 'Several identity providers',
    '6.8.2': 'Signatures of assertions',
    '6.8.3': 'Replay of SAML assertions',
    '6.8.4': 'Strength that a provider reports',
  }),
];

export const AUTHENTICATION: readonly Line[] = [...DOCUMENTED, ...PASSWORDS, ...SIGN_INS, ...CODES];

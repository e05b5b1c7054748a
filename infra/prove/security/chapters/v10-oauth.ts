import { type Line, notFor, of, proved } from '../line.ts';

const auth = of('packages/chassis/src/http/auth.test.ts');
const sessions = of('services/customer/test/accounts/sessions.int.test.ts');
const factors = of('services/customer/test/factors/factors.int.test.ts');
const walls = of('infra/prove/e2e/walls.e2e.test.ts');

/**
 * Toric is no OAuth server. The lines about access and refresh tokens are answered nevertheless, because Toric has such
 * tokens of its own.
 */
export const OAUTH: readonly Line[] = [
  proved(
    '10.1.1',
    'Tokens go only where they are needed',
    of('gateway/src/console/session.test.ts')(
      'a sign-in with a second factor sets two cookies that no script can read, and shows no token',
    ),
    of('gateway/src/edge/api-keys.test.ts')(
      'a key is exchanged for an access token once, and no service but the customer service sees it',
    ),
  ),
  ...notFor('Toric is no client of an OAuth or OIDC server.', {
    '10.1.2': 'Answers of the flow that was begun',
    '10.2.1': 'Forged answers to a client',
    '10.2.2': 'Servers that are mixed up',
    '10.5.1': 'Replayed ID tokens',
    '10.5.2': 'Identity from ID tokens',
    '10.5.3': 'Metadata of a false server',
    '10.5.4': 'Audience of ID tokens',
    '10.5.5': 'Logout from another system',
  }),
  proved('10.3.1', 'A token is for our API', auth('a token for another audience, or of another issuer, is refused')),
  proved(
    '10.3.2',
    'Scopes decide',
    of('packages/chassis/src/access/key-rights.test.ts')(
      'calls the operations of its scopes, and is told in both languages which scope it lacks',
    ),
    walls('every operation × every caller: exactly the people whom docs/roles.md names pass its authorisation'),
  ),
  proved(
    '10.3.3',
    'A person is known by an id that nobody else gets',
    auth('an access token of ours names its person'),
  ),
  proved(
    '10.3.4',
    'A fresh proof is demanded where it matters',
    factors('an operation that needs a fresh proof is refused after five minutes, and permitted after a step-up'),
  ),
  proved(
    '10.4.5',
    'A stolen refresh token ends its session',
    sessions('a token reused later ends the session, for its thief and its owner'),
    sessions('of twenty concurrent refreshes one succeeds, the others are refused as raced, and the session lives on'),
  ),
  proved(
    '10.4.8',
    'Refresh tokens have a last day',
    sessions('a session ends ninety days after its sign-in, also if it is used every day'),
  ),
  proved(
    '10.4.9',
    'People end their tokens',
    of('services/customer/test/accounts/own-account.int.test.ts')(
      'sessions are listed with their devices, and ended one by one or all at once',
    ),
  ),
  ...notFor('Toric is no OAuth or OIDC server: people sign in to Toric itself, and machines have API keys.', {
    '10.4.1': 'Addresses to which codes go',
    '10.4.2': 'Codes that are used twice',
    '10.4.3': 'Lives of codes',
    '10.4.4': 'Grants of clients',
    '10.4.6': 'Codes that are intercepted',
    '10.4.7': 'Clients that register themselves',
    '10.4.10': 'Confidential clients',
    '10.4.11': 'Scopes of clients',
    '10.6.1': 'Modes of an OpenID provider',
    '10.6.2': 'Forced logouts',
    '10.7.1': 'Consent to clients',
    '10.7.2': 'Clear questions of consent',
    '10.7.3': 'Consents that are taken back',
  }),
];

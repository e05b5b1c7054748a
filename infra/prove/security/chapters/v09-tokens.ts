import { type Line, of, proved } from '../line.ts';

const auth = of('packages/chassis/src/http/auth.test.ts');
const FOREIGN_KEY = auth(
  'a token that was signed by another key is refused, also if it brings that key or its address along',
);
const AUDIENCE = auth('a token for another audience, or of another issuer, is refused');

export const TOKENS: readonly Line[] = [
  proved(
    '9.1.1',
    'The signature of a token is verified',
    FOREIGN_KEY,
    of('infra/prove/e2e/walls.e2e.test.ts')('unsigned, forged and malformed tokens are refused'),
  ),
  proved(
    '9.1.2',
    'One algorithm is accepted',
    auth('a token of another algorithm is refused, also if the settings have a key for it'),
    auth('a token that is signed with our public key as if it were a shared secret is refused'),
    of('infra/prove/e2e/walls.e2e.test.ts')('unsigned, forged and malformed tokens are refused'),
  ),
  proved('9.1.3', 'Keys come from the settings only', FOREIGN_KEY),
  proved(
    '9.2.1',
    'A token counts within its time',
    auth('a token is accepted only within its time, and one without an end is refused'),
  ),
  proved(
    '9.2.2',
    'A token counts for its purpose',
    auth('a token of another type, such as an id token or a link, is refused'),
    of('services/customer/test/accounts/sessions.int.test.ts')(
      'the access token of a sign-in reads the own customer, a refresh token does not',
    ),
  ),
  proved('9.2.3', 'A token counts for its audience', AUDIENCE),
  proved(
    '9.2.4',
    'What one key signs cannot be confused',
    AUDIENCE,
    of('packages/chassis/src/access/page-link.test.ts')('a token of another key, purpose or subject opens nothing'),
  ),
];

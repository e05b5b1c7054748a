import { built, type Line, notFor, of, open, proved } from '../line.ts';

const vault = of('packages/chassis/src/data/vault.test.ts');
const INVENTORY = 'docs/security.md#keys-and-algorithms';
const BANNED = 'infra/prove/security/banned.ts';

export const CRYPTOGRAPHY: readonly Line[] = [
  open(
    '11.1.1',
    'Keys have a policy for their whole life',
    'The inventory says how each key is replaced. MASTER_KEY and LENS_ID_KEY cannot be replaced, and six processes share GATEWAY_KEY.',
    'If a master key leaks, the data of its service cannot be sealed anew with a tool. The shop must stop.',
  ),
  built(
    '11.1.2',
    'Keys and algorithms are listed',
    [INVENTORY, 'docs/settings.md'],
    'The check of this table fails if a secret of the settings is missing in the inventory.',
  ),
  built(
    '11.2.1',
    'Cryptography comes from proven libraries',
    [INVENTORY, 'packages/chassis/src/data/vault.ts'],
    'It comes from node:crypto, jose, argon2, otplib, SimpleWebAuthn and age. Toric has no algorithm of its own.',
  ),
  open(
    '11.2.2',
    'Algorithms and keys can be replaced',
    'Keys of persons have versions, and hashes of passwords are renewed. Data cannot be sealed anew under another master key.',
    'A broken algorithm or a leaked master key needs a new tool first.',
  ),
  open(
    '11.2.3',
    'All primitives have 128 bits',
    'Ours have. A passkey of Windows may have RSA with 2,048 bits (RS256), which has 112.',
    'Such a passkey is as weak as its device makes it. It is bound to our domain.',
  ),
  built(
    '11.3.1',
    'No weak mode',
    [BANNED, 'services/catalog-inventory/src/customer-pseudonym.ts'],
    'The check of this table refuses all modes but GCM. A pseudonym is one single block, for which ECB is the block cipher itself.',
  ),
  built(
    '11.3.2',
    'AES with GCM',
    [BANNED, 'packages/chassis/src/data/vault.ts'],
    'The check of this table refuses other ciphers.',
  ),
  proved(
    '11.3.3',
    'Sealed data cannot be changed or moved',
    vault('does not open if one bit was changed'),
    vault('does not open with the key of another customer, service or shop'),
    vault('of bytes opens unchanged in its place, and neither elsewhere nor after a change'),
  ),
  built(
    '11.4.1',
    'No weak hash',
    BANNED,
    'The check of this table refuses MD5 and SHA-1. SHA-1 stands where apps and providers demand it, and in names of statements.',
  ),
  proved(
    '11.4.2',
    'Passwords are stored as argon2id',
    of('services/customer/src/accounts/passwords/password-hasher.test.ts')(
      'hashes are argon2id with m=47104 t=1 p=1, and match their password only',
    ),
    of('services/customer/test/accounts/sessions.int.test.ts')('signing in renews a hash with older parameters'),
  ),
  proved(
    '11.4.3',
    'Hashes of signatures resist collisions',
    of('gateway/src/webhooks/endpoints/secret.test.ts')(
      'a receiver verifies the signature with the library of Standard Webhooks',
    ),
  ),
  ...notFor('No key is made from a password.', { '11.4.4': 'Keys from passwords' }),
  built(
    '11.5.1',
    'Secrets have at least 128 random bits',
    [BANNED, 'services/customer/src/accounts/session.ts', 'services/customer/src/staff/setup-code.ts'],
    'They come from randomBytes. Math.random is used for pauses and orders only, which the check of this table holds.',
  ),
  built(
    '11.6.1',
    'Keys are made well',
    ['infra/run/system/environment.ts', INVENTORY],
    'The pair of the tokens is Ed25519, made by node:crypto. Toric makes no RSA key.',
  ),
];

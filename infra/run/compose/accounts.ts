import { sampleAccounts } from '../../shop/sample-shop/sample-accounts.ts';
import { sampleCodes } from '../../shop/sample-codes.ts';
import { neededSecretFile, secretFile } from './secret-file.ts';

/**
 * Returns the text that `docker compose run --rm accounts` prints: the accounts and their generated passwords. A shop
 * without sample data has only its first administrator.
 */
export function accountsText(env: NodeJS.ProcessEnv, now = new Date()): string {
  const admin = env['FIRST_ADMIN_EMAIL'] ?? '';
  const lines = [`Administrator  ${admin}`, `Password       ${neededSecretFile('FIRST_ADMIN_PASSWORD_FILE', env)}`];
  const samplePassword = secretFile('SAMPLE_PASSWORD_FILE', env);
  if (samplePassword)
    lines.push(
      '',
      'The sample shop',
      ...sampleAccounts(),
      `Password  ${samplePassword}  (of all accounts of the sample shop)`,
      ...sampleCodes(secretFile('SAMPLE_FACTOR_KEY_FILE', env), now),
    );
  return [
    ...lines,
    '',
    'The passwords were generated for this stack. A password that was changed since then is not known here.',
  ].join('\n');
}

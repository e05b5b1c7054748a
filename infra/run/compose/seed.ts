// Does the last step of `docker compose up`: fills the empty shop with sample data through the services' own APIs,
// once.
import { keepFirstDay } from '../../shop/sample-shop/keep-first-day.ts';
import { sampleAccounts } from '../../shop/sample-shop/sample-accounts.ts';
import { isSeeded, seedShop } from '../../shop/sample-shop/seed.ts';
import { SAMPLE_ADMIN } from '../system/environment.ts';
import { neededSecretFile } from './secret-file.ts';
import { seedOnce } from './seed-once.ts';

const URLS = {
  customer: 'http://customer:8080',
  'catalog-inventory': 'http://catalog-inventory:8080',
  marketing: 'http://marketing:8080',
  order: 'http://order:8080',
};

const GATEWAY = 'http://gateway:8080';

export async function seed(): Promise<void> {
  const samplePassword = neededSecretFile('SAMPLE_PASSWORD_FILE', process.env);
  const email = process.env['FIRST_ADMIN_EMAIL'] ?? SAMPLE_ADMIN;
  const admin = { email, password: neededSecretFile('FIRST_ADMIN_PASSWORD_FILE', process.env) };
  const factorKey = neededSecretFile('SAMPLE_FACTOR_KEY_FILE', process.env);
  const log = (line: string) => console.log(line);
  await seedOnce({
    marker: '/data/filled',
    isFilled: () => isSeeded({ urls: URLS, admin }),
    async fill() {
      await seedShop({ urls: URLS, admin, samplePassword, factorKey, log });
      if (process.env['TRAINING'] === 'on') await keepFirstDay({ gatewayUrl: GATEWAY, admin, factorKey, log });
    },
    log,
  });
  // Many people can read a log. So the log names only the accounts, and `docker compose run --rm accounts` shows the
  // passwords.
  for (const line of [`Admin     ${email}`, ...sampleAccounts()]) log(line);
  log('Passwords docker compose run --rm accounts');
  log('Codes     docker compose run --rm accounts shows them too');
}

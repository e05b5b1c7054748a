// Last step of `docker compose up`: fills the empty shop with sample data through the services' own APIs.
import { readFileSync } from 'node:fs';
import { isSeeded, seedShop } from '../../shop/sample-shop/seed.ts';
import { SAMPLE_ADMIN } from '../system/environment.ts';

export async function seed(): Promise<void> {
  const samplePassword = readFileSync(process.env['SAMPLE_PASSWORD_FILE'] ?? '/run/toric/SAMPLE_PASSWORD', 'utf8');
  const urls = {
    customer: 'http://customer:8080',
    'catalog-inventory': 'http://catalog-inventory:8080',
    marketing: 'http://marketing:8080',
  };
  const admin = { email: SAMPLE_ADMIN, password: samplePassword };
  const log = (line: string) => console.log(line);
  if (await isSeeded({ urls, admin })) log('the sample shop is there already');
  else await seedShop({ urls, admin, samplePassword, log });
  log(`Customer  ana@toric.example (also ben@, chloe@, dai@)
Staff     ${SAMPLE_ADMIN}, optician@, warehouse@, finance@, marketing@, sales@, auditor@toric.example
Password  ${samplePassword}  (of all of these; generated for this machine)`);
}

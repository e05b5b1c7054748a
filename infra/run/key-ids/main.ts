// npm run node -- infra/run/key-ids/main.ts
// Upgrades the ids of an older shop that does not use our set-up (ADR 0045). It reads DATABASE_ADMIN_URL, which ends
// with the name of the database, LENS_ID_KEY, and MASTER_KEY of the service catalog-inventory.
import { keyIds } from './key-ids.ts';

const { DATABASE_ADMIN_URL: url, LENS_ID_KEY: lensIdKey, MASTER_KEY: masterKey } = process.env;
if (url && lensIdKey && masterKey) {
  await keyIds({ url, lensIdKey, masterKey, log: (line) => console.log(line) });
} else {
  console.error('Set DATABASE_ADMIN_URL, LENS_ID_KEY, and MASTER_KEY of the service catalog-inventory.');
  process.exitCode = 2;
}

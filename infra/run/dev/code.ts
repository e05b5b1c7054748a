// npm run code -- sales: prints the present code of a sample account's second factor. It knows only the key of the
// stack of `npm start` on this machine. A real shop has random secrets, which this command does not know.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sampleCode } from '../../shop/sample-codes.ts';
import { ROOT } from '../system/parts.ts';
import { openSecrets, sampleFactorKeyOf } from '../system/secrets.ts';

const [account] = process.argv.slice(2);
const file = join(resolve(process.env['TORIC_DATA_DIR'] ?? join(ROOT, '.toric')), 'secrets.json');
if (account === undefined) {
  console.error('Name an account: npm run code -- sales');
  process.exitCode = 1;
} else if (!existsSync(file)) {
  console.error(`${file} is missing. This command knows the sample accounts of 'npm start' alone: start it first.`);
  process.exitCode = 1;
} else {
  const now = new Date();
  const seconds = 30 - (Math.floor(now.getTime() / 1000) % 30);
  console.log(
    `${sampleCode(sampleFactorKeyOf(await openSecrets(file)), account, now)}  (the next one in ${seconds} s)`,
  );
}

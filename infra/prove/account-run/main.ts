// Command: npm run node -- infra/prove/account-run/main.ts [--resets 10000] [--sign-ups 400] [--guesses 1000], while
// `npm run test:servers` runs and `. .toric/test.env` was read. It runs for hours, so start it in the evening. It asks
// for new passwords and signs up with known and unknown e-mails, and compares the answers and their times. Then it
// guesses second factors. It ends with exit code 1 if known and unknown e-mails can be distinguished, or if a guess
// succeeds.
import { parseArgs } from 'node:util';
import { signUps, resets } from './known-and-unknown.ts';
import { guesses } from './guesses.ts';
import { accountService } from './service.ts';

const { values: flags } = parseArgs({
  options: {
    resets: { type: 'string', default: '10000' },
    'sign-ups': { type: 'string', default: '400' },
    guesses: { type: 'string', default: '1000' },
  },
});

const service = await accountService();
try {
  const faults = [
    ...(await resets(service, Number(flags.resets))),
    ...(await signUps(service, Number(flags['sign-ups']))),
    ...(await guesses(service, Number(flags.guesses))),
  ];
  for (const fault of faults) console.log(`FAULT ${fault}`);
  console.log(faults.length === 0 ? 'no fault' : `${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await service.stop();
}

// Puts the longest test files first, so that no worker is still busy with one of them when all others have ended. In a
// new clone Jest has no recorded times, and would order the files by their size.
import Sequencer from '@jest/test-sequencer';

const LONGEST = [
  ...['console-pages.e2e.test.ts', 'console.e2e.test.ts', 'console-picking.e2e.test.ts', 'training.e2e.test.ts'],
  ...['examples-audit.e2e.test.ts', 'clients.e2e.test.ts', 'crashes.e2e.test.ts', 'operator.e2e.test.ts'],
  // these integration tests never run together with the end-to-end tests above
  ...['quality/merge.int.test.ts', 'sending.int.test.ts', 'polling.int.test.ts', 'parcels.int.test.ts'],
  ...['webhooks/webhooks.int.test.ts', 'backup.int.test.ts', 'quality/rules.int.test.ts', 'imports.int.test.ts'],
  ...['duplicates.int.test.ts', 'test-clock.int.test.ts', 'carts.int.test.ts', 'own-account.int.test.ts'],
  ...['authorise.int.test.ts', 'tasks/rules.int.test.ts', 'pg-regression.int.test.ts', 'links.int.test.ts'],
  // these are unit tests
  ...['client/pack.test.ts', 'box-fate.test.ts', 'sums/totals.test.ts'],
];

/** Returns the position of a test file in the list of long ones, or the length of the list for all other files. */
function placeOf({ path }) {
  const place = LONGEST.findIndex((name) => path.endsWith(`/${name}`));
  return place < 0 ? LONGEST.length : place;
}

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

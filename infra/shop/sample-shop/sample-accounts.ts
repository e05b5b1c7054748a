import { SAMPLE_STAFF, staffEmail } from './fill-people.ts';

/** Returns the lines that name every sample account except the administrator, without any password. */
export const sampleAccounts = (): readonly string[] => [
  'Customer  ana@toric.example, also ben@ (expired prescription), chloe@ (sold out), dai@ (toric)',
  `Staff     ${SAMPLE_STAFF.map(({ account }) => staffEmail(account)).join(', ')}`,
];

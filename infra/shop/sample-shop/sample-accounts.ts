import { SAMPLE_STAFF, staffEmail } from './fill/people.ts';

/** Returns the lines that name every sample account except the administrator, without any password. */
export const sampleAccounts = (): readonly string[] => [
  'Customer  ana@toric.example, also ben@ (expired prescription), chloe@ (sold out), dai@ (toric)',
  ...SAMPLE_STAFF.map(({ account, name, roles }, at) => {
    const label = at === 0 ? 'Staff' : '';
    return `${label.padEnd(9)} ${staffEmail(account).padEnd(24)} ${roles.join(', ').padEnd(10)} ${name}`;
  }),
];

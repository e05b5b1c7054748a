import { built, type Line, notFor, of, proved } from '../line.ts';

const walls = of('infra/prove/e2e/walls.e2e.test.ts');
const MATRIX = walls(
  'every operation × every caller: exactly the people whom docs/roles.md names pass its authorisation',
);

export const AUTHORISATION: readonly Line[] = [
  built(
    '8.1.1',
    'Who may do what is documented',
    'docs/roles.md',
    'The page is made from the declarations that decide, and a test compares them.',
  ),
  built(
    '8.1.2',
    'Who may see which field is documented',
    ['docs/roles.md', 'docs/people.md', 'docs/security.md#levels-of-data'],
    'Powers, custom fields, notes and the names of colleagues have rules of their own.',
  ),
  proved('8.2.1', 'Each operation has its callers', MATRIX),
  proved(
    '8.2.2',
    'Nobody reaches the data of another person',
    walls('order is answered with 404, like an order that does not exist'),
    walls('orders are not in the list, even if the filter asks for them'),
    of('services/customer/test/prescriptions/attachments.int.test.ts')(
      'other customers and other roles cannot see that a file exists',
    ),
  ),
  proved(
    '8.2.3',
    'Fields that a role may not see are hidden',
    of('packages/contracts/src/medical.test.ts')('become null for sales and finance, and everything else stays'),
    of('infra/prove/e2e/powers.e2e.test.ts')('no answer of any operation tells anybody else whose power it is'),
    of('services/customer/test/people/customer-changes.int.test.ts')(
      'an optician, who may not read addresses, sees which fields changed, and no value of an address or contact',
    ),
  ),
  proved(
    '8.3.1',
    'The service decides, not the browser',
    walls('a service that is called directly checks the token itself'),
    MATRIX,
  ),
  ...notFor('A stack of Toric belongs to one shop.', { '8.4.1': 'Walls between tenants' }),
];

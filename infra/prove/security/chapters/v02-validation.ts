import { built, type Line, of, proved } from '../line.ts';

const values = of('infra/prove/checks/request-values.test.ts');

export const VALIDATION: readonly Line[] = [
  built(
    '2.1.1',
    'The rules of each field are documented',
    ['docs/field-guide.en.md', 'docs/security.md#limits-of-use'],
    'The field guide and the API reference are made from the schemas that check the requests.',
  ),
  built(
    '2.1.2',
    'Rules over several fields are documented',
    ['docs/field-guide.en.md', 'docs/security.md#limits-of-use'],
    'The guide names what belongs together, such as a country and its postal code.',
  ),
  built(
    '2.1.3',
    'Limits of the business are documented',
    ['docs/roles.md', 'docs/security.md#limits-of-use'],
    'The page of roles is made from the declarations by which the system decides: what, up to which amount, and with whom.',
  ),
  proved(
    '2.2.1',
    'Every value of a request is checked',
    values('no part of a request is left without a type'),
    values('no text of a request may contain U+0000 or half of a surrogate pair'),
    of('packages/chassis/src/http/parse-request.test.ts')('reports every error at once, with its pointer'),
  ),
  proved(
    '2.2.2',
    'The service itself checks, not only the browser',
    of('packages/chassis/src/http/parse-request.test.ts')('reports every error at once, with its pointer'),
    of('infra/prove/e2e/walls.e2e.test.ts')('a service that is called directly checks the token itself'),
  ),
  proved(
    '2.2.3',
    'Values that belong together must fit',
    of('packages/contracts/src/contact/postal-address.test.ts')(
      'in %s, the region %s beside %s: %s is to be corrected (%s)',
    ),
    of('infra/prove/e2e/orders.e2e.test.ts')('a prescription that does not cover the lens'),
  ),
  proved(
    '2.3.1',
    'Steps are taken in their order',
    of('packages/messaging/test/process.int.test.ts')(
      'a message that the state does not list, or that names no instance, is applied without effect',
    ),
    of('services/customer/test/factors/factors.int.test.ts')(
      'a sign-in with a second factor has two steps, and each code works once',
    ),
  ),
  proved(
    '2.3.2',
    'Limits of the business hold',
    of('services/catalog-inventory/src/price-approval/price-proposal.test.ts')(
      'another person approves a proposal once, and the person who proposed it never does',
    ),
    of('services/catalog-inventory/test/pricing/prices.int.test.ts')(
      'cannot go below the floor in steps, or by removing the price first',
    ),
  ),
  proved(
    '2.3.3',
    'A command is carried out whole or not at all',
    of('packages/messaging/test/commit.int.test.ts')(
      'a throw after all writes leaves nothing, and without the throw everything is stored',
    ),
    of('infra/prove/e2e/crashes.e2e.test.ts')(
      'while the five services are killed at random, every order reaches an end and none is lost or duplicated',
    ),
  ),
  proved(
    '2.3.4',
    'The last box is sold once',
    of('services/catalog-inventory/test/stock/reservations.int.test.ts')(
      'of 64 buyers who race for 50 boxes, 50 get one and 14 are refused, and the ledger adds up',
    ),
  ),
  proved(
    '2.4.1',
    'Programs cannot ask without end',
    of('gateway/test/rate-limit.int.test.ts')(
      'sensitive requests are counted over all instances and refused until the window ends',
    ),
    of('services/customer/test/people/customers.int.test.ts')(
      'of two hundred searches by four digits in one burst twenty are answered, for each person',
    ),
    of('services/customer/test/forms/hostile-forms.int.test.ts')('a network may send thirty forms within an hour'),
  ),
];

import { built, type Line, notFor, open } from '../line.ts';

const PROXY = 'Toric ends no TLS. The proxy of the shop does, and nothing checks how.';
const INSIDE = 'Inside the private network HTTP, PostgreSQL and RabbitMQ are not encrypted.';
const LISTENS = 'Who can listen in the private network reads names and prescriptions on their way.';

export const COMMUNICATION: readonly Line[] = [
  open('12.1.1', 'TLS 1.2 or 1.3', PROXY, 'A shop may accept old versions of TLS.'),
  open('12.1.2', 'Strong cipher suites', PROXY, 'A shop may accept weak suites.'),
  ...notFor('Nobody signs in with a certificate.', { '12.1.3': 'Certificates of clients' }),
  open(
    '12.2.1',
    'Everything outside is encrypted',
    `${PROXY} Answers tell browsers to use TLS, and the cookies of the console work with TLS only. The address of the shop and those of companies outside must be https, or the services do not start.`,
    'A shop that publishes the balancer without a proxy sends passwords of customers in clear.',
  ),
  open('12.2.2', 'Public certificates', PROXY, 'A shop may use a certificate that people learn to accept blindly.'),
  open('12.3.1', 'Everything inside is encrypted', `${INSIDE} Mail servers with a password must offer TLS.`, LISTENS),
  built(
    '12.3.2',
    'Certificates of servers are verified',
    ['infra/prove/security/banned.ts', 'services/customer/src/messages/sending/smtp-pool.ts'],
    'Node.js verifies them by default, also of mail servers and databases. The check of this table refuses to switch it off.',
  ),
  open('12.3.3', 'Services talk over TLS', INSIDE, LISTENS),
  open(
    '12.3.4',
    'Services trust certificates of ours',
    INSIDE,
    'Who can answer in place of a service gets the tokens of its callers.',
  ),
];

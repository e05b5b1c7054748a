import { built, type Line, notFor, of, proved } from '../line.ts';

const headers = of('gateway/src/protect-answers.test.ts');
const http = of('packages/chassis/src/http/http.test.ts');

export const API: readonly Line[] = [
  proved(
    '4.1.1',
    'Every answer names its type',
    headers('every answer of the API says that it is JSON'),
    of('gateway/src/console/static.test.ts')(
      'a file with a hash in its name is kept for ever, in the form that the build has compressed',
    ),
  ),
  built(
    '4.1.2',
    'The API does not redirect http to https',
    ['infra/run/compose/haproxy.cfg', 'gateway/src/gateway.ts'],
    'Toric redirects no request to another scheme. The TLS proxy of a shop should do so for /console and /pages only.',
  ),
  proved(
    '4.1.3',
    'Nobody forges the headers of our own proxies',
    of('packages/chassis/src/http/forwarded-address.test.ts')('an address %s is ignored, also from a private peer'),
    of('infra/prove/e2e/walls.e2e.test.ts')('a service that is called directly checks the token itself'),
    of('infra/run/compose/compose.test.ts')('the gateway believes one forwarded address, that of the balancer'),
  ),
  proved(
    '4.2.1',
    'No request hides in another one',
    headers('a request whose two lengths differ is refused, so that no second request hides in it'),
    http('is refused twice: %s'),
  ),
  ...notFor('Toric has no GraphQL. `expand` names at most two levels, and each one counts as a request.', {
    '4.3.1': 'Expensive queries of GraphQL',
    '4.3.2': 'Introspection of GraphQL',
  }),
  ...notFor('Toric has no WebSocket. Events come as a stream over HTTP, with the same tokens.', {
    '4.4.1': 'WebSocket over TLS',
    '4.4.2': 'Origins of WebSockets',
    '4.4.3': 'Tokens of WebSockets',
    '4.4.4': 'Tickets of WebSockets',
  }),
];

// Tests the definitions document that RabbitMQ imports, without a broker.
import { expect, test } from '@jest/globals';
import { definitions, passwordHash } from './rabbitmq-admin.ts';

test('a password hash is the four bytes of salt and SHA-256 of salt and password', () => {
  // this example of a password hash is from RabbitMQ's documentation
  expect(passwordHash('test12', Buffer.from('908dc60a', 'hex'))).toBe(
    'kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR',
  );
});

test('each user gets permissions on its virtual host, topic permissions as given, and no tags', () => {
  const permissions = { vhost: 'a', configure: '^$', write: '^order\\.', read: '.*' };
  const topic = { vhost: 'a', exchange: 'order.events', write: '^order\\.', read: '.*' };
  const users = [
    { name: 'order', password: 'x', permissions, topicPermissions: [topic] },
    { name: 'watch', password: 'y', permissions, tags: ['monitoring'] },
  ];
  expect(definitions({ vhosts: ['a', 'b'], users })).toEqual({
    vhosts: [{ name: 'a' }, { name: 'b' }],
    users: [
      expect.objectContaining({ name: 'order', tags: [], hashing_algorithm: 'rabbit_password_hashing_sha256' }),
      expect.objectContaining({ name: 'watch', tags: ['monitoring'] }),
    ],
    permissions: [
      { user: 'order', ...permissions },
      { user: 'watch', ...permissions },
    ],
    topic_permissions: [{ user: 'order', ...topic }],
  });
});

test('the same password never has the same hash', () => {
  expect(passwordHash('x')).not.toBe(passwordHash('x'));
});

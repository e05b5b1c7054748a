// Tests, for every queue of every service, that its name leads an operator to the file that consumes its messages.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { consumingFile } from '@toric/messaging/dead-letter';
import { services } from '../../prove/generate/services.ts';
import { ROOT } from '../../run/system/parts.ts';

const queues = services().flatMap(({ name, subscriptions, processes = [] }) =>
  [...Object.keys(subscriptions), ...processes.map(({ process }) => process.name)].map((file) => [
    `${name}.${file}`,
    name,
  ]),
);

test.each(queues)('consumingFile returns the file that consumes %s', (queue, service) => {
  const [folder = '', name] = consumingFile(String(service), String(queue)).split('/src/');
  const files = readdirSync(join(ROOT, folder, 'src'), { recursive: true, encoding: 'utf8' });
  const wanted = new RegExp(`^${name?.replaceAll('.', '\\.').replace('**/', '(.+/)?')}$`);
  expect(files.filter((file) => wanted.test(file))).toHaveLength(1);
});

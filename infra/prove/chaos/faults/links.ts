// The network between two parts: cut, silent without a word, or slow; and a channel that the server closes.
import { OWNERS, type ProcessName, SERVICES } from '../../../run/system/parts.ts';
import { unknownAck } from '../amqp-frames.ts';
import type { Proxy } from '../proxy.ts';
import type { Fault, Scene } from './fault.ts';

const LINKS: readonly (readonly [from: ProcessName, to: string])[] = [
  ...OWNERS.flatMap((owner) => [[owner, 'broker'] as const, [owner, 'database'] as const]),
  ['payment', 'sandbox-provider'],
  ...SERVICES.map((service) => ['gateway', service] as const),
];

function proxyOf({ links }: Scene, from: string, to: string): Proxy {
  const link = links.find((one) => one.from === from && one.to === to);
  if (!link) throw new Error(`there is no link from ${from} to ${to}`);
  return link.proxy;
}

const SLOW = { kind: 'slow', latencyMs: 200, bytesPerSecond: 50_000 } as const;

const faultsOf = ([from, to]: (typeof LINKS)[number]): Fault[] => {
  const about = (kind: string) => ({ name: `${kind}: ${from} → ${to}`, kind, lane: 'links', cheap: true }) as const;
  return [
    {
      ...about('link cut'),
      async run(scene) {
        const proxy = proxyOf(scene, from, to);
        for (const _ of Array(scene.thorough ? 10 : 4)) {
          proxy.cut();
          await scene.hold(1);
        }
      },
    },
    {
      // what was under way arrives late, when everyone has given it up
      ...about('link silent'),
      async run(scene) {
        const proxy = proxyOf(scene, from, to);
        proxy.weather({ kind: 'silent' });
        await scene.hold(scene.thorough ? 45 : 12, () => proxy.weather({ kind: 'pass' }));
      },
    },
    {
      ...about('link slow'),
      async run(scene) {
        const proxy = proxyOf(scene, from, to);
        proxy.weather(SLOW);
        await scene.hold(scene.thorough ? 30 : 8, () => proxy.weather({ kind: 'pass' }));
      },
    },
  ];
};

/** The connection stays: nobody but the channel is told, and its consumer is gone without a word. */
const channelOf = (from: ProcessName): Fault => ({
  ...{ name: `channel closed: ${from}`, kind: 'channel closed', lane: 'links', cheap: true },
  async run(scene) {
    proxyOf(scene, from, 'broker').inject(unknownAck());
    await scene.hold(7); // a heartbeat comes every 5 s at the latest, and the frame with it
  },
});

export const linkFaults: readonly Fault[] = [...LINKS.flatMap(faultsOf), ...SERVICES.map(channelOf)];

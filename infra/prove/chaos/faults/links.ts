/** Breaks the network between two parts: a link is cut, stalled or slow, or the broker closes a channel. */
import { OWNERS, type ProcessName, SERVICES } from '../../../run/system/parts.ts';
import { ackOfUnknownDelivery } from '../testbed/amqp-frames.ts';
import type { Proxy } from '../testbed/proxy.ts';
import type { Fault, FaultContext } from './fault.ts';

const LINKS: readonly (readonly [from: ProcessName, to: string])[] = [
  ...OWNERS.flatMap((owner) => [[owner, 'broker'] as const, [owner, 'database'] as const]),
  ['payment', 'sandbox-provider'],
  ...SERVICES.map((service) => ['gateway', service] as const),
];

function proxyOf({ links }: FaultContext, from: string, to: string): Proxy {
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
      async run(context) {
        const proxy = proxyOf(context, from, to);
        for (const _ of Array(context.thorough ? 10 : 4)) {
          proxy.cut();
          await context.hold(1);
        }
      },
    },
    {
      // a stalled link holds the bytes in transit, and delivers them after both sides have stopped waiting
      ...about('link stalled'),
      async run(context) {
        const proxy = proxyOf(context, from, to);
        proxy.setMode({ kind: 'stalled' });
        await context.hold(context.thorough ? 45 : 12, () => proxy.setMode({ kind: 'pass' }));
      },
    },
    {
      ...about('link slow'),
      async run(context) {
        const proxy = proxyOf(context, from, to);
        proxy.setMode(SLOW);
        await context.hold(context.thorough ? 30 : 8, () => proxy.setMode({ kind: 'pass' }));
      },
    },
  ];
};

/**
 * Makes the broker close one channel while the connection stays open. The consumers of that channel end, although the
 * connection shows no error.
 */
const channelOf = (from: ProcessName): Fault => ({
  ...{ name: `channel closed: ${from}`, kind: 'channel closed', lane: 'links', cheap: true },
  async run(context) {
    proxyOf(context, from, 'broker').inject(ackOfUnknownDelivery());
    // The invalid frame is inserted before the next frame of the process. An idle process sends a heartbeat within 5 s.
    await context.hold(7);
  },
});

export const linkFaults: readonly Fault[] = [...LINKS.flatMap(faultsOf), ...SERVICES.map(channelOf)];

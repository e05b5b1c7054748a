// Which faults come in which order, from a seed: pure, so that a seed gives the same run again.
import { LANES, type Fault, type Lane } from './faults/fault.ts';
import { seeded } from './random.ts';

type Gap = readonly [from: number, to: number];

export type Tier = {
  readonly orders: number;
  readonly buyers: number;
  readonly concurrency: number;
  /** Orders without faults first: the figures of a healthy system. */
  readonly calmSeconds: number;
  /** Orders are spread over this time; the faults may take longer, and so do then the orders. */
  readonly seconds: number;
  /** At the least, by victim; `total` counts all of them. */
  readonly kills: { each: number; rabbitmq: number; postgresql: number; total: number };
  /** Of faults that do the same to different parts: one, which the seed chooses, or all. */
  readonly variants: 'one' | 'all';
  /** Faults last as long as the design says, and the figures of the calm phase count. */
  readonly thorough: boolean;
  /** How often each fault comes that is no kill. */
  readonly rounds: number;
  /** Two where the faults need them. */
  readonly instances: 1 | 2;
  /** Longer than any message may take: the retry tiers last 15 minutes. */
  readonly restWithinMs: number;
  /** Pause between two faults of a lane, in seconds. */
  readonly gaps: Readonly<Record<Lane, Gap>>;
};

const QUARTER_MS = 15 * 60_000;
const everywhere = (gap: Gap) => Object.fromEntries(LANES.map((lane) => [lane, gap])) as Record<Lane, Gap>; // one entry per lane

export const tiers: Readonly<Record<'pr' | 'failpoints' | 'nightly' | 'self-test', Tier>> = {
  pr: {
    ...{ orders: 500, buyers: 12, concurrency: 24, calmSeconds: 12, seconds: 150, rounds: 1 },
    ...{ variants: 'one', thorough: false, instances: 1, restWithinMs: QUARTER_MS },
    kills: { each: 5, rabbitmq: 2, postgresql: 4, total: 40 },
    gaps: { ...everywhere([1, 2]), services: [0, 1.5], broker: [1, 4], database: [6, 14], links: [1, 3] },
  },
  failpoints: {
    ...{ orders: 2_000, buyers: 24, concurrency: 16, calmSeconds: 10, seconds: 600, rounds: 20 },
    ...{ variants: 'one', thorough: false, instances: 2, restWithinMs: QUARTER_MS },
    kills: { each: 0, rabbitmq: 0, postgresql: 0, total: 0 },
    gaps: everywhere([0, 0.5]),
  },
  /** Of each seeded bug. What never comes to rest is a finding, not worth a wait. */
  'self-test': {
    ...{ orders: 200, buyers: 8, concurrency: 24, calmSeconds: 3, seconds: 30, rounds: 3 },
    ...{ variants: 'one', thorough: false, instances: 1, restWithinMs: 45_000 },
    kills: { each: 3, rabbitmq: 3, postgresql: 0, total: 0 },
    gaps: everywhere([0, 1]),
  },
  nightly: {
    ...{ orders: 20_000, buyers: 48, concurrency: 160, calmSeconds: 60, seconds: 2_600, rounds: 1 },
    ...{ variants: 'all', thorough: true, instances: 1, restWithinMs: QUARTER_MS },
    kills: { each: 150, rabbitmq: 60, postgresql: 60, total: 1_000 },
    gaps: { ...everywhere([1, 5]), services: [0, 0.5], broker: [6, 24], database: [12, 36] },
  },
};

export type Step = { readonly fault: string; readonly afterSeconds: number };
export type Plan = Readonly<Record<Lane, readonly Step[]>>;
type Planned = Pick<Fault, 'name' | 'kind' | 'lane' | 'cheap'>;

const KILL = /^kill (?!all)(.+)$/;

function timesOf({ name }: Planned, { kills, rounds }: Tier): number {
  const victim = KILL.exec(name)?.[1];
  if (victim === undefined) return rounds;
  if (victim === 'rabbitmq' || victim === 'postgresql') return kills[victim];
  return victim === 'sandbox-provider' ? Math.ceil(kills.each / 4) : kills.each;
}

/** `only`: faults of these names or kinds. A short run takes one of each kind, the seed says which, and every kill. */
export function makePlan(tier: Tier, seed: number, faults: readonly Planned[], only?: readonly string[]): Plan {
  const random = seeded(seed).stream('plan');
  const named = faults.filter(({ name }) => only?.includes(name));
  const wanted = faults.filter((fault) => !named.includes(fault) && (!only || only.includes(fault.kind)));
  const unknown = only?.filter((one) => !faults.some(({ name, kind }) => one === name || one === kind)) ?? [];
  if (unknown.length > 0)
    throw new Error(`no fault is called ${unknown.join(', ')}; there are: ${kindsOf(faults).join(', ')}`);
  const cheap = wanted.filter((fault) => fault.cheap);
  const chosen = [...named, ...(tier.variants === 'all' ? wanted : oneOfEachKind(cheap, random))];
  const steps = (lane: Lane): Step[] => {
    const all = chosen
      .filter((fault) => fault.lane === lane)
      .flatMap((fault) => Array<string>(timesOf(fault, tier)).fill(fault.name));
    return random.shuffle(all).map((fault) => ({ fault, afterSeconds: random.between(...tier.gaps[lane]) }));
  };
  return Object.fromEntries(LANES.map((lane) => [lane, steps(lane)])) as Record<Lane, Step[]>; // one entry per lane
}

const kindsOf = (faults: readonly Planned[]) => [...new Set(faults.map(({ kind }) => kind))];

function oneOfEachKind(faults: readonly Planned[], random: ReturnType<typeof seeded>): Planned[] {
  return kindsOf(faults).flatMap((kind) => {
    const same = faults.filter((fault) => fault.kind === kind);
    return kind === 'kill' ? same : [random.pick(same)];
  });
}

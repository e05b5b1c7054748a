/**
 * Makes the plan of a fault run from its tier (size): which faults it has, in which sequence, with which pauses. The
 * plan is derived from the seed, so the same seed repeats the same plan.
 */
import { LANES, type Fault, type Lane } from './faults/fault.ts';
import { seeded } from './random.ts';

type Gap = readonly [from: number, to: number];

export type Tier = {
  readonly orders: number;
  readonly buyers: number;
  readonly concurrency: number;
  /** States the length of the baseline phase, which measures the healthy system. */
  readonly baselineSeconds: number;
  /**
   * States the time over which the orders are spread. If the faults take longer, the run places more orders at the same
   * rate.
   */
  readonly seconds: number;
  /**
   * States the minimum number of kills of each victim (a process or a server). `total` is the minimum for all victims
   * together.
   */
  readonly kills: { each: number; rabbitmq: number; postgresql: number; total: number };
  /**
   * Selects the faults of the run. `all`: the run has every fault of each kind. `one`: it has every kill, and one fault
   * of each other kind, which the seed chooses.
   */
  readonly variants: 'one' | 'all';
  /**
   * If true, faults last their full time, and the run fails if the baseline phase misses its limits. If false, faults
   * are shorter.
   */
  readonly thorough: boolean;
  /** States how often each chosen fault occurs. Kills have their own numbers in `kills`. */
  readonly rounds: number;
  /** States the number of instances of every service. Some faults need two. */
  readonly instances: 1 | 2;
  /** Limits the wait for the system to become idle, in milliseconds. Retry queues may delay a message by 15 min. */
  readonly idleWithinMs: number;
  /** States the pause before each fault of a lane, in seconds: a random number between `from` and `to`. */
  readonly gaps: Readonly<Record<Lane, Gap>>;
};

const FIFTEEN_MINUTES_MS = 15 * 60_000;
// The cast is safe: the list has one entry for each lane.
const everyLane = (gap: Gap) => Object.fromEntries(LANES.map((lane) => [lane, gap])) as Record<Lane, Gap>;

export const tiers: Readonly<Record<'pr' | 'failpoints' | 'nightly' | 'self-test', Tier>> = {
  pr: {
    ...{ orders: 500, buyers: 12, concurrency: 24, baselineSeconds: 12, seconds: 150, rounds: 1 },
    ...{ variants: 'one', thorough: false, instances: 1, idleWithinMs: FIFTEEN_MINUTES_MS },
    kills: { each: 5, rabbitmq: 2, postgresql: 4, total: 40 },
    gaps: { ...everyLane([1, 2]), services: [0, 1.5], broker: [1, 4], database: [6, 14], links: [1, 3] },
  },
  failpoints: {
    ...{ orders: 2_000, buyers: 24, concurrency: 16, baselineSeconds: 10, seconds: 600, rounds: 20 },
    ...{ variants: 'one', thorough: false, instances: 2, idleWithinMs: FIFTEEN_MINUTES_MS },
    kills: { each: 0, rabbitmq: 0, postgresql: 0, total: 0 },
    gaps: everyLane([0, 0.5]),
  },
  /**
   * The self-test makes one such run per seeded bug. It waits only 45 s for the system to become idle, because a system
   * that does not become idle is a finding as well.
   */
  'self-test': {
    ...{ orders: 200, buyers: 8, concurrency: 24, baselineSeconds: 3, seconds: 30, rounds: 3 },
    ...{ variants: 'one', thorough: false, instances: 1, idleWithinMs: 45_000 },
    kills: { each: 3, rabbitmq: 3, postgresql: 0, total: 0 },
    gaps: everyLane([0, 1]),
  },
  nightly: {
    ...{ orders: 20_000, buyers: 48, concurrency: 160, baselineSeconds: 60, seconds: 2_600, rounds: 1 },
    ...{ variants: 'all', thorough: true, instances: 1, idleWithinMs: FIFTEEN_MINUTES_MS },
    kills: { each: 150, rabbitmq: 60, postgresql: 60, total: 1_000 },
    gaps: { ...everyLane([1, 5]), services: [0, 0.5], broker: [6, 24], database: [12, 36] },
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

/**
 * Returns the steps of each lane. `only` restricts the run to faults of these names or kinds. With `variants: 'one'`
 * the plan has every kill and one fault of each other kind.
 */
export function makePlan(tier: Tier, seed: number, faults: readonly Planned[], only?: readonly string[]): Plan {
  const random = seeded(seed).stream('plan');
  const named = faults.filter(({ name }) => only?.includes(name));
  const wanted = faults.filter((fault) => !named.includes(fault) && (!only || only.includes(fault.kind)));
  const unknown = only?.filter((one) => !faults.some(({ name, kind }) => one === name || one === kind)) ?? [];
  if (unknown.length > 0)
    throw new Error(`there is no fault ${unknown.join(', ')}; the kinds are: ${kindsOf(faults).join(', ')}`);
  const cheap = wanted.filter((fault) => fault.cheap);
  const chosen = [...named, ...(tier.variants === 'all' ? wanted : oneOfEachKind(cheap, random))];
  const steps = (lane: Lane): Step[] => {
    const all = chosen
      .filter((fault) => fault.lane === lane)
      .flatMap((fault) => Array<string>(timesOf(fault, tier)).fill(fault.name));
    return random.shuffle(all).map((fault) => ({ fault, afterSeconds: random.between(...tier.gaps[lane]) }));
  };
  // The cast is safe: the list has one entry for each lane.
  return Object.fromEntries(LANES.map((lane) => [lane, steps(lane)])) as Record<Lane, Step[]>;
}

const kindsOf = (faults: readonly Planned[]) => [...new Set(faults.map(({ kind }) => kind))];

function oneOfEachKind(faults: readonly Planned[], random: ReturnType<typeof seeded>): Planned[] {
  return kindsOf(faults).flatMap((kind) => {
    const same = faults.filter((fault) => fault.kind === kind);
    return kind === 'kill' ? same : [random.pick(same)];
  });
}

// One thing that is measured, from an empty system to its figures.
import type { Postgres, Rabbit } from '../../../run/servers/server.ts';
import type { Options } from '../options.ts';
import type { Section } from '../results/run.ts';

/** What every scenario is given. */
export type Bench = {
  readonly options: Options;
  readonly servers: { postgres: Postgres; rabbit: Rabbit };
  readonly say: (line: string) => void;
  /** Ctrl-C: whatever is open is closed, and the run is lost. */
  readonly signal: AbortSignal;
};

export type Scenario = {
  /** As `--only` names it. */
  readonly name: string;
  /** Part of this run, unless `--only` says otherwise. */
  readonly asked: (options: Options) => boolean;
  run(bench: Bench): Promise<Section>;
};

export const always = () => true;

import type { Postgres, Rabbit } from '../../../run/servers/server.ts';
import type { Options } from '../options.ts';
import type { Section } from '../results/run.ts';

/** Describes the input of every scenario. */
export type Bench = {
  readonly options: Options;
  readonly servers: { postgres: Postgres; rabbit: Rabbit };
  readonly say: (line: string) => void;
  /** Is aborted by Ctrl-C. Then all resources are closed, and the run has no result. */
  readonly signal: AbortSignal;
};

/** Describes one measurement, from an empty system to its figures. */
export type Scenario = {
  /** Holds the name for `--only`. */
  readonly name: string;
  /**
   * Returns true if the options select this scenario. If the option `--only` is given, its list of names decides
   * instead.
   */
  readonly isSelected: (options: Options) => boolean;
  run(bench: Bench): Promise<Section>;
};

export const always = () => true;

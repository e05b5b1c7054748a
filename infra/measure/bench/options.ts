/** Parses the command-line options of npm run bench. */
import { parseArgs } from 'node:util';

export type Options = {
  /** Lists numbers of clients. Each closed loop is measured with each of these numbers. */
  readonly clients: readonly number[];
  readonly repeats: number;
  /** States the length of one repeat, in seconds. */
  readonly seconds: number;
  /** States the number of orders of the endurance run. Undefined means that there is no endurance run. */
  readonly endurance: number | undefined;
  /** If true, a system that has two instances of every service is compared with a system that has one. */
  readonly twoInstances: boolean;
  /** Holds the path of another Node executable, to compare it with the one that runs this script. */
  readonly otherNode: string | undefined;
  /** Lists the names of scenarios. Undefined means all scenarios that need no flag. */
  readonly only: readonly string[] | undefined;
};
/** Names the two result files in `.toric/bench` to compare. */
export type Comparison = { readonly compare: readonly [before: string, after: string] };

const whole = (flag: string, text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`--${flag} needs whole numbers of at least 1, not '${text}'`);
};
const list = (text: string) => text.split(',').map((one) => one.trim());

export function readOptions(args: readonly string[]): Options | Comparison {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      clients: { type: 'string', default: '1,8,32' },
      repeats: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '10' },
      endurance: { type: 'string' },
      instances: { type: 'string', default: '1' },
      node: { type: 'string' },
      only: { type: 'string' },
      compare: { type: 'boolean', default: false },
    },
  });
  const [before, after, ...more] = positionals;
  if (values.compare && before && after && more.length === 0) return { compare: [before, after] };
  if (values.compare) throw new Error('--compare needs two files in .toric/bench: before.json after.json');
  if (before) throw new Error(`'${before}' is not a flag; infra/measure/bench/README.md lists the flags`);
  if (values.instances !== '1' && values.instances !== '2')
    throw new Error(
      `--instances must be 1 or 2, not '${values.instances}': 2 compares two instances of every service with one`,
    );
  return {
    clients: list(values.clients).map((one) => whole('clients', one)),
    repeats: whole('repeats', values.repeats),
    seconds: whole('seconds', values.seconds),
    endurance: values.endurance === undefined ? undefined : whole('endurance', values.endurance),
    twoInstances: values.instances === '2',
    otherNode: values.node,
    only: values.only === undefined ? undefined : list(values.only),
  };
}

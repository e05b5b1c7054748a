// What npm run bench was asked for.
import { parseArgs } from 'node:util';

export type Options = {
  /** Clients of the closed loops. */
  readonly clients: readonly number[];
  readonly repeats: number;
  /** Of one repeat of one line. */
  readonly seconds: number;
  /** Orders in a row; undefined: not asked for. */
  readonly endurance: number | undefined;
  /** Two instances of every service against one. */
  readonly doubled: boolean;
  /** Names of scenarios. */
  readonly only: readonly string[] | undefined;
};
/** Two files of `.toric/bench`. */
export type Comparison = { readonly compare: readonly [before: string, after: string] };

const whole = (flag: string, text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`--${flag} takes whole numbers of at least 1, not '${text}'`);
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
      only: { type: 'string' },
      compare: { type: 'boolean', default: false },
    },
  });
  const [before, after, ...more] = positionals;
  if (values.compare && before && after && more.length === 0) return { compare: [before, after] };
  if (values.compare) throw new Error('--compare takes two files of .toric/bench: before.json after.json');
  if (before) throw new Error(`'${before}' is no flag of the bench; infra/measure/bench/README.md lists them`);
  if (values.instances !== '1' && values.instances !== '2')
    throw new Error(`--instances is 1 or 2, not '${values.instances}': it measures two of every service against one`);
  return {
    clients: list(values.clients).map((one) => whole('clients', one)),
    repeats: whole('repeats', values.repeats),
    seconds: whole('seconds', values.seconds),
    endurance: values.endurance === undefined ? undefined : whole('endurance', values.endurance),
    doubled: values.instances === '2',
    only: values.only === undefined ? undefined : list(values.only),
  };
}

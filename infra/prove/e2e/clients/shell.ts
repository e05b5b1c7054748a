/** Runs the blocks of a document in one shell, as a reader pastes them one after the other. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';

const MARK = '--- the next block ---';
/**
 * Defines `curl` so that each request ends after ten seconds, as with Ctrl-C, because a stream never ends by itself. No
 * progress is shown.
 */
const CUT_OFF = 'curl() { timeout --signal=INT 10 curl -sS "$@"; }';

export type Shell = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Maps texts of the document to the texts that are run instead, such as the URL of the API. */
  readonly replace?: Readonly<Record<string, string>>;
};

/** Runs the blocks and returns the output of each. Throws if the shell reports an error in a block. */
export async function paste(blocks: readonly string[], { cwd, env = {}, replace = {} }: Shell): Promise<string[]> {
  const here = (text: string) =>
    Object.entries(replace).reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
  const script = [CUT_OFF, ...blocks.flatMap((block) => [here(block), `echo; echo '${MARK}'`])].join('\n');
  const child = execFile('bash', ['-u'], { cwd, env: { ...process.env, ...env }, maxBuffer: 16 * 1024 * 1024 });
  let [printed, complaints] = ['', ''];
  child.stdout?.on('data', (part: string) => (printed += part));
  child.stderr?.on('data', (part: string) => (complaints += part));
  child.stdin?.end(script);
  await once(child, 'close');
  if (complaints !== '') throw new Error(`the shell complained: ${complaints}\nIt had printed: ${printed}`);
  return printed
    .split(MARK)
    .slice(0, -1)
    .map((text) => text.trim());
}

import type { Text } from '@toric/contracts/kernel/sentence';
import { text } from '../../app/words.ts';
import { Said } from '../../kit/show/said.tsx';

const WORDS: Readonly<Record<string, Text>> = {
  timeout: text('No answer in time', '未及时应答'),
  tls: text('No safe connection', '无法建立安全连接'),
  connection: text('Not reached', '无法连接'),
};

type Props = { readonly status: number | null; readonly code: string | null };

/** Shows the answer of a webhook receiver: its HTTP status, or why it gave no answer. */
export function AnswerCode({ status, code }: Props) {
  if (status !== null) return <span className="mono">{status}</span>;
  const words = code === null ? undefined : WORDS[code];
  return words ? <Said>{words}</Said> : <span className="mono">{code}</span>;
}

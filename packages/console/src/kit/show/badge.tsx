import type { State, Words } from '@toric/contracts/kernel/words';
import { Said, type SaidText } from './said.tsx';

const CLASSES: Readonly<Record<State, string>> = {
  new: '',
  works: 'move',
  wait: 'wait',
  ok: 'ok',
  stop: 'stop',
  ended: '',
};

type StateProps = { readonly state?: State | undefined; readonly label: SaidText; readonly big?: boolean };

/** Shows a state in words. Its shape has the same meaning as its colour. */
export function StateBadge({ state = 'new', label, big = false }: StateProps) {
  return (
    <span className={['badge', CLASSES[state], big && 'big'].filter(Boolean).join(' ')}>
      <Said>{label}</Said>
    </span>
  );
}

type Props = { readonly words: Words; readonly value: string | null | undefined; readonly big?: boolean };

/** Shows the word of an enum value, with the state of the word. A value without a word is shown unchanged. */
export function Badge({ words, value, big = false }: Props) {
  if (value === null || value === undefined) return null;
  const known = words[value];
  return <StateBadge state={known?.state} label={known?.label ?? value} big={big} />;
}

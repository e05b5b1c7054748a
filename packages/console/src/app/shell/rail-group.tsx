import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type ReactNode, useId } from 'react';
import { useWords } from '../words.ts';

type Props = {
  readonly label: Text;
  readonly isOpen: boolean;
  readonly onFold: (isOpen: boolean) => void;
  /** Shows the number of waiting items beside the name of a rail group that is folded. */
  readonly folded?: ReactNode;
  readonly children: ReactNode;
};

/** Shows a group of the rail. A click on its name opens or folds the group. */
export function RailGroup({ label, isOpen, onFold, folded, children }: Props) {
  const t = useWords();
  const id = useId();
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <button
        type="button"
        className="group"
        aria-expanded={isOpen}
        aria-controls={id}
        title={t(label)}
        onClick={() => onFold(!isOpen)}
      >
        <Chevron size={14} stroke={1.5} aria-hidden="true" />
        <span>{t(label)}</span>
        {!isOpen && folded}
      </button>
      <ul id={id} hidden={!isOpen}>
        {children}
      </ul>
    </>
  );
}

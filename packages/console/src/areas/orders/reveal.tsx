import type { Input, Reply } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type ReactNode, useState } from 'react';
import { type Answered as Query, useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';

type Props<O extends Operation> = {
  readonly operation: O;
  readonly input: Input<O>;
  /** Holds the text of the button, such as "Show the address". */
  readonly label: Text;
  readonly children: (answer: Reply<O>) => ReactNode;
};

const KEPT = { en: 'The reading is kept.', zh: '查看会被记录。' };

/** Reads personal or medical data only when somebody asks for them, because each reading is recorded. */
export function Reveal<O extends Operation>({ operation, input, label, children }: Props<O>) {
  const [isShown, show] = useState(false);
  const t = useWords();
  const may = useMay();
  // safe cast: the compiler checks the input against its operation where this component is used
  const asked = input as object as Input<Operation>;
  const query = useAnswer<Operation>(operation, asked, { enabled: isShown }) as unknown as Query<O>;
  if (!may(operation)) return null;
  if (isShown) return <Answered query={query}>{children}</Answered>;
  return (
    <p className="fine dimmer">
      <button className="btn small" type="button" onClick={() => show(true)}>
        {t(label)}
      </button>{' '}
      {t(KEPT)}
    </p>
  );
}

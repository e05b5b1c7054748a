import type { Text } from '@toric/contracts/kernel/sentence';
import type { ChangeEvent } from 'react';
import { tell } from '../../app/tell.tsx';
import { useWords } from '../../app/words.ts';
import { Refusal } from '../form/refusal.tsx';

type Chosen = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
type Shown = {
  /** Lists the media types that may be chosen. */
  readonly types: readonly string[];
  readonly label: Text;
  readonly running: Text;
  readonly done: Text;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly send: (file: Chosen) => Promise<unknown>;
};

/** Shows a button that sends a file as soon as it is chosen. A refusal is shown below the button. */
export function FileButton({ types, label, running, done, busy, problem, send }: Shown) {
  const t = useWords();
  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const [chosen] = event.target.files ?? [];
    event.target.value = '';
    if (!chosen) return;
    try {
      await send({ type: chosen.type, bytes: new Uint8Array(await chosen.arrayBuffer()) });
      tell(done);
    } catch {
      // the refusal is shown below the button
    }
  }
  return (
    <div className="stack">
      <label className="btn">
        {t(busy ? running : label)}
        <input
          className="sr"
          type="file"
          accept={types.join(',')}
          disabled={busy}
          onChange={(event) => void choose(event)}
        />
      </label>
      <Refusal problem={problem} />
    </div>
  );
}

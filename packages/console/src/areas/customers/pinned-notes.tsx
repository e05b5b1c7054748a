import { ListPinnedNotes, type NoteView, UnpinNote } from '@toric/contracts/customer/people/note.http';
import { IconPin } from '@tabler/icons-react';
import { useAnswer, useMay } from '../../app/api.ts';
import { text } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { PersonName } from '../changes/person-name.tsx';

const unpin: Action<NoteView, typeof UnpinNote> = {
  operation: UnpinNote,
  label: text('Take the pin away', '取消置顶'),
  // a note that is older than the authors of notes has the id of the customer as author, and cannot be unpinned
  when: ({ id, customerId }) => id !== customerId,
  input: ({ id: noteId, customerId }) => ({ params: { customerId, noteId } }),
  done: text('The note is not pinned any more.', '已取消置顶。'),
  refreshes: [ListPinnedNotes],
};

/** Shows the pinned notes of a customer. Shows nothing if no note is pinned. */
export function PinnedNotes({ customerId }: { readonly customerId: string }) {
  const { data } = useAnswer(ListPinnedNotes, { params: { customerId } }, { enabled: useMay()(ListPinnedNotes) });
  if (!data || data.data.length === 0) return null;
  return (
    <ul className="stack">
      {data.data.map((note) => (
        <li className="row between" key={note.id}>
          <span className="pinned-note">
            <IconPin size={14} stroke={1.5} aria-hidden />
            <span>
              {note.text} <span className="fine dimmer">{note.writtenBy && <PersonName id={note.writtenBy} />}</span>
            </span>
          </span>
          <ActionButton action={unpin} record={note} small />
        </li>
      ))}
    </ul>
  );
}

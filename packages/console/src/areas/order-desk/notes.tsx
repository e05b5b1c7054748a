import { ADD_ORDER_NOTE_GUIDE, CHANGE_ORDER_NOTE_GUIDE } from '@toric/contracts/order/notes/order-note.guide';
import {
  AddOrderNote,
  ChangeOrderNote,
  ListOrderNotes,
  type OrderNoteView,
  RemoveOrderNote,
} from '@toric/contracts/order/notes/order-note.http';
import { ORDER_NOTE_KIND_WORDS } from '@toric/contracts/order/notes/order-note.words';
import { useAnswer, useMay } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { formAction } from '../../kit/record/form-action.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';

const refreshes = [ListOrderNotes];
const CUSTOMER = text('the customer', '客户');

const add = formAction<{ readonly orderId: string }, typeof AddOrderNote>({
  operation: AddOrderNote,
  label: text('Write a note…', '写备注…'),
  guide: ADD_ORDER_NOTE_GUIDE,
  title: text('Note of the order', '订单备注'),
  save: text('Write it', '保存备注'),
  start: () => ({ kind: 'shop' }),
  fields: [
    { name: 'kind', words: ORDER_NOTE_KIND_WORDS },
    { name: 'text', control: 'long-text' },
  ],
  input: ({ orderId }, body) => ({ params: { orderId }, body }),
  done: text('The note is written.', '备注已保存。'),
  refreshes,
});

const paramsOf = ({ orderId, id }: OrderNoteView) => ({ orderId, noteId: id });

const change = formAction<OrderNoteView, typeof ChangeOrderNote>({
  operation: ChangeOrderNote,
  label: text('Change…', '更改…'),
  guide: CHANGE_ORDER_NOTE_GUIDE,
  title: text('Change the note', '更改备注'),
  save: text('Save it', '保存'),
  start: (note) => ({ text: note.text }),
  fields: [{ name: 'text', control: 'long-text' }],
  input: (note, body) => ({ params: paramsOf(note), body, ifMatch: `"v${note.version}"` }),
  done: text('The note is changed.', '备注已更改。'),
  refreshes,
});

const remove: Action<OrderNoteView, typeof RemoveOrderNote> = {
  operation: RemoveOrderNote,
  label: text('Remove', '删除'),
  input: (note) => ({ params: paramsOf(note) }),
  done: text('The note is removed.', '备注已删除。'),
  refreshes,
};

function Note({ note }: { readonly note: OrderNoteView }) {
  const { person } = useSession();
  const isOwn = note.writtenBy === person.id;
  return (
    <li className="fine stack">
      <span>
        <Badge words={ORDER_NOTE_KIND_WORDS} value={note.kind} /> {note.text}
      </span>
      <span className="row dim">
        <PersonName id={note.writtenBy} nobody={CUSTOMER} /> · <When at={note.updatedAt} />
        {isOwn && <ActionButton action={change} record={note} small />}
        {isOwn && <ActionButton action={remove} record={note} small />}
      </span>
    </li>
  );
}

/** Shows the notes of an order: the notes of the customer and the notes of staff. */
export function OrderNotes({ orderId }: { readonly orderId: string }) {
  const t = useWords();
  const may = useMay();
  const query = useAnswer(ListOrderNotes, { params: { orderId } }, { enabled: may(ListOrderNotes) });
  if (!may(ListOrderNotes)) return null;
  return (
    <Block title={text('Notes', '备注')}>
      <Answered query={query} rows={1}>
        {({ data }) => (
          <ul className="stack">
            {data.map((note) => (
              <Note key={note.id} note={note} />
            ))}
            {data.length === 0 && <li className="fine dim">{t(text('No notes.', '没有备注。'))}</li>}
          </ul>
        )}
      </Answered>
      <ActionButton action={add} record={{ orderId }} small />
    </Block>
  );
}

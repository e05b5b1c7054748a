import type { Text } from '@toric/contracts/kernel/sentence';
import { ListChanges } from '@toric/contracts/changes/change.http';
import { useAnswer, useMay } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { useLanguage, useWords } from '../../../app/words.ts';
import { When } from '../../show/when.tsx';
import { Why } from '../../show/why.tsx';
import { type AnyFormSpec, fieldsOfSpec } from '../model/body.ts';
import { guideOf } from '../model/guide-of.ts';
import type { Conflict } from './compare.ts';
import { shownValue } from './shown-value.ts';
import type { Merge, Side } from './use-merge.ts';

type Props = {
  readonly spec: AnyFormSpec;
  readonly merge: Merge /** Holds the id of the record that two people changed. */;
  readonly subject: string | undefined;
};

const TITLE: Text = { en: 'Somebody else has saved this in the meantime.', zh: '其他人在此期间保存了更改。' };
const CHOOSE: Text = {
  en: 'Both values are here. Choose one at each field, then save again.',
  zh: '两个值都在下面。请逐项选择，然后再次保存。',
};
const LOOK: Text = {
  en: 'None of your values is touched. Look at it, then send it again.',
  zh: '你填写的值均未改动。请查看后再次发送。',
};

/** Shows who saved the record last and when, if the role may read the record of changes. */
function LastChange({ subject }: { readonly subject: string }) {
  const t = useWords();
  const { person } = useSession();
  const { data } = useAnswer(ListChanges, { query: { subject, limit: 1 } });
  const change = data?.data[0];
  if (!change) return null;
  const who: Text =
    change.actorId === person.id
      ? { en: 'You did it in another window', zh: '由你本人在另一个窗口保存' }
      : change.actorKind === 'staff'
        ? { en: 'A colleague did it', zh: '由同事保存' }
        : { en: 'It was not a colleague', zh: '并非由同事保存' };
  return (
    <>
      {t(who)}, <When at={change.at} />.{' '}
    </>
  );
}

/** Shows both values of a field that two people changed, side by side, with a button for each. */
function Choice({ spec, merge, conflict }: Omit<Props, 'subject'> & { readonly conflict: Conflict }) {
  const t = useWords();
  const language = useLanguage();
  const field = fieldsOfSpec(spec).find(({ name }) => name === conflict.name);
  const guide = guideOf(spec.guide, conflict.name);
  const label = guide ? t(guide.label) : conflict.name;
  const button = (side: Side, words: Text) => (
    <button
      type="button"
      className="btn small"
      aria-pressed={merge.chosen[conflict.name] === side}
      aria-label={`${label}: ${t(words)}`}
      onClick={() => merge.choose(conflict, side)}
    >
      {t(words)}
    </button>
  );
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{shownValue(conflict.theirs, field, language)}</td>
      <td>{shownValue(conflict.mine, field, language)}</td>
      <td>
        <span className="row wrap">
          {button('theirs', { en: 'Take theirs', zh: '采用对方的' })}
          {button('mine', { en: 'Keep mine', zh: '保留我的' })}
        </span>
      </td>
    </tr>
  );
}

function Taken({ spec, merge }: Omit<Props, 'subject'>) {
  const t = useWords();
  const language = useLanguage();
  if (merge.taken.length === 0) return null;
  const fields = fieldsOfSpec(spec);
  const list = merge.taken.map(({ name, theirs }) => {
    const guide = guideOf(spec.guide, name);
    const field = fields.find((one) => one.name === name);
    return `${guide ? t(guide.label) : name}: ${shownValue(theirs, field, language)}`;
  });
  return <p className="fine dim">{t({ en: `Taken over: ${list.join('; ')}.`, zh: `已采用：${list.join('；')}。` })}</p>;
}

/**
 * Shows both versions of a record that two people changed. The person decides about each field, and no value is lost.
 */
export function MergeView({ spec, merge, subject }: Props) {
  const t = useWords();
  const may = useMay();
  const rule = (
    <>
      {subject && may(ListChanges) && <LastChange subject={subject} />}
      {t(merge.conflicts.length > 0 ? CHOOSE : LOOK)}
    </>
  );
  return (
    <div className="stack">
      <Why tone="wait" title={TITLE} rule={rule} />
      <Taken spec={spec} merge={merge} />
      {merge.conflicts.length > 0 && (
        <div className="scroll">
          <table className="tight">
            <thead>
              <tr>
                <th scope="col">{t({ en: 'Field', zh: '字段' })}</th>
                <th scope="col">{t({ en: 'Theirs', zh: '对方的值' })}</th>
                <th scope="col">{t({ en: 'Mine', zh: '我的值' })}</th>
                <th scope="col">{t({ en: 'Choice', zh: '选择' })}</th>
              </tr>
            </thead>
            <tbody>
              {merge.conflicts.map((conflict) => (
                <Choice key={conflict.name} {...{ spec, merge, conflict }} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

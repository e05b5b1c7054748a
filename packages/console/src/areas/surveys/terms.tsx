import type { SurveyView } from '@toric/contracts/customer/surveys/survey.http';
import { LOW_SCORE_BECOMES_WORDS, SURVEY_TRIGGER_WORDS } from '@toric/contracts/customer/surveys/survey.words';
import { text, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Said } from '../../kit/show/said.tsx';
import { PersonName } from '../changes/person-name.tsx';

const addressOf = (slug: string) => `${location.origin}/surveys/${slug}`;

/** Shows the customers whom the survey asks, and the task or case that a low score opens. */
export function SurveyTerms({ record }: { readonly record: SurveyView }) {
  const t = useWords();
  const { slug, state, published, isEdited, settings, invited, answered } = record;
  const { trigger, delayDays, restDays, reminderDays, isAnonymous, lowScore, lowScoreBecomes, ownerId } = settings;
  const days = (number: number) => t(text(`${number} days`, `${number} 天`));
  return (
    <Block title={text('Settings', '设置')}>
      <Facts
        rows={[
          { label: text('Asks', '询问方式'), value: <Said>{SURVEY_TRIGGER_WORDS[trigger].label}</Said> },
          trigger !== 'none' && { label: text('Days after it', '事件后'), value: days(delayDays) },
          { label: text('Rest for a person', '间隔'), value: days(restDays) },
          {
            label: text('Reminder', '提醒'),
            value: reminderDays === null ? <Said>{text('none', '无')}</Said> : days(reminderDays),
          },
          {
            label: text('Anonymous', '匿名'),
            value: <Said>{isAnonymous ? text('yes', '是') : text('no', '否')}</Said>,
          },
          lowScore !== null && {
            label: text('A low score', '低分'),
            value: `≤ ${lowScore}${t({ en: ': ', zh: '：' })}${t(LOW_SCORE_BECOMES_WORDS[lowScoreBecomes].label)}`,
          },
          { label: text('Colleague', '负责同事'), value: ownerId && <PersonName id={ownerId} /> },
          { label: text('Asked', '已询问'), value: invited },
          { label: text('Answers', '答案'), value: answered },
          { label: text('Version', '版本'), value: published },
          {
            label: text('Changes', '更改'),
            value: isEdited && published !== null ? <Said>{text('not asked yet', '尚未公开')}</Said> : null,
          },
          state === 'open' && {
            label: text('Open link', '公开链接'),
            value: (
              <a href={addressOf(slug)} target="_blank" rel="noreferrer">
                {slug}
              </a>
            ),
          },
        ]}
      />
    </Block>
  );
}

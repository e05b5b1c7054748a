import type { Question } from '@toric/contracts/customer/surveys/survey';
import {
  ListSurveys,
  PutSurveyQuestion,
  RemoveSurveyQuestion,
  type SurveyView,
} from '@toric/contracts/customer/surveys/survey.http';
import { CONDITION_KIND_WORDS, QUESTION_KIND_WORDS } from '@toric/contracts/customer/surveys/survey.words';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { keyFrom } from '../forms/key-from.ts';
import { QUESTION_FORM } from './forms.ts';

type Placed = { readonly survey: SurveyView; readonly question: Question };

const ADD: Action<{ readonly survey: SurveyView; readonly question?: Question }, typeof PutSurveyQuestion> = {
  operation: PutSurveyQuestion,
  label: text('Add a question…', '添加问题…'),
  key: 'a',
  form: QUESTION_FORM,
  input: ({ survey }, body) => ({
    params: {
      surveyId: survey.id,
      questionKey: keyFrom(
        body.label.en,
        survey.questions.map(({ key }) => key),
      ),
    },
    body,
  }),
  done: text('The question is added. Open the survey again to ask it.', '问题已添加，重新开放后生效。'),
  refreshes: [ListSurveys],
};
const CHANGE: Action<Placed, typeof PutSurveyQuestion> = {
  operation: PutSurveyQuestion,
  label: text('Change…', '更改…'),
  form: QUESTION_FORM,
  input: ({ survey, question }, body) => ({ params: { surveyId: survey.id, questionKey: question.key }, body }),
  done: text('The question is changed. Open the survey again to ask it so.', '问题已更改，重新开放后生效。'),
  refreshes: [ListSurveys],
};
const bodyOf = ({ kind, label, isRequired, choices, showIf }: Question) => ({
  ...{ kind, label, isRequired, choices, showIf },
});
const REMOVE: Action<Placed, typeof RemoveSurveyQuestion> = {
  operation: RemoveSurveyQuestion,
  label: text('Remove', '移除'),
  input: ({ survey, question }) => ({ params: { surveyId: survey.id, questionKey: question.key } }),
  done: text('The question is removed.', '问题已移除。'),
  undo: {
    operation: PutSurveyQuestion,
    input: ({ survey, question }) => ({
      params: { surveyId: survey.id, questionKey: question.key },
      body: bodyOf(question),
    }),
  },
  refreshes: [ListSurveys],
};

/** Shows when a question of a survey is asked: always, or after certain answers. */
function AskedWhen({ question: { showIf }, all }: { readonly question: Question; readonly all: readonly Question[] }) {
  const t = useWords();
  if (showIf === null) return <>{t(text('always', '始终'))}</>;
  const earlier = all.find(({ key }) => key === showIf.question);
  const names = (showIf.choices ?? []).map(({ key }) => {
    const choice = earlier?.choices.find((one) => one.key === key);
    return choice ? t(choice.label) : key;
  });
  const limit = showIf.is === 'any-of' ? names.join(t(text(', ', '、'))) : showIf.number;
  return (
    <>
      “{earlier ? t(earlier.label) : showIf.question}” {t(CONDITION_KIND_WORDS[showIf.is].label)} {limit}
    </>
  );
}

/** Lists the questions of a survey in their order. */
export function QuestionsTab({ record }: { readonly record: SurveyView }) {
  const t = useWords();
  return (
    <div className="stack-4">
      <div className="row wrap">
        <ActionButton action={ADD} record={{ survey: record }} />
      </div>
      {record.questions.length === 0 ? (
        <Empty
          title={text('The survey has no questions yet.', '调查还没有问题。')}
          about={text('Begin with the recommendation or the satisfaction.', '建议从推荐意愿或满意度开始。')}
        />
      ) : (
        <ScrollTable edge>
          <thead>
            <tr>
              <th>{t(text('Question', '问题'))}</th>
              <th>{t(text('Kind', '类型'))}</th>
              <th>{t(text('Asked', '询问条件'))}</th>
              <th>
                <span className="sr">{t(text('Change', '更改'))}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {record.questions.map((question) => (
              <tr key={question.key}>
                <th scope="row">
                  {t(question.label)}
                  <div className="fine mono">{question.key}</div>
                </th>
                <td>{t(QUESTION_KIND_WORDS[question.kind].label)}</td>
                <td>
                  <AskedWhen question={question} all={record.questions} />
                </td>
                <td>
                  <span className="row">
                    <ActionButton action={CHANGE} record={{ survey: record, question }} small />
                    <ActionButton action={REMOVE} record={{ survey: record, question }} small />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </div>
  );
}

import type { Question } from '@toric/contracts/customer/surveys/survey';
import {
  CHANGE_SURVEY_GUIDE,
  CREATE_SURVEY_GUIDE,
  PUT_SURVEY_QUESTION_GUIDE,
  SEND_SURVEY_GUIDE,
} from '@toric/contracts/customer/surveys/survey.guide';
import {
  ChangeSurvey,
  CreateSurvey,
  PutSurveyQuestion,
  SendSurvey,
  type SurveyView,
} from '@toric/contracts/customer/surveys/survey.http';
import {
  CONDITION_KIND_WORDS,
  LOW_SCORE_BECOMES_WORDS,
  QUESTION_KIND_WORDS,
  SURVEY_TRIGGER_WORDS,
} from '@toric/contracts/customer/surveys/survey.words';
import { text, useWords } from '../../app/words.ts';
import type { FormSpec, Option } from '../../kit/kit.types.ts';
import { useDirectoryOptions } from '../changes/colleagues.ts';
import { useTags } from '../tags/use-tags.ts';

export const NEW_SURVEY: FormSpec<typeof CreateSurvey, undefined> = {
  operation: CreateSurvey,
  guide: CREATE_SURVEY_GUIDE,
  title: text('New survey', '新建调查'),
  save: text('Begin the survey', '新建调查'),
  sections: [
    {
      fields: [
        { name: 'title.en', width: 'half' },
        { name: 'title.zh', width: 'half' },
        { name: 'slug', control: 'code', width: 'half' },
      ],
    },
  ],
};

/** Describes the form that changes the texts and settings of a survey. */
export const CHANGED_SURVEY: FormSpec<typeof ChangeSurvey, SurveyView> = {
  operation: ChangeSurvey,
  guide: CHANGE_SURVEY_GUIDE,
  title: text('Texts and settings', '文字和设置'),
  save: text('Save them', '保存'),
  start: ({ settings }) => settings,
  sections: [
    {
      title: text('Texts', '文字'),
      fields: [
        { name: 'title.en', width: 'half' },
        { name: 'title.zh', width: 'half' },
        { name: 'intro.en', control: 'long-text', width: 'half' },
        { name: 'intro.zh', control: 'long-text', width: 'half' },
        { name: 'thanks.en', control: 'long-text', width: 'half' },
        { name: 'thanks.zh', control: 'long-text', width: 'half' },
      ],
    },
    {
      title: text('Whom it asks', '询问对象'),
      fields: [
        { name: 'trigger', words: SURVEY_TRIGGER_WORDS, width: 'half' },
        { name: 'delayDays', width: 'half', when: ({ trigger }) => trigger !== 'none' },
        { name: 'restDays', width: 'half' },
        { name: 'reminderDays', width: 'half' },
        { name: 'isAnonymous' },
      ],
    },
    {
      title: text('Low scores', '低分'),
      fields: [
        { name: 'lowScoreBecomes', words: LOW_SCORE_BECOMES_WORDS, width: 'half' },
        { name: 'lowScore', width: 'half' },
        { name: 'ownerId', options: useDirectoryOptions, when: ({ lowScoreBecomes }) => lowScoreBecomes === 'task' },
      ],
    },
  ],
};

const hasChoices = (kind: string) => kind === 'single' || kind === 'multi';

/** Describes the form of a question of a survey, with its condition. */
export const QUESTION_FORM: FormSpec<typeof PutSurveyQuestion, { readonly question?: Question }> = {
  operation: PutSurveyQuestion,
  guide: PUT_SURVEY_QUESTION_GUIDE,
  title: text('Question', '问题'),
  save: text('Save the question', '保存问题'),
  start: ({ question }) =>
    question
      ? {
          ...{ kind: question.kind, label: question.label, isRequired: question.isRequired, choices: question.choices },
          ...(question.showIf && { showIf: question.showIf }),
        }
      : { isRequired: false },
  sections: [
    {
      fields: [
        { name: 'kind', words: QUESTION_KIND_WORDS, width: 'half' },
        { name: 'position', width: 'half' },
        { name: 'label.en', width: 'half' },
        { name: 'label.zh', width: 'half' },
        {
          name: 'choices',
          control: 'lines',
          fields: [{ name: 'key' }, { name: 'label.en' }, { name: 'label.zh' }],
          when: ({ kind }) => hasChoices(kind),
        },
        { name: 'isRequired' },
      ],
    },
    {
      title: text('When it is asked', '询问条件'),
      fields: [
        { name: 'showIf.question', control: 'code', width: 'half' },
        { name: 'showIf.is', words: CONDITION_KIND_WORDS, width: 'half' },
        { name: 'showIf.number', width: 'half', when: ({ showIf }) => showIf?.is !== 'any-of' },
        {
          name: 'showIf.choices',
          control: 'lines',
          fields: [{ name: 'key' }],
          when: ({ showIf }) => showIf?.is === 'any-of',
        },
      ],
    },
  ],
};

/** Returns the tags of the shop as options. */
function useTagOptions(): readonly Option[] {
  const t = useWords();
  return useTags().map(({ id, name }) => ({ value: id, label: t(name) }));
}

/** Describes the form that selects the customers to whom a survey is sent. */
export const SEND_FORM: FormSpec<typeof SendSurvey, SurveyView> = {
  operation: SendSurvey,
  guide: SEND_SURVEY_GUIDE,
  title: text('Whom do you ask?', '询问哪些客户？'),
  save: text('Ask them by mail', '通过邮件询问'),
  sections: [
    {
      fields: [
        { name: 'tagId', options: useTagOptions },
        {
          name: 'customers',
          control: 'lines',
          label: text('Customers', '客户'),
          fields: [{ name: 'customerId', control: 'customer' }],
        },
      ],
    },
  ],
};

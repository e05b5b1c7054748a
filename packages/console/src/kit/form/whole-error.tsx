import { useFormState } from 'react-hook-form';
import { useLanguage } from '../../app/words.ts';
import { inWords, messageIn, WHOLE_BODY } from './model/messages.ts';
import { useFormAround } from './use-spec-form.ts';

/** The error of a form that belongs to no single field: "Name at least one change." */
export function WholeError() {
  const { methods } = useFormAround();
  const { errors } = useFormState({ control: methods.control });
  const language = useLanguage();
  const message = messageIn(errors[WHOLE_BODY]);
  if (message === undefined) return null;
  return (
    <p className="err" role="alert">
      {inWords(message, language)}
    </p>
  );
}

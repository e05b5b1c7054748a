import { GetSurvey } from '@toric/contracts/customer/surveys/survey.http';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';

/** Shows the name of a survey, as a link to it. */
export function SurveyName({ id }: { readonly id: string }) {
  const t = useWords();
  const may = useMay();
  const { data } = useAnswer(GetSurvey, { params: { surveyId: id } }, { enabled: may(GetSurvey) });
  return <Link to={`/surveys/${id}`}>{data ? t(data.settings.title) : `…${id.slice(-6)}`}</Link>;
}

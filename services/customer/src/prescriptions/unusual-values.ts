import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Language } from '@toric/contracts/kernel/sentence';
import { Eye } from '@toric/contracts/lens';
import { unusualValues } from '@toric/optics/plausibility';

/**
 * Returns a question for each unusual value of a prescription. The questions name no medical value, because they are
 * stored with the answer under the idempotency key. `pointerOf` maps the JSON pointer of a field in the contents to its
 * JSON pointer in the request.
 */
export const questionsAbout = (
  { eyes }: PrescriptionContents,
  language: Language,
  pointerOf = (pointer: string) => pointer,
) =>
  Eye.options.flatMap((eye) => {
    const parameters = eyes[eye]?.parameters;
    return (parameters ? unusualValues(parameters) : []).map(({ path, message }) => ({
      pointer: pointerOf(`/eyes/${eye}/parameters${path}`),
      detail: message[language],
    }));
  });

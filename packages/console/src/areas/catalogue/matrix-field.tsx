import { Textarea } from '@mantine/core';
import { compileMatrix } from '@toric/optics/matrix';
import { useId, useMemo } from 'react';
import { formatNumber } from '../../app/formats.ts';
import { useLanguage, useWords } from '../../app/words.ts';
import { matrixOfText } from './matrix-text.ts';

const EXAMPLE = 'BC 8.6; DIA 14.5; SPH -6..-0.25/0.25; CYL -0.75, -1.25; AXIS 10..180/10';

/** Shows the field for the rules of a product, with the number of lenses that they define. */
export function MatrixField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const t = useWords();
  const language = useLanguage();
  const id = useId();
  const read = useMemo(() => matrixOfText(value), [value]);
  const made = useMemo(() => {
    if (!read.ok) return undefined;
    try {
      return compileMatrix({ segments: [...read.matrix.segments] }).count();
    } catch (error) {
      return error instanceof Error ? error.message : undefined;
    }
  }, [read]);
  const wrong = read.ok
    ? typeof made === 'string'
      ? made
      : undefined
    : t({ en: `Line ${read.line}: ${read.problem.en}`, zh: `第 ${read.line} 行：${read.problem.zh}` });
  return (
    <Textarea
      id={id}
      autosize
      minRows={3}
      label={t({ en: 'Made in', zh: '供应参数' })}
      description={t({
        en: `One rule on each line. Ranges are written from..to/step. For example ${EXAMPLE}`,
        zh: `每行一条规则，范围写作 起..止/步长。例如 ${EXAMPLE}`,
      })}
      value={value}
      error={value.trim() !== '' && wrong}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      {...(typeof made === 'number' && {
        inputContainer: (children) => (
          <>
            {children}
            <p className="help">
              {t({ en: `${formatNumber(made, 'en')} powers`, zh: `共 ${formatNumber(made, language)} 种度数` })}
            </p>
          </>
        ),
      })}
    />
  );
}

// Tests the text of a parameter matrix: what is written can be read again, and mistakes are named with their line.
import { describe, expect, test } from '@jest/globals';
import { matrixOfText, textOfMatrix } from './matrix-text.ts';

const TEXT =
  'BC 8.6; DIA 14.5; SPH -6..-0.25/0.25, 0.5..4/0.5; CYL -0.75, -1.25; AXIS 10..180/10\nBC 8.4, 8.8; DIA 14; SPH -2..-2/0.25; ADD LOW, 1.5; MARKETS US, GB; FROM 2026-03-01';

describe('the text of a matrix', () => {
  test('is read and written without loss', () => {
    const read = matrixOfText(TEXT);
    expect(read.ok && textOfMatrix({ segments: [...read.matrix.segments] })).toBe(TEXT);
  });
  test('takes a single sphere for a range of one power', () => {
    const read = matrixOfText('bc 8.6; dia 14; sph -2.25');
    expect(read.ok && read.matrix.segments[0]?.sphere).toEqual([{ from: -2.25, to: -2.25, step: 0.25 }]);
  });
  test('names the line and the parameter of a mistake', () => {
    expect(matrixOfText('BC 8.6; DIA 14; SPH -2\nBC 8.6; POWER -2')).toMatchObject({ ok: false, line: 2 });
    expect(matrixOfText('BC 8.6; SPH -2')).toMatchObject({ ok: false, line: 1 });
    expect(matrixOfText('\n')).toMatchObject({ ok: false, problem: { en: 'Write at least one rule.' } });
  });
});

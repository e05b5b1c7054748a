import { ChoiceControl } from './choice-control.tsx';
import type { Controls } from './control-props.ts';
import { DayControl } from './day-control.tsx';
import { LinesControl } from './lines-control.tsx';
import { MoneyControl } from './money-control.tsx';
import { CustomerControl, ProductControl } from '../picker.tsx';
import { PowerControl } from '../power-input.tsx';
import { CheckControl, NumberControl, PasswordControl, typed } from './text-controls.tsx';

/** Maps each kind of control to its component. */
export const controls: Controls = {
  text: typed({ type: 'text' }),
  'long-text': typed({ rows: 3 }),
  phone: typed({ type: 'tel', inputMode: 'tel', autoComplete: 'off' }),
  email: typed({ type: 'email', inputMode: 'email', autoComplete: 'off', spellCheck: false }),
  code: typed({
    type: 'text',
    autoComplete: 'off',
    autoCapitalize: 'characters',
    spellCheck: false,
    className: 'mono',
  }),
  password: PasswordControl,
  number: NumberControl,
  check: CheckControl,
  day: DayControl,
  choice: ChoiceControl,
  money: MoneyControl,
  power: PowerControl,
  lines: LinesControl,
  product: ProductControl,
  customer: CustomerControl,
};

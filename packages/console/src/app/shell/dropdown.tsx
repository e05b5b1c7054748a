import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

type ButtonProps = {
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string;
  readonly onClick: () => void;
};
type Props = {
  readonly button: (props: ButtonProps) => ReactNode;
  readonly children: (close: () => void) => ReactNode;
};

/**
 * Shows a panel below a button of the bar. Escape, a click outside or a link in the panel closes it. Then the button
 * has the focus again.
 */
export function Dropdown({ button, children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const trigger = document.activeElement;
    panel.current?.focus();
    const isOutside = ({ target }: Event) => target instanceof Node && !root.current?.contains(target);
    const leave = (event: Event) => isOutside(event) && setOpen(false);
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      if (trigger instanceof HTMLElement) trigger.focus();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    document.addEventListener('keydown', escape, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      document.removeEventListener('keydown', escape, { capture: true });
    };
  }, [isOpen]);
  return (
    <div className="dropdown" ref={root}>
      {button({ 'aria-expanded': isOpen, 'aria-controls': id, onClick: () => setOpen(!isOpen) })}
      {isOpen && (
        <div className="dropdown-panel" id={id} ref={panel} tabIndex={-1}>
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}
